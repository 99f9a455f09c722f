import fleet from '../fleet.json'
import { makeRecipe, type RecipeOptions } from './make-recipe'
import type { FleetRecipe } from './recipe'
import { simulateFleet, type FleetOutput, type SimulationSummary } from './simulate-fleet'

export { simulateFleet, type FleetOutput, type SimulationProgress, type SimulationSummary } from './simulate-fleet'
export { simulatedFaults, type FleetRecipe, type SimulatedFault } from './recipe'
export { tiers, type Tier } from './tiers'

/** The committed recipe: 24 units at 8 sites, 14 months of 5 minutes. */
export const sampleFleet = fleet as FleetRecipe

/** Writes a labelled fleet of any size; the same options give the same bytes. */
export const simulate = (options: RecipeOptions & FleetOutput): Promise<SimulationSummary> =>
  simulateFleet(makeRecipe(sampleFleet, options), options)

/** Writes the sample fleet as Parquet. */
export const simulateSampleFleet = (
  output: Pick<FleetOutput, 'outDir' | 'onProgress' | 'signal'>,
): Promise<SimulationSummary> => simulateFleet(sampleFleet, output)
