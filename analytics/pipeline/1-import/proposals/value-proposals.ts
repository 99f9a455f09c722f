import { fastParts, findActivity } from './column-features'
import { assign, type Assigned, type EvidenceTable } from './assign'
import { inUnit, measuredColumns, type JudgedColumns, type TemperatureUnit } from './judged-columns'
import { machineEvidence } from './machine-evidence'
import { pairScorer, type Assignment, type PairScorer } from './pair-evidence'
import { pressureEvidence } from './pressure-evidence'
import type { Series } from './series'
import { temperatureEvidence } from './temperature-evidence'

/** What a column of numbers was taken for by its values. */
export interface ValueProposal {
  index: number
  signal: string
  alternatives: string[]
  unit: string | null
  confidence: 'likely' | 'unsure'
  reason: string
}

const likelyMargin = 3
const alternativeMargin = 3

/** What the columns of numbers are by their values and the physics between them; `known` are told by their headers, with the unit of temperature where one is. */
export const valueProposals = (series: Series, known: Assignment, temperature: TemperatureUnit | undefined): ValueProposal[] => {
  const fast = fastParts(series)
  const columns = measuredColumns(series, fast, findActivity(series, fast))
  const found = (temperature === undefined ? (['degC', 'degF'] as const) : [temperature]).map((unit) => matched(inUnit(columns, unit), known))
  const best = found.reduce((a, b) => (b.score > a.score + (b.judged.temperature === 'degF' ? 1 : 0) ? b : a))
  return proposalsOf(best, known)
}

interface Matched extends Assigned {
  judged: JudgedColumns
  table: EvidenceTable
  pairs: PairScorer
}

const matched = (judged: JudgedColumns, known: Assignment): Matched => {
  const table: EvidenceTable = new Map([...judged.features].map(([index, f]) => {
    const counts = f.rising > 0.97 && f.changing > 0
    return [index, counts || f.distinct < 2 ? new Map() : new Map([...temperatureEvidence(f, judged), ...machineEvidence(f, judged), ...pressureEvidence(f)])]
  }))
  const pairs = pairScorer(judged)
  return { ...assign(table, pairs, known), judged, table, pairs }
}

const proposalsOf = ({ assignment, score, table, pairs }: Matched, known: Assignment): ValueProposal[] =>
  [...assignment].flatMap(([signal, index]) => {
    const evidence = table.get(index)?.get(signal)
    if (known.has(signal) || evidence === undefined) return []
    const other = assign(table, pairs, known, [index, signal])
    const margin = score - other.score
    const instead = [...other.assignment].find(([, column]) => column === index)?.[0]
    return [{ index, signal, alternatives: instead === undefined || margin > alternativeMargin ? [] : [instead], unit: evidence.unit, confidence: margin >= likelyMargin ? ('likely' as const) : ('unsure' as const), reason: evidence.reason }]
  })
export const debugMatch = (series: Series): Matched => {
  const fast = fastParts(series)
  const columns = measuredColumns(series, fast, findActivity(series, fast))
  const found = (['degC', 'degF'] as const).map((unit) => matched(inUnit(columns, unit), new Map()))
  return found.reduce((a, b) => (b.score > a.score + (b.judged.temperature === 'degF' ? 1 : 0) ? b : a))
}
