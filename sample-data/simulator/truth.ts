import { csvOf } from './csv'
import { detectableFrom, faultFacts } from './faults/fault-facts'
import { failedOn, reachesOn, severityAfter } from './faults/severity'
import { addDays, dayNumber } from './local-time'
import type { FaultRecipe, FleetRecipe, UnitRecipe } from './recipe'

const columns = [
  'unit_id',
  'fault',
  'confounder',
  'onset_on',
  'detectable_on',
  'failed_on',
  'severity_end',
  'unit_of_severity',
  'shape',
  'mode',
] as const

/** A row of `truth.csv`; days are `YYYY-MM-DD`, empty where there is none. */
export type TruthRow = Record<(typeof columns)[number], string>

/** What is really wrong with a unit whose data end on a day. */
export const truthOf = (unit: UnitRecipe, toOn: string): TruthRow => {
  const { fault, confounder } = unit
  const none = { detectable_on: '', failed_on: '', severity_end: '', unit_of_severity: '', shape: '', mode: '' }
  const base = { unit_id: unit.unit_id, confounder: confounder?.kind ?? '' }
  if (fault === undefined) return { ...base, fault: 'none', onset_on: confounder?.from_on ?? '', ...none }
  return {
    ...base,
    fault: fault.fault,
    onset_on: fault.onset_on,
    detectable_on: upTo(toOn, detectableOn(fault)),
    failed_on: upTo(toOn, failedOn(fault)),
    severity_end: String(Number(severityEnd(fault, toOn).toFixed(4))),
    unit_of_severity: fault.sensor?.endsWith('pressure') === true ? '%' : faultFacts[fault.fault].unit,
    shape: fault.shape,
    mode: faultFacts[fault.fault].mode,
  }
}

const upTo = (toOn: string, on: string | undefined): string => (on === undefined || on > toOn ? '' : on)

const detectableOn = (fault: FaultRecipe): string | undefined =>
  fault.fault === 'connectivity_loss' ? addDays(fault.onset_on, 1) : reachesOn(fault, detectableFrom(fault))

/** Severity at the end of the data, or when the compressor broke; days of silence for a lost connection. */
const severityEnd = (fault: FaultRecipe, toOn: string): number => {
  const days = dayNumber(toOn) + 1 - dayNumber(fault.onset_on)
  if (fault.fault === 'connectivity_loss') return days - 1
  const broken = failedOn(fault)
  return broken !== undefined && broken <= toOn ? fault.severity : severityAfter(fault, days)
}

/** What is really wrong with each unit of a simulated fleet, one row a unit: `truth.csv`. */
export const truthCsv = (recipe: FleetRecipe): string => csvOf(columns, recipe.units.map((unit) => truthOf(unit, recipe.to_on)))
