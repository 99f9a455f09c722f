import type { WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import type { Label } from './labels'
import { stillSaidDays } from './outcome'

/** Labels that findings can be held against, and those that they can't. */
export interface SortedLabels {
  judged: Label[]
  /** Of units that the project has no telemetry of. */
  unknownUnit: Label[]
  /** On days that no finding could stand before: up to a unit's first day, later than its last one by more than a finding speaks, or after as-of. */
  outsideData: Label[]
}

/** Sorts labels by what is known of their units; `lastDay` is as-of, in days since 1970-01-01. Pure. */
export const sortLabels = (labels: readonly Label[], units: ReadonlyMap<string, Pick<WatchedUnit, 'firstDay' | 'length'>>, lastDay: number): SortedLabels => {
  const sorted: SortedLabels = { judged: [], unknownUnit: [], outsideData: [] }
  for (const label of labels) {
    const unit = units.get(label.unitId)
    const isOutside = unit !== undefined && (label.confirmed <= unit.firstDay || label.confirmed > Math.min(lastDay, unit.firstDay + unit.length - 1 + stillSaidDays))
    sorted[unit === undefined ? 'unknownUnit' : isOutside ? 'outsideData' : 'judged'].push(label)
  }
  return sorted
}
