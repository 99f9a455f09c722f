import { fastParts, findActivity } from './column-features'
import { alternativeTo } from './alternatives'
import { assign, type Assigned, type EvidenceTable, type Weighing } from './assign'
import { inUnit, measuredColumns, type JudgedColumns, type TemperatureUnit } from './judged-columns'
import { machineEvidence } from './machine-evidence'
import { pairScorer, type Assignment } from './pair-evidence'
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

const leastMargin = 3
/** °C unless °F explains clearly more. */
const fahrenheitMargin = 3

/** What the columns of numbers are by their values and the physics between them; `known` are told by their headers, with the unit of temperature where one is. */
export const valueProposals = (series: Series, known: Assignment, temperature: TemperatureUnit | undefined): ValueProposal[] => {
  const fast = fastParts(series)
  const columns = measuredColumns(series, fast, findActivity(series, fast))
  const found = (temperature === undefined ? (['degC', 'degF'] as const) : [temperature]).map((unit) => matched(inUnit(columns, unit), known))
  const best = found.reduce((a, b) => (b.assigned.score > a.assigned.score + (b.judged.temperature === 'degF' ? fahrenheitMargin : 0) ? b : a))
  return proposalsOf(best)
}

interface Matched {
  assigned: Assigned
  judged: JudgedColumns
  weighing: Weighing
}

const matched = (judged: JudgedColumns, fixed: Assignment): Matched => {
  const table: EvidenceTable = new Map([...judged.features].map(([index, f]) => {
    const counts = f.rising > 0.97 && f.changing > 0
    return [index, counts || f.distinct < 2 ? new Map() : new Map([...temperatureEvidence(f, judged), ...machineEvidence(f, judged), ...pressureEvidence(f)])]
  }))
  const weighing: Weighing = { table: new Map([...table].filter(([index]) => ![...fixed.values()].includes(index))), pairs: pairScorer(judged), fixed }
  return { assigned: assign(weighing), judged, weighing }
}

const proposalsOf = ({ assigned, weighing }: Matched): ValueProposal[] =>
  [...assigned.assignment].flatMap(([signal, index]) => {
    const evidence = weighing.table.get(index)?.get(signal)
    if (evidence === undefined) return []
    const { margin, instead } = alternativeTo(weighing, assigned, signal)
    const open = margin < leastMargin
    return [{ index, signal, alternatives: open && instead !== undefined ? [instead] : [], unit: evidence.unit, confidence: open ? ('unsure' as const) : ('likely' as const), reason: evidence.reason }]
  })
