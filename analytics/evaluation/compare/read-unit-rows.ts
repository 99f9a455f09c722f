import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import { featureMacros } from '../../pipeline/2-features/feature-schema'
import { dropPrepared } from '../../pipeline/2-features/build-features'
import { loadBatch, planBatches } from '../../pipeline/2-features/plan-batches'
import { newRowStore, readBatch } from '../../pipeline/2-features/read-batch'
import type { SeriesRows } from '../../pipeline/2-features/unit/series-rows'
import type { UnitFacts } from '../../pipeline/2-features/unit/unit-facts'

export interface TelemetrySource {
  jobs: DuckDBConnection
  telemetryFolder: string
}

/**
 * Reads the telemetry of each unit (all, or those named) up to the end of `asOf` and hands over its finest resolution;
 * rows are good until the next unit.
 */
export const readUnitRows = async (source: TelemetrySource, asOf: string, unitIds: ReadonlySet<string> | undefined, onUnit: (unitId: string, rows: SeriesRows, facts: UnitFacts) => void): Promise<void> => {
  const { jobs } = source
  await run(jobs, featureMacros)
  const plan = await planBatches(jobs, { asOf, workers: 1, version: 0, fromScratch: true })
  const endDay = Math.round(Date.parse(asOf) / 86_400_000) + 1
  const store = newRowStore()
  try {
    for (const batch of plan.batches) {
      const units = batch.filter((unit) => unitIds === undefined || unitIds.has(unit.unit_id))
      if (units.length === 0) continue
      await readBatch(jobs, await loadBatch(source, plan, units, endDay), store, async (frame, series) => {
        const [finest] = series
        if (finest !== undefined) onUnit(frame.unitId, finest, frame)
      })
    }
  } finally {
    await dropPrepared(jobs)
    for (const table of ['feature_unit', 'station_hour']) await run(jobs, `DROP TABLE IF EXISTS ${table}`)
  }
}
