import { outdoorFault } from './codes'
import { addRow, newPartTable, type PartTable } from './part-table'
import type { DaySpan, SeriesRows } from './series-rows'
import { signals } from './signals'
import type { Steps } from './steps'

/** `signal` is its place in the list of signals, `rule` 0 for the plausible range, else the outdoor fault. */
export const gateNames = ['unit_no', 'day', 'signal', 'rule', 'samples', 'first_ts', 'last_ts'] as const
export type GateName = (typeof gateNames)[number]
export const newGateTable = (): PartTable<GateName> => newPartTable(gateNames)

const outdoor = signals.indexOf('outdoor_c')

/** Counts the values each gate took out on one day. */
export const addGates = (table: PartTable<GateName>, rows: SeriesRows, { fault }: Steps, span: DaySpan, unitNo: number): void => {
  if (!isAny(rows.outOfRange, fault, span)) return
  const counts = new Map<number, Record<GateName, number>>()
  const count = (signal: number, rule: number, row: number): void => {
    const ts = rows.ts[row] as number
    const known = counts.get(signal * 4 + rule)
    if (known === undefined) counts.set(signal * 4 + rule, { unit_no: unitNo, day: span.day, signal, rule, samples: 1, first_ts: ts, last_ts: ts })
    else {
      known.samples++
      known.last_ts = ts
    }
  }
  for (let i = span.from; i < span.to; i++) {
    const bits = rows.outOfRange[i] as number
    if (bits !== 0) for (let signal = 0; signal < signals.length; signal++) if ((bits & (1 << signal)) !== 0) count(signal, 0, i)
    if (fault[i] !== outdoorFault.none) count(outdoor, fault[i] as number, i)
  }
  for (const row of counts.values()) addRow(table, row)
}

const isAny = (bits: Uint32Array, fault: Uint8Array, { from, to }: DaySpan): boolean => {
  for (let i = from; i < to; i++) if (bits[i] !== 0 || fault[i] !== outdoorFault.none) return true
  return false
}
