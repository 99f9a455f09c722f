import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import { readMass, type Mass } from '../exact/mass'

type CellOf<Value> =
  [Value] extends [Mass | null] ? 'mass'
  : [Value] extends [boolean | null] ? 'flag'
  : [Value] extends [number | null] ? 'number' | 'day'
  : [Value] extends [string | null] ? 'text'
  : never

/** How each field of a record is read from the column of its name. */
export type Shape<Row> = { readonly [Name in keyof Row]-?: CellOf<Row[Name]> }

type Cell = 'mass' | 'flag' | 'number' | 'day' | 'text'

/** Reads row after row of a result as records of this shape, their texts and masses as they are stored. */
export const rowsOf = <Row extends object>(shape: Shape<Row>, columns: Columns): ((row: number) => Row) => {
  const fields = Object.entries<Cell>(shape).map(([name, cell]) => ({ name, read: readerOf(columns, name, cell) }))
  const empty: Record<string, unknown> = Object.fromEntries(fields.map(({ name }) => [name, null]))
  return (row) => {
    const record = { ...empty }
    for (const { name, read } of fields) {
      const value = read(row)
      if (value !== null) record[name] = value
    }
    return record as Row
  }
}

const readerOf = (columns: Columns, name: string, cell: Cell): ((row: number) => unknown) => {
  if (cell === 'text') {
    const texts = textsOf(columns, name)
    return (row) => texts[row] ?? null
  }
  if (cell === 'mass') return massReader(textsOf(columns, name))
  const numbers = numbersOf(columns, name)
  const flag = cell === 'flag'
  return (row) => {
    const value = numbers[row] as number
    return Number.isNaN(value) ? null : flag ? value !== 0 : value
  }
}

const massReader = (texts: (string | null)[]): ((row: number) => Mass | null) => {
  const known = new Map<string, Mass | null>()
  return (row) => {
    const text = texts[row] ?? null
    if (text === null) return null
    const found = known.get(text)
    if (found !== undefined) return found
    const mass = readMass(text) ?? null
    known.set(text, mass)
    return mass
  }
}
