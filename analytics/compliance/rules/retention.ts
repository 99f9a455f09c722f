import type { Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, inForce, joinCites, noteOn } from './in-force'
import type { RuleData } from './load-rules'
import { stateCode } from './state-code'
import { termOf, type TermName } from './terms'
import type { DatedRule } from './schemas/dated'

export type Kept = 'records' | 'circuit' | 'disposal' | 'certificate'

export interface Retention {
  years: number
  /** Counted from the record, the circuit's retirement, or the day a technician left. */
  from: 'record' | 'retirement' | 'leaving'
  cite: string
  notes: readonly RuleNote[]
}

interface Years {
  years: number
  cite: string
  notes: readonly (RuleNote | undefined)[]
}

const ofRule = (rule: (DatedRule & { years: number }) | undefined): Years[] =>
  rule === undefined ? [] : [{ years: rule.years, cite: rule.cite, notes: [noteOn(rule)] }]

const ofTerm = (rules: RuleData, term: TermName, on: Day): Years => {
  const { value, cite, notes } = termOf(rules, term, on)
  return { years: value, cite, notes }
}

const federal = (rules: RuleData, kept: Kept, on: Day): Years[] => {
  if (kept === 'records') return [ofTerm(rules, 'records', on)]
  if (kept === 'circuit') return [ofTerm(rules, 'circuit_records_after_retirement', on)]
  if (kept === 'disposal') return ofRule(inForce(rules.disposal.records, on)[0] ?? rules.disposal.records[0])
  const copy = inForce(rules.technicians.copies, on)[0] ?? rules.technicians.copies[0]
  return copy === undefined ? [] : ofRule({ ...copy, years: copy.years_after_leaving })
}

/**
 * How long something is kept: records of leak repair 82.157(l), 84.106(l), a circuit's own record, disposals of 82.156(a)(3), copies of
 * certificates 82.161. A state that wants longer (`CA`, `California`) adds its paragraph.
 */
export const retention = (rules: RuleData, kept: Kept, on: Day, state: string | null = null): Retention => {
  const ofState = kept === 'certificate' ? [] : inForce(rules.states.retentions, on).filter((rule) => rule.state === stateCode(state)).flatMap(ofRule)
  const all = [...federal(rules, kept, on), ...ofState]
  const years = Math.max(...all.map((one) => one.years))
  const longest = all.filter((one) => one.years === years)
  return {
    years,
    from: kept === 'circuit' ? 'retirement' : kept === 'certificate' ? 'leaving' : 'record',
    cite: joinCites(longest.map((one) => one.cite)),
    notes: distinctNotes(longest.flatMap((one) => one.notes)),
  }
}

/** Years for which records of leak repair are kept: 3 federally, longer where the state wants it. */
export const retentionYears = (rules: RuleData, on: Day, { state = null }: { state?: string | null } = {}): number =>
  retention(rules, 'records', on, state).years
