import { missing } from './codes'
import type { CleanCoil } from './defrost-part'
import type { FrostMemory } from './frost-evidence'
import type { SeriesRows } from './series-rows'
import type { RiseMemory } from './setpoint-rises'
import type { SignalsMemory } from './signal-memory'
import type { CountedSignal } from './signals'

/** What a series of which more rows come goes on from, instead of reading all of it again. */
export interface SeriesMemory {
  sampleS: number
  /** The first moment that is read again, s since 1970: what looks back from `day` finds what it looks for. */
  readFrom: number
  /** The first local day that is told anew, since 1970, and its first moment. */
  day: number
  dayFrom: number
  /** Whether the coil was known to hang in other air, and the clean coil after the last defrost, before `readFrom`. */
  elsewhere: boolean
  clean: CleanCoil | undefined
  /** Before `day`: the highest speed that was held, Hz, clean and frosted coils, the setpoint, and all signals. */
  highestHz: number
  frost: FrostMemory | undefined
  rise: RiseMemory | undefined
  signals: SignalsMemory
}

/** Whether rows can go on from a memory: of the same resolution, and without a signal that it has never seen, since the days before are told not to have it. */
export const goesOn = (rows: SeriesRows, { sampleS, signals: { signals: seen } }: SeriesMemory): boolean => {
  const { count, signal, known, other, mode, valveHeating, defrostFlag } = rows
  const isNew = (values: ArrayLike<number>, isValue: (value: number) => boolean): boolean => {
    for (let i = 0; i < count; i++) if (isValue(values[i] as number)) return true
    return false
  }
  const isNumber = (value: number): boolean => value === value
  const isCode = (value: number): boolean => value !== missing
  return (
    rows.sampleS === sampleS &&
    ![...known].some((name) => seen[name] === undefined && isNew(signal[name], isNumber)) &&
    ![...other].some(([name, values]) => seen[name] === undefined && isNew(values, isNumber)) &&
    !Object.entries({ mode, reversing_valve_heating: valveHeating, defrost: defrostFlag }).some(([name, codes]) => seen[name as CountedSignal] === undefined && isNew(codes, isCode))
  )
}

/** As text: JSON, of numbers that it has no word for their names, and of selections their bytes. */
export const memoryText = (memory: SeriesMemory): string => JSON.stringify(memory, (_, value: unknown) => (value instanceof Float32Array ? { float32: bytesOf(value) } : typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value))

const bytesOf = (values: Float32Array): string => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')

/** @throws SyntaxError for what is no JSON. */
export const memoryOf = (text: string): SeriesMemory =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('number' in value) return Number(value.number)
    return 'float32' in value ? floatsOf(String(value.float32)) : value
  }) as SeriesMemory

const floatsOf = (base64: string): Float32Array => {
  const bytes = Buffer.from(base64, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
