import type { DuckDBConnection } from '@duckdb/node-api'
import type { Blocks } from './blocks'
import type { Fleet } from './load-fleet'
import { loadSeries } from './load-series'
import { loadMemories } from '../storing/store-memories'
import type { LoadedStretch, UnitStretch } from '../running/unit-stretch'

/** The series of some stretches, given in order of their units' ids, with what is remembered of the days before them. */
export const loadStretches = async (connection: DuckDBConnection, fleet: Fleet, stretches: readonly UnitStretch[], blocks: Blocks): Promise<LoadedStretch[]> => {
  const memories = await loadMemories(connection, stretches.filter(({ goesOn }) => goesOn).map(({ unitId }) => unitId))
  const loaded = await loadSeries(connection, fleet, stretches, blocks)
  return stretches.map((head, index) => {
    const before = memories.get(head.unitId)
    return { ...(loaded[index] as (typeof loaded)[number]), head, ...(before === undefined ? {} : { before }) }
  })
}
