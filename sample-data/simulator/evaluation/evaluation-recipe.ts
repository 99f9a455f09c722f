import { drawFault, wearShapes, type FaultWish } from '../faults/draw-fault'
import type { Shape } from '../faults/fault-recipe'
import { loadShareFor, suitsModel, suitsSite } from '../faults/suits'
import { addDays, addMonths } from '../local-time'
import { createRandom, seedOf, type Random } from '../random'
import type { Confounder, FleetRecipe, ModelRecipe, SimulatedFault, SiteRecipe, UnitRecipe } from '../recipe'
import { designCOf } from '../unit-plan'
import { evaluationGroups, type EvaluationGroup } from './evaluation-groups'
import { colderSite, evaluationModels, evaluationSites } from './evaluation-sites'

export interface EvaluationOptions {
  seed: number
  /** Size over the full evaluation; default 1. */
  share?: number
}

/** A fleet recipe whose units each belong to a group, by their place. */
export interface EvaluationFleet extends FleetRecipe {
  groups: string[]
}

export interface EvaluationRecipe {
  /** 20 months of 5 minutes. */
  fleet: EvaluationFleet
  /** 100 units, six winter weeks of one minute: healthy and faulty defrosts. */
  oneMinute: EvaluationFleet
}

const fromOn = '2023-10-01'
const months = 20
const healthyDays = 100
const secondWinterOn = '2024-10-15'

/** The plan of an evaluation; the same seed and share give the same plan. */
export const evaluationRecipe = ({ seed, share = 1 }: EvaluationOptions): EvaluationRecipe => {
  if (!(share > 0 && share <= 10)) throw new RangeError(`share must be above 0 and at most 10, not ${share}`)
  const toOn = addDays(addMonths(fromOn, months), -1)
  const groups = evaluationGroups.map((group) => ({ ...group, units: countOf(group, share) }))
  return {
    fleet: makeFleet({ name: 'Evaluation (simulated)', seed, from_on: fromOn, to_on: toOn, step_s: 300 }, groups, healthyDays),
    oneMinute: makeFleet(
      { name: 'Evaluation of defrosts (simulated)', seed: (seed ^ 0x5bd1e995) >>> 0, from_on: '2023-12-11', to_on: '2024-01-21', step_s: 60 },
      minuteGroups.map((group) => ({ ...group, units: Math.max(1, Math.round(group.units * Math.min(1, share))) })),
      7,
    ),
  }
}

const minuteGroups: readonly EvaluationGroup[] = [
  { name: 'none', units: 55 },
  { name: 'defrost_excessive', units: 15, fault: 'defrost_excessive' },
  { name: 'defrost_insufficient', units: 15, fault: 'defrost_insufficient' },
  { name: 'defrost_incomplete', units: 15, fault: 'defrost_incomplete' },
]

const countOf = ({ units, confounder }: EvaluationGroup, share: number): number =>
  Math.max(1, Math.round(units * share), confounder === undefined ? 0 : Math.round(15 * share))

type Head = Pick<FleetRecipe, 'name' | 'seed' | 'from_on' | 'to_on' | 'step_s'>

const makeFleet = (head: Head, groups: readonly EvaluationGroup[], health: number): EvaluationFleet => {
  const sites = [...evaluationSites, ...evaluationSites.map((site) => colderSite(site, secondWinterOn))]
  const total = groups.reduce((sum, { units }) => sum + units, 0)
  const width = String(total).length
  const units: UnitRecipe[] = []
  const names: string[] = []
  for (const group of groups)
    for (let i = 0; i < group.units; i++) {
      const unitId = `EV-${String(units.length + 1).padStart(width, '0')}`
      units.push(makeUnit(unitId, group, i, head, health, createRandom(seedOf(head.seed, `recipe ${unitId}`))))
      names.push(group.name)
    }
  return { ...head, schema: 'subcool/fleet@1', wander: 1, sites, models: evaluationModels, units, groups: names }
}

/** Climate zones in which a house needs no water to heat with, and in which a unit without backup heat is not enough. */
const warmZones: readonly string[] = ['1A', '2A', '2B']
const arcticZones: readonly string[] = ['7', '8']

