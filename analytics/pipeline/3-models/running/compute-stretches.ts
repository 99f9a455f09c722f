import type { DuckDBConnection } from '@duckdb/node-api'
import type { Blocks } from '../loading/blocks'
import { inEvenGroups, inGroups } from './in-groups'
import type { Fleet } from '../loading/load-fleet'
import { loadStretches } from '../loading/load-stretches'
import type { ComputedBatch, ModelPool } from './model-pool'
import type { UnitStretch } from './unit-stretch'

/** What is read at once: a question costs half as much a unit as for a quarter of them. */
const perLoad = { days: 48_000, units: 512 }
/** What a lane computes at once, and whose results are stored at once: less of a few units, for all lanes to have some. */
const perBatch = (units: number, lanes: number) => ({ days: 12_000, units: Math.min(128, Math.ceil(units / (2 * lanes))) })

export interface ComputeOptions {
  fleet: Fleet
  pool: ModelPool
  /** What the series are loaded into. */
  series: Blocks
  /** Results come in the order of the stretches. */
  store: (result: ComputedBatch) => Promise<void>
}

/** Loads and computes stretches, given in order of their units' ids, and hands on their results; answers the units whose whole records are needed instead. */
export const computeStretches = async (connection: DuckDBConnection, stretches: readonly UnitStretch[], { fleet, pool, series, store }: ComputeOptions): Promise<string[]> => {
  const pending: Promise<ComputedBatch>[] = []
  const outgrown: string[] = []
  const most = perBatch(stretches.length, pool.lanes)
  const storeNext = async () => {
    const result = await (pending.shift() as Promise<ComputedBatch>)
    await store(result)
    pool.free(result)
    outgrown.push(...result.outgrown)
  }
  for (const group of inGroups(stretches, perLoad))
    for (const batch of inEvenGroups(await loadStretches(connection, fleet, group, series), most)) {
      const computing = pool.compute(batch)
      computing.catch(() => undefined)
      pending.push(computing)
      if (pending.length > pool.lanes) await storeNext()
    }
  while (pending.length > 0) await storeNext()
  return outgrown
}
