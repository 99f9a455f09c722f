import type { DuckDBConnection } from '@duckdb/node-api'
import type { Blocks } from './blocks'
import type { Fleet } from './load-fleet'
import { loadSeries } from './load-series'
import { loadMemories } from './store-memories'
import type { UnitSeries } from './unit-series'
import type { UnitStretch } from './unit-stretch'

/** The series of some stretches, given in order of their units' ids, with what is remembered of the days before them. */
export const loadStretches = async (connection: DuckDBConnection, fleet: Fleet, stretches: readonly UnitStretch[], blocks: Blocks): Promise<UnitSeries[]> => {
  const memories = await loadMemories(connection, stretches.filter(({ goesOn }) => goesOn).map(({ unitId }) => unitId))
  const series = await loadSeries(connection, fleet, stretches, blocks)
  return series.map((unit, index) => {
    const settled = stretches[index]?.settled
    const before = memories.get(unit.unitId)
    return { ...unit, ...(settled === undefined ? {} : { settled }), ...(before === undefined ? {} : { before }) }
  })
}