const sitesOf = ({ fault, confounder }: EvaluationGroup, minutes: boolean): SiteRecipe[] =>
  evaluationSites.filter(
    (site) =>
      (fault === undefined || suitsSite(fault, site, designCOf(site))) &&
      (confounder === undefined || !needHeating.includes(confounder) || designCOf(site) <= 0) &&
      (!minutes || (designCOf(site) <= -5 && designCOf(site) > -27)),
  )

const needHeating: readonly Confounder[] = ['cold_winter', 'supply_temperature_raised', 'setpoint_raised', 'new_thermostat', 'firmware_speed_map']
const airConfounders: readonly Confounder[] = ['filter_changed']
const waterConfounders: readonly Confounder[] = ['supply_temperature_raised']

const modelsOf = ({ fault, confounder, metering }: EvaluationGroup, site: SiteRecipe): ModelRecipe[] =>
  evaluationModels.filter(
    (model) =>
      (model.kind !== 'hydronic' || !warmZones.includes(site.climate_zone)) &&
      (model.aux_heat_w > 0 || !arcticZones.includes(site.climate_zone)) &&
      (fault === undefined || suitsModel(fault, model)) &&
      (metering === undefined || metering.includes(model.metering ?? 'eev')) &&
      (confounder === undefined || !airConfounders.includes(confounder) || model.kind !== 'hydronic') &&
      (confounder === undefined || !waterConfounders.includes(confounder) || model.kind === 'hydronic'),
  )

/** Steps of this share spread any number of units evenly over the sites. */
const golden = 0.618034

const makeUnit = (unitId: string, group: EvaluationGroup, place: number, head: Head, health: number, random: Random): UnitRecipe => {
  const sites = sitesOf(group, head.step_s === 60).filter((candidate) => modelsOf(group, candidate).length > 0)
  const site = sites[Math.floor(((place * golden + 0.1 * random.uniform()) % 1) * sites.length)] as SiteRecipe
  const models = modelsOf(group, site)
  const model = models[Math.floor(random.uniform() * models.length)] as ModelRecipe
  const hydronic = model.kind === 'hydronic'
  const { fault, confounder } = group
  const span = { fromOn: head.from_on, toOn: head.to_on, healthyDays: health }
  const setback = random.uniform()
  return {
    unit_id: unitId,
    site_id: confounder === 'cold_winter' ? `${site.site_id}-C` : site.site_id,
    model: model.model,
    serial: `EV${head.seed}-${unitId}`,
    installed_on: addDays('2017-03-01', Math.floor(random.uniform() * 2000)),
    criticality: (['critical', 'important', 'normal', 'normal'] as const)[place % 4] as 'normal',
    load_share: confounder === 'oversized' ? 0.35 : loadShareFor(fault, random.uniform()),
    ...(hydronic ? { supply: { base_c: 26 + Math.round(5 * random.uniform()), per_k: 0.35 + 0.2 * random.uniform() } } : {}),
    ...(!hydronic && setback < 0.2 && confounder !== 'new_thermostat' ? { setback: { k: 2, from_h: 22, to_h: 6 } } : {}),
    ...(fault === undefined ? {} : { fault: drawFault(fault, span, random, hydronic, wishOf(group, place)) }),
    ...(confounder === undefined ? {} : { confounder: { kind: confounder, from_on: confounderOn(confounder, head.from_on, random) } }),
  }
}

const wears: readonly (SimulatedFault | undefined)[] = ['compressor_bearing_wear', 'compressor_valve_leakage']

/** Wear grows by its four shapes in equal parts. */
const wishOf = ({ fault, shape }: EvaluationGroup, place: number): FaultWish => {
  if (shape !== undefined) return { shape }
  return wears.includes(fault) ? { shape: wearShapes[place % wearShapes.length] as Shape } : {}
}

const fromTheStart: readonly Confounder[] = ['oversized', 'sun_on_sensor']

const confounderOn = (kind: Confounder, from: string, random: Random): string => {
  if (kind === 'cold_winter') return secondWinterOn
  if (fromTheStart.includes(kind)) return from
  return addDays(from, healthyDays + Math.floor(random.uniform() * 360))
}
