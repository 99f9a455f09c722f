import { heatingCapacityRatio } from './performance-map'
import { localInstant } from './local-time'
import { createRandom, seedOf, type Random } from './random'
import type { Confounder, FaultRecipe, ModelRecipe, SiteRecipe, UnitKind, UnitRecipe } from './recipe'

const secondsPerDay = 86_400

/** One unit with everything that stays the same while it runs; times are seconds since 1970 UTC. */
export interface UnitPlan {
  unitId: string
  kind: UnitKind
  model: ModelRecipe
  random: Random
  startS: number
  endS: number
  sampleS: number
  /** Seconds to add to UTC for the clock on the wall in winter. */
  wallS: number
  maxRatio: number
  /** W/K, heat loss of the building. */
  lossWk: number
  /** Wh/K, warmth the building holds. */
  storeWhk: number
  heatSetC: number
  coolSetC: number
  supply: { base_c: number; per_k: number }
  flowLpm: number
  /** kg of frost at which the unit defrosts. */
  frostLimitKg: number
  terminationC: number
  approachK: number
  dayNoise: number
  /** K, of the outdoor sensor. */
  outdoorOffsetK: number
  dhwWh: number
  fault: FaultRecipe | undefined
  faultS: number
  confounder: Confounder | undefined
  confounderS: number
}

const designC: Readonly<Record<string, number>> = { '3A': -6, '4A': -10, '4C': -5, '5A': -17, '5B': -17, '6A': -22 }

/** Sizes the building to the unit and draws the unit's own constants. */
export const planUnit = (
  unit: UnitRecipe,
  model: ModelRecipe,
  site: SiteRecipe,
  span: { seed: number; fromOn: string; afterOn: string; sampleS: number },
): UnitPlan => {
  const random = createRandom(seedOf(span.seed, `unit ${unit.unit_id}`))
  const design = designC[site.climate_zone] ?? -15
  const strongest = model.capacity_w * model.max_ratio * heatingCapacityRatio(design)
  const lossWk = (unit.load_share * strongest) / (19.4 - design)
  const startS = localInstant(span.fromOn, site.time_zone) / 1000
  return {
    unitId: unit.unit_id,
    kind: model.kind,
    model,
    random,
    startS,
    endS: localInstant(span.afterOn, site.time_zone) / 1000,
    sampleS: span.sampleS,
    wallS: (Math.round(site.longitude / 15) * secondsPerDay) / 24,
    maxRatio: model.max_ratio,
    lossWk,
    storeWhk: lossWk * 38,
    heatSetC: 20.5 + Math.round(2 * random.uniform()) / 2,
    coolSetC: 22.5,
    supply: unit.supply ?? { base_c: 30, per_k: 0.5 },
    flowLpm: model.flow_lpm ?? 0,
    frostLimitKg: (model.capacity_w / 8000) * (0.95 + 0.1 * random.uniform()),
    terminationC: 13 + 3 * random.uniform(),
    approachK: 6 + 1.2 * random.uniform(),
    dayNoise: 0.012 + 0.004 * random.uniform(),
    outdoorOffsetK: 0.6 * (random.uniform() - 0.5),
    dhwWh: model.capacity_w * (0.52 + 0.06 * random.uniform()),
    fault: unit.fault,
    faultS: unit.fault === undefined ? Infinity : faultStart(unit.fault, site.time_zone),
    confounder: unit.confounder?.kind,
    confounderS: unit.confounder === undefined ? Infinity : localInstant(unit.confounder.from_on, site.time_zone) / 1000,
  }
}

const faultStart = (fault: FaultRecipe, zone: string): number =>
  localInstant(fault.onset_on, zone, 'hour' in fault ? fault.hour : 0) / 1000
