import { copLoss } from './conditions'
import { csvOf } from './csv'
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

/** Loss of COP from which a decline is worth a look, and the error of an outdoor sensor, K, that counts as drift. */
const detectableLoss = 0.05
const detectableDriftK = 1.7

interface FaultTruth {
  detectable: string
  severity: number
  unit: string
  shape: 'step' | 'linear'
  mode: string
}

const firstDay = (onset: string, passes: (days: number) => boolean): string => {
  let days = 0
  while (!passes(days) && days < 5000) days++
  return addDays(onset, days)
}

const describe = (fault: FaultRecipe, toOn: string): FaultTruth => {
  const days = dayNumber(toOn) + 1 - dayNumber(fault.onset_on)
  const same = { detectable: fault.onset_on, shape: 'step' as const }
  switch (fault.fault) {
    case 'cop_degradation':
      return {
        detectable: firstDay(fault.onset_on, (after) => copLoss(fault, after) >= detectableLoss),
        severity: Number(copLoss(fault, days).toFixed(4)),
        unit: '1',
        shape: fault.shape,
        mode: 'heat',
      }
    case 'defrost_excessive':
      return { ...same, severity: fault.interval_min, unit: 'min', mode: 'heat' }
    case 'defrost_incomplete':
      return { ...same, severity: fault.heat_share, unit: '1', mode: 'heat' }
    case 'short_cycling':
      return { ...same, severity: fault.starts_per_h, unit: '1/h', mode: 'heat' }
    case 'connectivity_loss':
      return { ...same, detectable: addDays(fault.onset_on, 1), severity: days - 1, unit: 'd', mode: 'all' }
    case 'sensor_stuck':
      return { ...same, severity: 1, unit: '1', mode: 'all' }
    case 'sensor_drift':
      return {
        detectable: firstDay(fault.onset_on, (after) => (fault.k * Math.min(fault.days, after)) / fault.days >= detectableDriftK),
        severity: fault.k,
        unit: 'K',
        shape: 'linear',
        mode: 'all',
      }
  }
}

const rowOf = (unit: UnitRecipe, toOn: string): Partial<Record<(typeof columns)[number], string | number>> => {
  const base = { unit_id: unit.unit_id, confounder: unit.confounder?.kind ?? '' }
  if (unit.fault === undefined) return { ...base, fault: 'none', onset_on: unit.confounder?.from_on ?? '' }
  const { detectable, severity, unit: unitOf, shape, mode } = describe(unit.fault, toOn)
  return {
    ...base,
    fault: unit.fault.fault,
    onset_on: unit.fault.onset_on,
    detectable_on: detectable > toOn ? '' : detectable,
    severity_end: severity,
    unit_of_severity: unitOf,
    shape,
    mode,
  }
}

/** What is really wrong with each unit of a simulated fleet, one row a unit: `truth.csv`. */
export const truthCsv = (recipe: FleetRecipe): string => csvOf(columns, recipe.units.map((unit) => rowOf(unit, recipe.to_on)))
