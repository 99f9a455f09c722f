import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../db/query'
import { cusumLimits } from '../pipeline/4-findings/alarm-budget'
import { thresholdsFor, type Profile } from '../pipeline/4-findings/profile'
import { rules } from '../pipeline/4-findings/rules'
import { loadHeld, watchedColumns } from '../pipeline/4-findings/load-held'
import { loadWatchedUnits, type WatchedUnit } from '../pipeline/4-findings/watched-unit'
import alertsSql from './alerts.sql?raw'
import { detectorsOf } from './fault-groups'
import { loadRestDays } from './rest-days'
import type { Alert, LabelledUnit, Pressed, UnitFacts } from './unit-facts'

const unitsPerBatch = 32
const silent: ReadonlySet<string> = new Set(['silent_h'])

/**
 * What the analysis of a project says about labelled units; reads `finding`, `unit_statistic`, `unit_day` and the registers.
 * Units without a day of statistics have no scored days and no alerts. `naivePeaks` is left empty: `addPeaks` fills it.
 */
export const loadFacts = async (connection: DuckDBConnection, labelled: readonly LabelledUnit[], options: { profile: Profile; asOf: string }): Promise<UnitFacts[]> => {
  const alerts = await loadAlerts(connection)
  const watched = new Map((await loadWatchedUnits(connection, options.asOf)).map((unit) => [unit.unit_id, unit]))
  const restDays = await loadRestDays(connection, labelled.filter(({ truth }) => truth.fault === 'sensor_drift'))
  const columns = await watchedColumns(connection)
  const ordered = [...labelled].sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
  const facts: UnitFacts[] = []
  for (let from = 0; from < ordered.length; from += unitsPerBatch) {
    const batch = ordered.slice(from, from + unitsPerBatch)
    const known = batch.flatMap((unit) => watched.get(unit.unitId) ?? [])
    const held = await loadHeld(connection, known, columns)
    for (const unit of batch)
      facts.push({ ...factsOf(unit, watched.get(unit.unitId), held.get(unit.unitId) ?? {}, alerts.get(unit.unitId) ?? [], options.profile), restDays: restDays.get(unit.unitId) ?? [] })
  }
  return facts
}

type AlertRow = Omit<Alert, 'findingId' | 'detected' | 'causeOn' | 'lastSeen'> & { unit_id: string; finding_id: string; detected: number; cause: number; last_seen: number }

const loadAlerts = async (connection: DuckDBConnection): Promise<Map<string, Alert[]>> => {
  const byUnit = new Map<string, Alert[]>()
  for (const { unit_id, finding_id, cause, last_seen, ...alert } of await readRows<AlertRow>(connection, alertsSql)) {
    const list = byUnit.get(unit_id) ?? []
    if (list.length === 0) byUnit.set(unit_id, list)
    list.push({ ...alert, findingId: finding_id, causeOn: cause, lastSeen: last_seen })
  }
  return byUnit
}

const factsOf = (unit: LabelledUnit, watched: WatchedUnit | undefined, held: Record<string, Float64Array>, alerts: Alert[], profile: Profile): UnitFacts => {
  const nothing = { ...unit, firstDay: 0, lastDay: -1, alerts, scoredDays: [], ownScoredDays: [], restDays: [], pressedAt: {}, strongest: [], naivePeaks: {} }
  if (watched === undefined) return nothing
  const { firstDay, length } = watched
  const opens = openingThresholds(watched, profile)
  const own = unit.truth.fault === 'none' ? [] : detectorsOf(unit.truth.fault)
  const scored = (names: readonly string[]): number[] => daysWithValue(names.flatMap((name) => held[name] ?? []), firstDay, length)
  const pressedOn = (day: number): Pressed[] =>
    opens.flatMap(([detector, threshold]) => {
      const value = held[detector]?.[day - firstDay] ?? NaN
      return value >= threshold ? [{ detector, held: value, opens: threshold }] : []
    })
  return {
    ...nothing,
    firstDay,
    lastDay: firstDay + length - 1,
    scoredDays: scored(Object.keys(held).filter((name) => !silent.has(name))),
    ownScoredDays: scored(own),
    pressedAt: Object.fromEntries(alerts.map((alert) => [alert.findingId, pressedOn(alert.detected)])),
    strongest: unit.truth.fault === 'none' ? [] : strongestOf(opens, held, unit, firstDay, length),
  }
}

/** The threshold that opens each rule, by its detector. */
const openingThresholds = (unit: WatchedUnit, profile: Profile): [string, number][] => {
  const thresholds = thresholdsFor(profile, unit)
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  return rules.flatMap((rule) => {
    const opens = rule.levels(thresholds, { cusumLimit: limitOf(rule, thresholds), unit })[0]?.threshold
    return opens === undefined ? [] : [[rule.detector, opens] as [string, number]]
  })
}

const daysWithValue = (columns: readonly Float64Array[], firstDay: number, length: number): number[] => {
  const days: number[] = []
  for (let i = 0; i < length; i++) if (columns.some((column) => !Number.isNaN(column[i]))) days.push(firstDay + i)
  return days
}

const strongestOf = (opens: readonly [string, number][], held: Record<string, Float64Array>, unit: LabelledUnit, firstDay: number, length: number): Pressed[] => {
  const from = Math.max(0, (unit.truth.onset ?? firstDay) - firstDay)
  const to = Math.min(length, (unit.truth.failed ?? firstDay + length) - firstDay + 1)
  const peaks = opens.map(([detector, threshold]): Pressed => {
    let peak = -Infinity
    for (let i = from; i < to; i++) {
      const value = held[detector]?.[i] ?? NaN
      if (value > peak) peak = value
    }
    return { detector, held: peak, opens: threshold }
  })
  return peaks.filter((one) => one.held > 0).sort((a, b) => b.held / b.opens - a.held / a.opens)
}
