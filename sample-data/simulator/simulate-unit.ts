import { failedOn, severityAfter } from './faults/severity'
import { fleetSpan } from './fleet-span'
import { addDays, dayNumber } from './local-time'
import { modelOf, registerRow, siteOf } from './registers'
import type { FleetRecipe, UnitRecipe } from './recipe'
import { runUnit } from './run-unit'
import { stationHours, type StationHours } from './station-hours'
import type { TrueDefrost } from './defrost-truth'
import type { Telemetry } from './telemetry'
import { truthOf, type TruthRow } from './truth'
import { planUnit, type UnitPlan } from './unit-plan'
import { makeWeather, type SiteWeather } from './weather'

/** What is really so in one unit, beyond `truth.csv`. Days are numbers since 1970 in the zone of the site. */
export interface UnitTruth {
  row: TruthRow
  fromDay: number
  days: number
  /** Severity at the start of each day, in the fault's unit. */
  severity: Float64Array
  /** Share of the full charge at the start of each day. */
  chargeLeft: Float64Array
  failedOn: string | undefined
  defrosts: TrueDefrost[]
  /** Defrosts that began on each day, by the clock on the wall in winter. */
  defrostsByDay: Uint16Array
}

/** One unit of a fleet, simulated in memory: the same values as its files would hold. */
export interface SimulatedUnit {
  plan: UnitPlan
  unit: UnitRecipe
  /** The unit's row of `units.csv`. */
  register: ReturnType<typeof registerRow>
  telemetry: Telemetry
  /** Hours of the site's `weather.csv`. */
  weather: StationHours
  truth: UnitTruth
}

/** Severity of a unit's fault at the start of a day `YYYY-MM-DD`; 0 without a fault. */
export const severityOn = (unit: UnitRecipe, on: string): number =>
  unit.fault === undefined ? 0 : severityAfter(unit.fault, dayNumber(on) - dayNumber(unit.fault.onset_on))

/** Share of the full charge that is left at the start of a day `YYYY-MM-DD`. */
export const chargeLeft = (unit: UnitRecipe, on: string): number => {
  const severity = severityOn(unit, on)
  if (unit.fault?.fault === 'refrigerant_leak') return 1 - severity
  return unit.fault?.fault === 'refrigerant_overcharge' ? 1 + severity : 1
}

const known = new WeakMap<FleetRecipe, Map<string, SiteWeather>>()

/** Weather of a site of a fleet, made once for each recipe. */
export const weatherOf = (recipe: FleetRecipe, siteId: string): SiteWeather => {
  const sites = known.get(recipe) ?? new Map<string, SiteWeather>()
  known.set(recipe, sites)
  const made = sites.get(siteId) ?? makeWeather(siteOf(recipe, siteId), recipe.seed, fleetSpan(recipe).fromMs, fleetSpan(recipe).toMs)
  sites.set(siteId, made)
  return made
}

/** Simulates the unit at a place of a recipe without writing anything; other units never change it. */
export const simulateUnit = (recipe: FleetRecipe, index: number): SimulatedUnit => {
  const unit = recipe.units[index]
  if (unit === undefined) throw new RangeError(`the fleet recipe has no unit ${index}`)
  const { fromMs, toMs, afterOn } = fleetSpan(recipe)
  const span = { seed: recipe.seed, fromOn: recipe.from_on, afterOn, sampleS: recipe.step_s, wander: recipe.wander }
  const plan = planUnit(unit, modelOf(recipe, unit.model), siteOf(recipe, unit.site_id), span)
  const weather = weatherOf(recipe, unit.site_id)
  const { telemetry, defrosts } = runUnit(plan, weather)
  return {
    plan,
    unit,
    register: registerRow(recipe, unit),
    telemetry,
    weather: stationHours(weather, fromMs, toMs),
    truth: truthDays(unit, plan, recipe, defrosts),
  }
}

const truthDays = (unit: UnitRecipe, plan: UnitPlan, recipe: FleetRecipe, defrosts: TrueDefrost[]): UnitTruth => {
  const fromDay = dayNumber(recipe.from_on)
  const days = dayNumber(recipe.to_on) - fromDay + 1
  const on = Array.from({ length: days }, (_, day) => addDays(recipe.from_on, day))
  const defrostsByDay = new Uint16Array(days)
  for (const { startS } of defrosts) {
    const day = Math.floor((startS + plan.wallS) / 86_400) - fromDay
    if (day >= 0 && day < days) defrostsByDay[day] = (defrostsByDay[day] as number) + 1
  }
  return {
    row: truthOf(unit, recipe.to_on),
    fromDay,
    days,
    severity: Float64Array.from(on, (day) => severityOn(unit, day)),
    chargeLeft: Float64Array.from(on, (day) => chargeLeft(unit, day)),
    failedOn: unit.fault === undefined ? undefined : failedOn(unit.fault),
    defrosts,
    defrostsByDay,
  }
}
