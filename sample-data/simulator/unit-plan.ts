import { drawCharacter, type Character } from './healthy/character'
import { createDays, type NextDay } from './healthy/day-state'
import { failedOn, repairDays } from './faults/severity'
import { addDays, localInstant } from './local-time'
import { heatingCapacityRatio } from './performance-map'
import { createRandom, seedOf, type Random } from './random'
import type { Confounder, FaultRecipe, Metering, ModelRecipe, Setback, SiteRecipe, UnitKind, UnitRecipe } from './recipe'

const secondsPerDay = 86_400

/** One unit with everything that stays the same while it runs; times are seconds since 1970 UTC. */
export interface UnitPlan {
  unitId: string
  kind: UnitKind
  metering: Metering
  model: ModelRecipe
  /** Separate streams, so that a fault never changes the noise of what it does not touch. */
  noise: Random
  control: Random
  gaps: Random
  character: Character
  wander: number
  nextDay: NextDay
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
  /** Share of the felt temperature that is left after a sample. */
  feltKeep: number
  heatSetC: number
  coolSetC: number
  setback: Setback | undefined
  supply: { base_c: number; per_k: number }
  flowLpm: number
  /** kg of frost at which the unit defrosts. */
  frostLimitKg: number
  terminationC: number
  approachK: number
  /** Superheat that the valve is set to, K. */
  superheatK: number
  dhwWh: number
  fault: FaultRecipe | undefined
  faultS: number
  failS: number
  repairedS: number
  confounder: Confounder | undefined
  confounderS: number
}

const zoneDesignC: Readonly<Record<string, number>> = { '3A': -6, '4A': -10, '4C': -5, '5A': -17, '5B': -17, '6A': -22 }

/** R-32 leaves the compressor hot, so its valves are set lower. */
const superheatOf: Readonly<Record<string, number>> = { 'R-32': 3.5 }

/** Outdoor temperature the buildings of a site are sized for, °C. */
export const designCOf = (site: SiteRecipe): number => site.design_c ?? zoneDesignC[site.climate_zone] ?? -15

export interface PlanSpan {
  seed: number
  fromOn: string
  afterOn: string
  sampleS: number
  /** Scale of the healthy wander; default 1. */
  wander?: number | undefined
}

/** Sizes the building to the unit and draws the unit's own constants. */
export const planUnit = (unit: UnitRecipe, model: ModelRecipe, site: SiteRecipe, span: PlanSpan): UnitPlan => {
  const stream = (name: string): Random => createRandom(seedOf(span.seed, `${name} ${unit.unit_id}`))
  const random = stream('unit')
  const wander = span.wander ?? 1
  const character = drawCharacter(stream('character'), wander, model.kind !== 'hydronic')
  const design = designCOf(site)
  const strongest = model.capacity_w * model.max_ratio * heatingCapacityRatio(design)
  const lossWk = (unit.load_share * strongest) / (19.4 - design)
  const fault = unit.fault
  const at = (on: string | undefined, hour = 0): number => (on === undefined ? Infinity : localInstant(on, site.time_zone, hour) / 1000)
  const broken = fault === undefined ? undefined : failedOn(fault)
  return {
    unitId: unit.unit_id,
    kind: model.kind,
    metering: model.metering ?? 'eev',
    model,
    noise: stream('noise'),
    control: stream('control'),
    gaps: stream('gaps'),
    character,
    wander,
    nextDay: createDays(stream('days'), character, wander, model.kind === 'hydronic'),
    startS: at(span.fromOn),
    endS: at(span.afterOn),
    sampleS: span.sampleS,
    wallS: (Math.round(site.longitude / 15) * secondsPerDay) / 24,
    maxRatio: model.max_ratio,
    lossWk,
    storeWhk: lossWk * 38,
    feltKeep: Math.exp(-span.sampleS / 28_800),
    heatSetC: 20.5 + Math.round(2 * random.uniform()) / 2,
    coolSetC: 22.5,
    setback: unit.setback,
    supply: unit.supply ?? { base_c: 30, per_k: 0.5 },
    flowLpm: model.flow_lpm ?? 0,
    frostLimitKg: (model.capacity_w / 8000) * (0.95 + 0.1 * random.uniform()),
    terminationC: 13 + 3 * random.uniform(),
    approachK: (model.kind === 'hydronic' ? 4 : 6) + 1.2 * random.uniform(),
    superheatK: superheatOf[model.refrigerant] ?? 5.5,
    dhwWh: model.capacity_w * (0.52 + 0.06 * random.uniform()),
    fault,
    faultS: at(fault?.onset_on, fault?.hour),
    failS: at(broken),
    repairedS: at(broken === undefined ? undefined : addDays(broken, repairDays)),
    confounder: unit.confounder?.kind,
    confounderS: at(unit.confounder?.from_on),
  }
}
