import { tableFromIPC, type Vector } from 'apache-arrow'

/** The columns of an Arrow answer. Numbers, days, times (ms UTC) and booleans have NaN for missing, texts null. */
export interface ColumnSet<Names extends string = string> {
  readonly rowCount: number
  readonly names: readonly Names[]
  /** What a column holds: numbers, days, times or booleans as numbers, or texts. */
  kindOf(name: Names): 'number' | 'day' | 'time' | 'boolean' | 'text'
  /** A view on the answer's own bytes where possible; throws for a text column. */
  numbers(name: Names): Float64Array
  /** Throws for a numeric column. */
  texts(name: Names): (string | null)[]
}

/** Reads an Arrow IPC stream as the engine writes it. */
export const readColumnSet = <Names extends string>(bytes: Uint8Array): ColumnSet<Names> => {
  const table = tableFromIPC(bytes)
  const cache = new Map<string, Float64Array | (string | null)[]>()
  const column = (name: string): Float64Array | (string | null)[] => {
    const known = cache.get(name)
    if (known !== undefined) return known
    const vector = table.getChild(name)
    if (vector === null) throw new Error(`the answer has no column ${name}`)
    const values = isNumeric(vector) ? numbersOf(vector) : textsOf(vector)
    cache.set(name, values)
    return values
  }
  return {
    rowCount: table.numRows,
    names: table.schema.fields.map((field) => field.name as Names),
    kindOf: (name) => (table.schema.fields.find((field) => field.name === name)?.metadata.get('kind') ?? 'text') as ReturnType<ColumnSet['kindOf']>,
    numbers: (name) => {
      const values = column(name)
      if (!(values instanceof Float64Array)) throw new Error(`column ${name} holds texts`)
      return values
    },
    texts: (name) => {
      const values = column(name)
      if (values instanceof Float64Array) throw new Error(`column ${name} holds numbers`)
      return values
    },
  }
}

const isNumeric = (vector: Vector): boolean => vector.type.toString() === 'Float64'

const numbersOf = (vector: Vector): Float64Array => {
  const parts = vector.data.map((data) => data.values.subarray(0, data.length) as Float64Array)
  if (parts.length === 1 && parts[0] !== undefined) return parts[0]
  const all = new Float64Array(vector.length)
  let offset = 0
  for (const part of parts) {
    all.set(part, offset)
    offset += part.length
  }
  return all
}

const textsOf = (vector: Vector): (string | null)[] =>
  Array.from({ length: vector.length }, (_, row) => vector.get(row) as string | null)
