import { makeRecipe } from '../../../sample-data/simulator/make-recipe'
import type { FleetRecipe, SimulatedFault } from '../../../sample-data/simulator/recipe'
import { sampleFleet } from '../../../sample-data/simulator'
import type { Tier } from '../../../sample-data/simulator/tiers'
import { truthCsv } from '../../../sample-data/simulator/truth'
import type { EvaluateOptions } from './options'

/** A fleet to make, and how each of its units is seen: once for each tier, under an id of its own. */
export interface LabelledFleet {
  made: FleetRecipe
  /** The same with one unit for each way it is seen. */
  seen: FleetRecipe
  jobs: { place: number; seen: { unitId: string; tier: Tier }[] }[]
  truthCsv: string
}

const fullUnits = 1000

export const labelledFleet = (options: EvaluateOptions): LabelledFleet => {
  const faults = options.faults.length === 0 ? 'all' : (options.faults as SimulatedFault[])
  const made = makeRecipe(sampleFleet, { units: Math.max(8, Math.round(fullUnits * options.unitsShare)), months: 20, stepS: 300, faults, seed: options.seed })
  const jobs = made.units.map((unit, place) => ({ place, seen: tiersOf(unit.fault?.fault).map((tier) => ({ unitId: `${unit.unit_id}-${tier}`, tier })) }))
  const seen = { ...made, units: jobs.flatMap(({ place, seen: ways }) => ways.map(({ unitId }) => ({ ...(made.units[place] as FleetRecipe['units'][number]), unit_id: unitId }))) }
  return { made, seen, jobs, truthCsv: truthCsv(seen) }
}

const tiersOf = (fault: string | undefined): Tier[] => (fault === 'cop_degradation' || fault === undefined ? ['T2', 'T4'] : ['T4'])
