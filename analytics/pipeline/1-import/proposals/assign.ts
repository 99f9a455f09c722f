import type { Evidence } from './evidence'
import type { Assignment, PairScorer } from './pair-evidence'

/** What speaks for each column being each signal. */
export type EvidenceTable = ReadonlyMap<number, ReadonlyMap<string, Evidence>>

export interface Assigned {
  assignment: Assignment
  score: number
}

/** What an assignment is worth: its single evidence and what lies between. `fixed` ones count only in between. */
export interface Weighing {
  table: EvidenceTable
  pairs: PairScorer
  fixed: Assignment
}

const others = [
  'discharge_kpa', 'suction_kpa', 'indoor_c', 'dhw_tank_c', 'compressor_a', 'outdoor_coil_c', 'suction_c', 'liquid_c', 'fan_rpm', 'eev_pct', 'setpoint_c',
  'outdoor_rh_pct', 'aux_power_w', 'rssi_dbm', 'vibration_mm_s',
]
/** Those that others are told by come first: the temperatures, or what balances with the heat. */
const orders = [
  ['supply_c', 'return_c', 'discharge_c', 'outdoor_c', 'power_w', 'compressor_hz', 'heat_w', 'flow_lpm', ...others],
  ['power_w', 'heat_w', 'flow_lpm', 'supply_c', 'return_c', 'discharge_c', 'outdoor_c', 'compressor_hz', ...others],
]
export const worthIt = -1
const mostCandidates = 9
const kept = 48
const mostLost = 2

interface State {
  assignment: Map<string, number>
  taken: Set<number>
  score: number
}

export const singleScore = ({ table }: Weighing, column: number, signal: string): number => table.get(column)?.get(signal)?.score ?? -Infinity

export const totalScore = (weighing: Weighing, assignment: Assignment): number => {
  let sum = weighing.pairs(assignment)
  for (const [signal, column] of assignment) if (!weighing.fixed.has(signal)) sum += singleScore(weighing, column, signal)
  return sum
}

/**
 * The assignment of columns to signals, at most one to one, with the highest sum of evidence that is found: in two orders,
 * signal by signal with the best states kept, and exchanges at the end.
 */
export const assign = (weighing: Weighing): Assigned => {
  const found = orders.map((order) => {
    const empty: State = { assignment: new Map(weighing.fixed), taken: new Set(weighing.fixed.values()), score: 0 }
    const [{ assignment, score }] = order.reduce<State[]>((states, signal) => extended(weighing, states, signal), [empty]) as [State]
    return exchanged(weighing, { assignment, score })
  })
  return found.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a))
}

const extended = (weighing: Weighing, states: State[], signal: string): State[] => {
  if (weighing.fixed.has(signal)) return states
  const candidates = [...weighing.table.keys()]
    .map((column) => ({ column, score: singleScore(weighing, column, signal) }))
    .filter(({ score }) => score >= worthIt)
    .sort((a, b) => b.score - a.score || a.column - b.column)
    .slice(0, mostCandidates)
  const next: { from: State; column: number | undefined; score: number }[] = states.map((from) => ({ from, column: undefined, score: from.score }))
  for (const from of states)
    for (const { column, score } of candidates) {
      if (from.taken.has(column)) continue
      from.assignment.set(signal, column)
      next.push({ from, column, score: from.score + score + weighing.pairs(from.assignment, signal) })
      from.assignment.delete(signal)
    }
  return next
    .sort((a, b) => b.score - a.score)
    .slice(0, kept)
    .map(({ from, column, score }) => (column === undefined ? from : { assignment: new Map(from.assignment).set(signal, column), taken: new Set(from.taken).add(column), score }))
}

/** Exchanges the columns of two or three signals, or moves a free column in, as long as that raises the sum. */
const exchanged = (weighing: Weighing, found: Assigned): Assigned => {
  let { assignment, score } = found
  const consider = (changes: readonly (readonly [signal: string, column: number])[]): boolean => {
    let gain = 0
    for (const [signal, column] of changes) {
      const single = singleScore(weighing, column, signal)
      if (single < worthIt) return false
      gain += single - (assignment.has(signal) ? singleScore(weighing, assignment.get(signal) as number, signal) : 0)
    }
    if (gain < -mostLost) return false
    const changed = new Map([...assignment, ...changes])
    const sum = totalScore(weighing, changed)
    if (sum <= score + 1e-9) return false
    assignment = changed
    score = sum
    return true
  }
  for (let better = true; better; ) {
    better = false
    const held = [...assignment].filter(([signal]) => !weighing.fixed.has(signal))
    const free = [...weighing.table.keys()].filter((column) => ![...assignment.values()].includes(column))
    for (const [signal, column] of held) {
      for (const [other, place] of held) {
        if (better || other === signal || singleScore(weighing, place, signal) < worthIt) continue
        if (consider([[signal, place], [other, column]])) better = true
        for (const [third, last] of singleScore(weighing, column, other) < worthIt ? held : []) if (!better && third !== signal && third !== other && consider([[signal, place], [other, last], [third, column]])) better = true
      }
      for (const place of free) if (!better && consider([[signal, place]])) better = true
    }
  }
  return { assignment, score }
}
