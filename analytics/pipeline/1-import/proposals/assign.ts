import type { Evidence } from './evidence'
import type { Assignment, PairScorer } from './pair-evidence'

/** What speaks for each column being each signal. */
export type EvidenceTable = ReadonlyMap<number, ReadonlyMap<string, Evidence>>

export interface Assigned {
  assignment: Assignment
  score: number
}

/** Those that others are told by come first. */
const order = [
  'supply_c', 'return_c', 'discharge_c', 'outdoor_c', 'power_w', 'compressor_hz', 'heat_w', 'flow_lpm', 'discharge_kpa', 'suction_kpa', 'indoor_c', 'dhw_tank_c', 'compressor_a',
  'outdoor_coil_c', 'suction_c', 'liquid_c', 'fan_rpm', 'eev_pct', 'setpoint_c', 'outdoor_rh_pct', 'aux_power_w', 'rssi_dbm', 'vibration_mm_s',
]
const worthIt = -1
const mostCandidates = 8
const kept = 40

interface State {
  assignment: Map<string, number>
  taken: Set<number>
  score: number
}

/**
 * The assignment of columns to signals, at most one to one, with the highest sum of evidence that a beam search finds: signal by signal,
 * with the best states so far kept. `fixed` stay; a column and a signal in `without` stay apart.
 */
export const assign = (table: EvidenceTable, pairs: PairScorer, fixed: Assignment, without?: readonly [column: number, signal: string]): Assigned => {
  let states: State[] = [{ assignment: new Map(fixed), taken: new Set(fixed.values()), score: 0 }]
  for (const signal of order) {
    if (fixed.has(signal)) continue
    const next: { from: State; column: number; score: number }[] = states.map((from) => ({ from, column: -1, score: from.score }))
    for (const { column, score } of candidatesFor(table, signal, without))
      for (const from of states) {
        if (from.taken.has(column)) continue
        from.assignment.set(signal, column)
        next.push({ from, column, score: from.score + score + pairs(from.assignment, signal) })
        from.assignment.delete(signal)
      }
    states = next
      .sort((a, b) => b.score - a.score)
      .slice(0, kept)
      .map(({ from, column, score }) => (column < 0 ? from : { assignment: new Map(from.assignment).set(signal, column), taken: new Set(from.taken).add(column), score }))
  }
  const [best] = states as [State]
  return polished({ assignment: best.assignment, score: best.score }, table, pairs, fixed, without)
}

/** Exchanges the columns of two or three signals, or moves a free column in, as long as that raises the sum. */
const polished = (found: Assigned, table: EvidenceTable, pairs: PairScorer, fixed: Assignment, without: readonly [column: number, signal: string] | undefined): Assigned => {
  const single = (column: number, signal: string): number =>
    without !== undefined && without[0] === column && without[1] === signal ? -Infinity : (table.get(column)?.get(signal)?.score ?? -Infinity)
  let { assignment, score } = found
  const consider = (changes: readonly (readonly [signal: string, column: number])[]): boolean => {
    if (changes.some(([signal, column]) => single(column, signal) < worthIt)) return false
    const changed = new Map([...assignment, ...changes])
    let sum = pairs(changed)
    for (const [signal, column] of changed) if (!fixed.has(signal)) sum += single(column, signal)
    if (sum <= score + 1e-9) return false
    assignment = changed
    score = sum
    return true
  }
  for (let better = true; better; ) {
    better = false
    const held = [...assignment].filter(([signal]) => !fixed.has(signal))
    const free = [...table.keys()].filter((column) => ![...assignment.values()].includes(column))
    for (const [signal, column] of held) {
      for (const [other, place] of held) {
        if (better || other === signal || single(place, signal) < worthIt) continue
        if (consider([[signal, place], [other, column]])) better = true
        for (const [third, last] of held) if (!better && third !== signal && third !== other && consider([[signal, place], [other, last], [third, column]])) better = true
      }
      for (const place of free) if (!better && consider([[signal, place]])) better = true
    }
  }
  return { assignment, score }
}

const candidatesFor = (table: EvidenceTable, signal: string, without: readonly [column: number, signal: string] | undefined): { column: number; score: number }[] =>
  [...table]
    .map(([column, of]) => ({ column, score: of.get(signal)?.score ?? -Infinity }))
    .filter(({ column, score }) => score >= worthIt && !(without !== undefined && without[0] === column && without[1] === signal))
    .sort((a, b) => b.score - a.score || a.column - b.column)
    .slice(0, mostCandidates)
