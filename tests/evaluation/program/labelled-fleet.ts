import { evaluationRecipe, type EvaluationFleet, type FleetRecipe, type Tier } from '../../../sample-data/simulator'
import { modelOf } from '../../../sample-data/simulator/registers'
import { truthCsv } from '../../../sample-data/simulator/truth'

/** One way a unit is seen: a tier, under an id of its own. */
export interface SeenUnit {
  unitId: string
  tier: Tier
  /** What tells units of one fault apart: the metering device, or the sensor that is at fault. */
  variant: string | undefined
}

/** A fleet to make, and how each of its units is seen. */
export interface LabelledFleet {
  made: FleetRecipe
  /** The same with one unit for each way it is seen. */
  seen: FleetRecipe
  jobs: { place: number; seen: SeenUnit[] }[]
  truthCsv: string
}

export interface FleetChoice {
  seed: number
  share: number
  /** Only these faults beside the units without fault; empty = all. */
  faults: readonly string[]
}

/** The evaluation's fleet of 20 months: COP at T2 and T4, leaks at T3 and T4, bearing wear at T4 and T5, a part of the healthy units at all of them. */
export const labelledFleet = ({ seed, share, faults }: FleetChoice): LabelledFleet => {
  const { fleet } = evaluationRecipe({ seed, share })
  const wanted = (name: string | undefined) => name === undefined || faults.length === 0 || faults.includes(name)
  return seenAs(fleet, (place) => wanted(fleet.units[place]?.fault?.fault), (place, group) => tiersOf(group, place))
}

/** Every unit of a recipe that is wanted, seen with the tiers it is to be seen with. */
export const seenAs = (fleet: EvaluationFleet, wanted: (place: number) => boolean, tiers: (place: number, group: string) => readonly Tier[]): LabelledFleet => {
  const jobs = fleet.units.flatMap((unit, place) =>
    wanted(place) ? [{ place, seen: tiers(place, fleet.groups[place] ?? '').map((tier): SeenUnit => ({ unitId: `${unit.unit_id}-${tier}`, tier, variant: variantOf(fleet, place) })) }] : [],
  )
  const used = new Set(jobs.map(({ place }) => fleet.units[place]?.site_id))
  const seen = { ...fleet, sites: fleet.sites.filter(({ site_id }) => used.has(site_id)), units: jobs.flatMap(({ place, seen: ways }) => ways.map(({ unitId }) => ({ ...(fleet.units[place] as FleetRecipe['units'][number]), unit_id: unitId }))) }
  return { made: fleet, seen, jobs, truthCsv: truthCsv(seen) }
}

const tiersOf = (group: string, place: number): Tier[] => {
  if (group.startsWith('cop_degradation')) return ['T2', 'T4']
  if (group.startsWith('refrigerant_leak')) return ['T3', 'T4']
  if (group === 'compressor_bearing_wear') return ['T4', 'T5']
  return (group === 'none' || group.startsWith('confounder')) && place % 4 === 0 ? ['T2', 'T3', 'T4', 'T5'] : ['T4']
}

const variantOf = (fleet: FleetRecipe, place: number): string | undefined => {
  const unit = fleet.units[place]
  if (unit?.fault === undefined) return undefined
  return unit.fault.sensor ?? modelOf(fleet, unit.model).metering ?? 'eev'
}
