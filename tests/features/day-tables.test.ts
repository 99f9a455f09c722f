import { beforeAll, expect, test } from 'vitest'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../analytics/db/database'
import { readRow, readRows, run } from '../../analytics/db/query'
import { buildFeatures } from '../../analytics/pipeline/2-features/build-features'
import { resultOf } from '../../analytics/pipeline/2-features/compute-batch'
import { createFeatureSchema } from '../../analytics/pipeline/2-features/feature-schema'
import { computeSeries, newParts } from '../../analytics/pipeline/2-features/unit/compute-unit'
import schema from '../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../analytics/registers/register-schema'
import { repeat, seriesOf, type Sample } from './unit/series'

let connection: DuckDBConnection

/** Fault codes by the row they stand in. */
const faults: Record<string, readonly { row: number; code: string }[]> = {
  idle: [{ row: 3, code: 'U4' }, { row: 4, code: 'U4' }, { row: 200, code: 'E1' }],
}

const quarterMelting: Sample = { mode: 'defrost', power_w: 1500, heat_w: 4000, compressor_hz: 50, outdoor_c: 0, outdoor_coil_c: 3, rhPct: 90 }
const quarterHeating = (samples: number): Sample[] => repeat(samples, { ...quarterMelting, mode: 'heat', outdoor_coil_c: -6 })

/** A unit's series of one day, each of a resolution of its own, in a database in memory. */
const series: Record<string, readonly (readonly [sampleS: number, samples: readonly Sample[]])[]> = {
  warm: [[60, [...repeat(20, { mode: 'heat', power_w: 1500, compressor_hz: 50, outdoor_c: 9, outdoor_coil_c: 3 }), ...repeat(4, { mode: 'defrost', power_w: 1500, compressor_hz: 50, outdoor_c: 9, outdoor_coil_c: 15 }), ...repeat(900, { mode: 'heat', power_w: 1500, compressor_hz: 50, outdoor_c: 9, outdoor_coil_c: 3 })]]],
  swapped: [[300, repeat(288, { mode: 'heat', power_w: 1000, heat_w: 20_000, compressor_hz: 50, outdoor_c: 5 })]],
  idle: [[300, repeat(288, { mode: 'off', power_w: 10, heat_w: 0, compressor_hz: 0, outdoor_c: 5 })]],
  balanced: [[300, [{ mode: 'off', power_w: 10, compressor_hz: 0 }, ...repeat(200, { mode: 'heat', power_w: 2000, heat_w: 7000, compressor_hz: 60, outdoor_c: 5, suction_kpa: 798.08, discharge_kpa: 2418.61, suction_c: 5, discharge_c: 75, liquid_c: 35 })]]],
  quarter: [[900, [...quarterHeating(20), ...repeat(2, { ...quarterMelting, outdoor_coil_c: 4 }), ...quarterHeating(20), { ...quarterMelting, outdoor_coil_c: 12 }, ...quarterHeating(20), ...repeat(4, quarterMelting), ...quarterHeating(20)]]],
  coarse: [
    [60, repeat(1440, { power_w: 1500 })],
    [300, repeat(144, { discharge_c: 90, compressor_hz: 50 })],
    [900, repeat(96, { discharge_c: 80, compressor_hz: 50, aux_power_w: 900 })],
  ],
  half: [
    [60, repeat(1440, { power_w: 1500 })],
    [300, repeat(143, { discharge_c: 90, compressor_hz: 50 })],
    [900, repeat(96, { discharge_c: 80, compressor_hz: 50 })],
  ],
}

beforeAll(async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 300, tempDirectory: '/tmp' })
  connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await run(connection, `INSERT INTO import (import_no, import_id) VALUES (1, 'made')`)
  for (const unitId of Object.keys(series)) {
    await run(connection, `INSERT INTO unit_register (import_no, unit_id, refrigerant, unit_type) VALUES (1, $unitId, 'R-410A', 'hydronic')`, { unitId })
    await run(connection, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (1, 0, $unitId, '2026-01-01', '2026-01-01 23:59:00', 1, 60)`, { unitId })
  }
  const batches = function* (units: readonly { unitId: string; unitNo: number; refrigerant?: string | null }[]) {
    for (const unit of units) {
      const parts = newParts()
      for (const [sampleS, samples] of series[unit.unitId] ?? []) {
        const rows = seriesOf(sampleS, samples)
        rows.faults.push(...(faults[unit.unitId] ?? []))
        computeSeries(parts, rows, unit)
      }
      yield resultOf(parts)
    }
  }
  await buildFeatures({ jobs: connection, batches }, { asOf: '2026-01-01', workers: 1 })
})

const day = (unitId: string) => readRow<Record<string, number | string | null>>(connection, 'SELECT * FROM unit_day WHERE unit_id = $unitId', { unitId })

test('a defrost in warm air is counted where the coil is measured', async () => {
  expect(await day('warm')).toMatchObject({ defrosts: 1, defrosts_warm: 1, defrost_longest_min: 4 })
})

test('samples over five minutes tell neither how a defrost ended nor whether it was needed, and a stuck one only where it was surely long', async () => {
  const cycles = await readRows(connection, `SELECT minutes, ended_by, necessary, verdict FROM defrost_cycle WHERE unit_id = 'quarter' ORDER BY started_at`)
  expect(cycles).toEqual([
    { minutes: 30, ended_by: 'unknown', necessary: 'unknown', verdict: 'unknown' },
    { minutes: 15, ended_by: 'temperature', necessary: 'unknown', verdict: 'unknown' },
    { minutes: 60, ended_by: 'time', necessary: 'unknown', verdict: 'stuck' },
  ])
  expect(await day('quarter')).toMatchObject({ defrosts: 3, defrosts_by_time: null, defrosts_unnecessary: null, defrosts_incomplete: null, defrost_sampling_ok: false })
})

test('the COP of a day stands as it was metered, from a kilowatt-hour on', async () => {
  expect((await day('swapped'))?.cop_day_raw).toBe(20)
  expect((await day('idle'))?.cop_day_raw).toBeNull()
})

test('the balance of energy is held against metered heat', async () => {
  expect((await day('balanced'))?.closure).toBeCloseTo(4.38 / 3.5, 1)
  expect((await day('swapped'))?.closure).toBeNull()
})

test('the finest resolution whose own signal covers half of the day tells a column, none is added to another', async () => {
  expect(await day('coarse')).toMatchObject({ discharge_hot_c: 90, aux_h: 24, energy_kwh: 36, sample_s: 60 })
  expect((await day('half'))?.discharge_hot_c).toBe(80)
})

test('every fault code of a day stands in it once, in order', async () => {
  expect((await day('idle'))?.fault_codes).toBe('E1|U4')
  expect((await day('warm'))?.fault_codes).toBeNull()
})
