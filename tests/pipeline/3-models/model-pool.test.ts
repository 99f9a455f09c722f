import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBlocks } from '../../../analytics/pipeline/3-models/loading/blocks'
import { bytesOfSeries, emptySeries } from '../../../analytics/pipeline/3-models/loading/loaded-series'
import { openModelPool, type ModelPool } from '../../../analytics/pipeline/3-models/running/model-pool'
import type { LoadedStretch, UnitStretch } from '../../../analytics/pipeline/3-models/running/unit-stretch'
import { buildWorker } from './built-worker'

const days = 40
const head = (place: number): UnitStretch => ({
  unitId: `U${place}`, place, firstDay: 20_000, length: days, timeZone: 'UTC', hydronic: true, repairs: [], updates: [], goesOn: false,
  register: { auxHeatW: NaN, auxLockoutC: NaN, minOutdoorC: NaN, refrigerant: undefined },
})

let worker: URL
beforeAll(async () => {
  worker = await buildWorker()
})
const pools: ModelPool[] = []
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

test.each([1, 2])('however many batches, as much memory is made as is out at once, for series and for results each (%i threads)', async (workers) => {
  const series = newBlocks()
  const pool = openModelPool(workers, series, worker)
  pools.push(pool)
  const seriesMemory = new Set<ArrayBufferLike>()
  const resultMemory = new Set<ArrayBufferLike>()
  for (let round = 0; round < 6; round++) {
    const units = [0, 1, 2].map((place): LoadedStretch => ({ ...emptySeries(head(place), days, series.take(bytesOfSeries(days))), head: head(place) }))
    for (const { numbers } of units) seriesMemory.add(numbers.buffer)
    const result = await pool.compute(units)
    expect(result.tables[0]?.columns.every(({ values }) => values.length === 3 * days)).toBe(true)
    resultMemory.add(result.memory)
    pool.free(result)
  }
  expect([seriesMemory.size, resultMemory.size]).toEqual([3, 1])
})
