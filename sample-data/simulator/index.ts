import fleet from '../fleet.json'
import { makeRecipe, type RecipeOptions } from './make-recipe'
import type { FleetRecipe } from './recipe'
import { writeRefrigerantRecords } from './refrigerant-records'
import { simulateFleet, type FleetOutput, type SimulationSummary } from './simulate-fleet'

export { simulateFleet, type FleetOutput, type SimulationProgress, type SimulationSummary } from './simulate-fleet'
export { confounders, simulatedFaults, type Confounder, type FaultRecipe, type FleetRecipe, type SimulatedFault, type UnitRecipe } from './recipe'
export { faultFacts, type FaultFacts } from './faults/fault-facts'
export { shapes, type FaultKind, type FaultySensor, type Shape } from './faults/fault-recipe'
export { signalsOf, tiers, type Tier } from './tiers'
export { modes, numberSignals, type NumberSignal, type Telemetry } from './telemetry'
export { chargeLeft, severityOn, simulateUnit, type SimulatedUnit, type UnitTruth } from './simulate-unit'
export { defrostVerdicts, type DefrostVerdict, type TrueDefrost } from './defrost-truth'
export { type StationHours } from './station-hours'
export { type TruthRow } from './truth'
export { type UnitPlan } from './unit-plan'
export { evaluationRecipe, type EvaluationFleet, type EvaluationOptions, type EvaluationRecipe } from './evaluation/evaluation-recipe'
export { makeRecipe, type RecipeOptions } from './make-recipe'

/** The committed recipe: 24 units at 8 sites, 14 months of 5 minutes. */
export const sampleFleet = fleet as FleetRecipe

/** Writes a labelled fleet of any size; the same options give the same bytes. */
export const simulate = (options: RecipeOptions & FleetOutput): Promise<SimulationSummary> =>
  simulateFleet(makeRecipe(sampleFleet, options), options)

/** Writes the sample fleet as Parquet, with the refrigerant records of its sites. */
export const simulateSampleFleet = async (
  output: Pick<FleetOutput, 'outDir' | 'onProgress' | 'signal'>,
): Promise<SimulationSummary> => {
  const summary = await simulateFleet(sampleFleet, output)
  await writeRefrigerantRecords(output.outDir)
  return summary
}
