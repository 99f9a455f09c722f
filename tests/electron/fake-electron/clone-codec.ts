/** A structured clone as JSON: plain scalars as they are, anything else as a list that starts with its kind. */
export type Encoded = null | boolean | number | string | readonly [kind: string, ...rest: readonly unknown[]]

export interface BytesAsText {
  toText(bytes: Uint8Array): string
  fromText(text: string): Uint8Array<ArrayBuffer>
}

type View = new (buffer: ArrayBuffer) => ArrayBufferView

const views: Readonly<Record<string, View>> = { Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView }
const refused = (): Error => new Error('An object could not be cloned.')

/** Encodes what the structured clone algorithm takes; functions, symbols, ports and cycles are refused. */
export const createCloneCodec = (bytes: BytesAsText) => {
  const encode = (value: unknown, above: readonly object[] = []): Encoded => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : ['number', String(Object.is(value, -0) ? '-0' : value)]
    if (value === undefined) return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value !== 'object') throw refused()
    if (above.includes(value)) throw new Error('a value that holds itself is not in the fake')
    const within = [...above, value]
    const inner = (item: unknown): Encoded => encode(item, within)
    if (Array.isArray(value)) return ['list', value.map(inner)]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Map) return ['map', [...value].map(([key, item]) => [inner(key), inner(item)])]
    if (value instanceof Set) return ['set', [...value].map(inner)]
    if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? '']
    if (value instanceof ArrayBuffer) return ['buffer', bytes.toText(new Uint8Array(value))]
    if (ArrayBuffer.isView(value)) return ['view', viewName(value), bytes.toText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]
    if (!isPlain(value)) throw refused()
    return ['object', Object.entries(value).map(([key, item]) => [key, inner(item)])]
  }

  const decode = (encoded: unknown): unknown => {
    if (!Array.isArray(encoded)) return encoded
    const [kind, first, second, third] = encoded as [string, ...unknown[]]
    const list = (): unknown[] => first as unknown[]
    const pairs = (): [unknown, unknown][] => first as [unknown, unknown][]
    const decoders: Record<string, () => unknown> = {
      undefined: () => undefined,
      number: () => Number(first),
      bigint: () => BigInt(String(first)),
      list: () => list().map(decode),
      date: () => new Date(Number(first)),
      map: () => new Map(pairs().map(([key, item]) => [decode(key), decode(item)])),
      set: () => new Set(list().map(decode)),
      error: () => Object.assign(new Error(String(second)), { name: String(first), stack: String(third) }),
      buffer: () => bytes.fromText(String(first)).buffer,
      view: () => new (views[String(first)] ?? Uint8Array)(bytes.fromText(String(second)).buffer),
      object: () => Object.fromEntries(pairs().map(([key, item]) => [String(key), decode(item)])),
    }
    const decoder = decoders[kind]
    if (decoder === undefined) throw new Error(`an encoded value of kind ${kind} is unknown`)
    return decoder()
  }

  return { encode: (value: unknown): Encoded => encode(value), decode }
}

const viewName = (view: ArrayBufferView): string => {
  const { name } = view.constructor
  return name in views ? name : 'Uint8Array'
}

const isPlain = (value: object): boolean => {
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Object]' && !(typeof MessagePort !== 'undefined' && value instanceof MessagePort)
}
