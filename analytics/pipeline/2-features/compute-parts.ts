import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../db/query'
import type { BatchResult } from './compute-batch'
import type { FeatureBatch } from './feature-batch'
import type { FeatureOptions, FeatureSource, MadeSource, StoredSource } from './feature-options'
import { openLanes, type FeatureLane } from './feature-pool'
import { workerSettings } from './feature-settings'
import { createPartTables, storeParts } from './part-tables'
import { loadBatch, loadFrames, planBatches, type BatchPlan, type PlannedUnit } from './plan-batches'
import { waitForAll } from './wait-for-all'

const memoryOfLanesMb = 1200

/** Gathers what the units that the plan names tell in the part tables. */
export const computeParts = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  if ('batches' in source) await storeMade(source, await planned(source.jobs, options), options)
  else await computeStored(source, options)
}

const planned = async (jobs: DuckDBConnection, { asOf, workers, version = 0, fromScratch = true }: FeatureOptions): Promise<BatchPlan> => {
  const plan = await planBatches(jobs, { asOf, workers, version, fromScratch })
  await createPartTables(jobs)
  return plan
}

const storeMade = async ({ jobs, batches }: MadeSource, plan: BatchPlan, options: FeatureOptions): Promise<void> => {
  const units = await loadFrames(jobs, plan, plan.batches.flat().sort((a, b) => a.unit_no - b.unit_no))
  let done = 0
  for await (const found of batches(units)) {
    options.signal?.throwIfAborted()
    await storeParts(jobs, found, plan.unitIds)
    options.onProgress?.({ done: ++done, total: units.length })
  }
}

/** Rows that make a lane worth its start, which keeps other threads busy too: compiling, and collecting garbage. */
const payingRows = (workers: number): number => (workers <= 2 ? 2_500_000 : 700_000)

const laneCount = async (jobs: DuckDBConnection, { workers, rowsOfLane = payingRows(workers) }: FeatureOptions): Promise<number> => {
  const held = await readRow<{ rows: number }>(jobs, 'SELECT coalesce(sum("rows"), 0)::DOUBLE AS "rows" FROM segment')
  return Math.max(1, Math.min(workers, Math.ceil((held?.rows ?? 0) / rowsOfLane)))
}

/** Reads and computes on so many lanes as pay, which start up while the batches are planned. */
const computeStored = async (source: StoredSource, options: FeatureOptions): Promise<void> => {
  const lanes = await openLanes({
    lanes: await laneCount(source.jobs, options),
    settings: (lane) => workerSettings(source.telemetryFolder, join(source.tmpFolder ?? join(source.telemetryFolder, '..', 'tmp'), `spill-features-${lane}`), Math.floor(memoryOfLanesMb / Math.max(2, options.workers))),
    workerFile: options.workerFile,
  })
  const stop = () => lanes.forEach((lane) => lane.stop())
  options.signal?.addEventListener('abort', stop)
  try {
    await computeOnLanes(source, await planned(source.jobs, options), options, lanes)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await Promise.all(lanes.map((lane) => lane.close()))
  }
}

/** Units that can't go on from what is known of them are read from their beginning. */
const readAsWhole = async (jobs: DuckDBConnection, unitNos: readonly number[], plan: BatchPlan, queue: PlannedUnit[][]): Promise<void> => {
  if (unitNos.length === 0) return
  const units = plan.batches.flat().filter((unit) => unitNos.includes(unit.unit_no))
  await run(jobs, `DELETE FROM next_feature_going_on WHERE list_contains(from_json($units::JSON, '["VARCHAR"]'), unit_id)`, { units: JSON.stringify(units.map((unit) => unit.unit_id)) })
  queue.push(units.map((unit) => ({ ...unit, read_from: null })))
}

const computeOnLanes = async (source: StoredSource, plan: BatchPlan, options: FeatureOptions, lanes: readonly FeatureLane[]): Promise<void> => {
  const endDay = Math.round(Date.parse(options.asOf) / 86_400_000) + 1
  const queue = [...plan.batches]
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = turn.then(task)
    turn = next.catch(() => undefined)
    return next
  }
  let done = 0
  const loadNext = async (): Promise<FeatureBatch | undefined> => {
    const units = queue.shift()
    if (units === undefined) return undefined
    options.signal?.throwIfAborted()
    return inTurn(() => loadBatch(source, plan, units, endDay))
  }
  const store = async (found: BatchResult): Promise<void> => {
    await inTurn(() => storeParts(source.jobs, found, plan.unitIds))
    await inTurn(() => readAsWhole(source.jobs, found.again, plan, queue))
    options.onProgress?.({ done: ++done, total: plan.batches.length })
  }
  const work = async (lane: FeatureLane): Promise<void> => {
    let stored = Promise.resolve()
    for (let batch = await loadNext(); batch !== undefined; ) {
      const [found, next] = await waitForAll([lane.compute(batch), loadNext(), stored])
      stored = store(found)
      if (found.again.length > 0) await stored
      batch = next ?? (await loadNext())
    }
    await stored
  }
  await waitForAll(lanes.map((lane) => work(lane).catch((error: unknown) => {
    queue.length = 0
    throw error
  })))
}
