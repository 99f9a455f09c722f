import type { DuckDBConnection } from '@duckdb/node-api'
import { readTruth } from '../../../analytics/evaluation/truth'
import type { LabelledUnit } from '../../../analytics/evaluation/unit-facts'
import { buildFeatures } from '../../../analytics/pipeline/2-features/build-features'
import type { UnitFrame } from '../../../analytics/pipeline/2-features/feature-batch'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import type { Profile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import type { TrueDefrost } from '../../../sample-data/simulator'
import type { LabelledFleet } from './labelled-fleet'
import { makeUnits } from './unit-lanes'

export interface StageSeconds {
  units: number
  models: number
  findings: number
}

/** Makes the units of a fleet and fills the tables of features with them; tells how many are done, and each unit's true defrosts. */
export const makeFeatures = async (
  connection: DuckDBConnection,
  fleet: LabelledFleet,
  threads: number,
  onProgress: (done: number) => void,
  onDefrosts: (unitIds: readonly string[], defrosts: readonly TrueDefrost[]) => void = () => undefined,
): Promise<void> => {
  async function* batches(frames: readonly UnitFrame[]) {
    const byId = new Map(frames.map((frame) => [frame.unitId, frame]))
    const jobs = fleet.jobs.map(({ place, seen }) => ({ place, seen: seen.map(({ unitId, tier }) => ({ frame: byId.get(unitId) as UnitFrame, tier })) }))
    let done = 0
    for await (const { result, defrosts } of makeUnits(fleet.made, jobs, threads)) {
      onDefrosts((fleet.jobs[done]?.seen ?? []).map(({ unitId }) => unitId), defrosts)
      onProgress(++done)
      yield result
    }
  }
  await buildFeatures({ jobs: connection, batches }, { asOf: fleet.seen.to_on, workers: threads })
}

/** Models and findings over the tables of features; answers the number of findings. */
export const judge = async (connection: DuckDBConnection, fleet: LabelledFleet, profile: Profile, threads: number, onModels: () => void = () => undefined): Promise<number> => {
  await runModels(connection, { workers: threads })
  onModels()
  return raiseFindings(connection, { profile, asOf: fleet.seen.to_on, dataTo: fleet.seen.to_on })
}

/** The units as they are seen, with their truth. */
export const labelsOf = (fleet: LabelledFleet): LabelledUnit[] => {
  const truths = new Map(readTruth(fleet.truthCsv).map((truth) => [truth.unitId, truth]))
  return fleet.jobs.flatMap(({ seen }) =>
    seen.map(({ unitId, tier, variant }): LabelledUnit => {
      const truth = truths.get(unitId)
      if (truth === undefined) throw new Error(`no truth for ${unitId}`)
      return { unitId, tier, stepS: fleet.made.step_s, truth, variant }
    }),
  )
}
