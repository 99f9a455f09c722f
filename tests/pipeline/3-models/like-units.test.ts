import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../analytics/db/database'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { anyRow } from '../../../analytics/db/rows-of-units'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import importReporting from '../../../analytics/pipeline/3-models/loading/import_reporting.sql?raw'
import { likenessOf, type Beginning } from '../../../analytics/pipeline/3-models/loading/likeness'
import { loadFleet } from '../../../analytics/pipeline/3-models/loading/load-fleet'
import { loadUnitHeads } from '../../../analytics/pipeline/3-models/loading/load-heads'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import stationShift from '../../../analytics/pipeline/3-models/sensors/station_shift.sql?raw'
import { loadFingerprints } from '../../../analytics/pipeline/3-models/running/unit-fingerprints'
import schema from '../../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'
import { buildWorker } from './built-worker'
import { circuitDay } from './circuit-day'
import { tellDays } from './later-days'
import { dayOf } from './series'

describe('who needs to know like units', () => {
  const one = (unitId: string, begun: string, over: Partial<Beginning> = {}): Beginning => ({
    unitId, mode: 'heat', begunOn: dayOf(begun), latestMonth: dayOf(`${begun.slice(0, 7)}-01`), modelGroup: 'M', sizeGroup: undefined, ...over,
  })
  const fleet = ['a', 'b', 'c', 'd', 'e'].map((unitId) => one(unitId, '2024-11-01'))
  const needing = (beginnings: Beginning[]) => [...likenessOf(beginnings).needing.keys()]

  it('is nobody in a fleet that began together', () => {
    expect(needing(fleet)).toEqual([])
    expect(likenessOf(fleet).groups.size).toBe(0)
  })

  it('is a unit that began in a month in which five others can be complete: 1 November + 59 days, so January', () => {
    expect(needing([...fleet, one('f', '2024-12-31')])).toEqual([])
    expect(needing([...fleet, one('f', '2025-01-01')])).toEqual(['f'])
    expect(needing([...fleet.slice(1), one('f', '2025-01-01')])).toEqual([])
  })

  it('is a unit that was repaired then, but not for a mode that others have not', () => {
    const repaired = one('a', '2024-11-01', { latestMonth: dayOf('2025-02-01') })
    expect(needing([repaired, ...fleet.slice(1)])).toEqual(['a'])
    expect(needing([...fleet, one('a', '2025-06-01', { mode: 'cool' })])).toEqual([])
  })

  it('asks the first thirty of a group, by day and id', () => {
    const many = Array.from({ length: 40 }, (_, i) => one(`u${39 - i}`, i === 39 ? '2024-10-31' : '2024-11-01'))
    const asked = likenessOf([...many, one('z', '2025-03-01', { sizeGroup: 'S' })]).groups.get('M')
    expect(asked).toHaveLength(30)
    expect(asked?.slice(0, 3)).toEqual(['u0', 'u1', 'u10'])
  })
})

const length = 220
const isoDay = (i: number) => new Date((dayOf('2024-11-01') + i) * 86_400_000).toISOString().slice(0, 10)
const march = dayOf('2025-03-01') - dayOf('2024-11-01')
/** Six that began in November, one in March, and one of another model and size in March. */
const units = [...'abcdef'].map((unitId, seed) => ({ unitId, model: 'M', capacity: 8000, from: 0, seed }))
  .concat({ unitId: 'late', model: 'M', capacity: 8000, from: march, seed: 7 }, { unitId: 'other', model: 'N', capacity: 20_000, from: march, seed: 8 }, { unitId: 'sized', model: 'P', capacity: 7500, from: march, seed: 9 })

let connection: DuckDBConnection
let worker: URL

const insert = async (table: string, rows: readonly Record<string, number | string>[]): Promise<void> => {
  const names = Object.keys(rows[0] ?? {})
  const cell = (value: number | string | undefined): string => (typeof value === 'string' ? `'${value}'` : value === undefined || Number.isNaN(value) ? 'NULL' : String(value))
  await run(connection, `INSERT INTO ${table} (${names.join(', ')}) VALUES ${rows.map((row) => `(${names.map((name) => cell(row[name])).join(', ')})`).join(', ')}`)
}

beforeAll(async () => {
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 300, tempDirectory: '/tmp' })
  connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await run(connection, `INSERT INTO analysis VALUES ($day, $day, 'UTC')`, { day: isoDay(length - 1) })
  for (const { unitId, model, capacity, from, seed } of units) {
    await run(connection, `INSERT INTO unit_register (import_no, unit_id, unit_type, time_zone, brand, model, capacity_w, firmware) VALUES (1, $unitId, 'hydronic', 'UTC', 'B', $model, $capacity, '1.0')`, { unitId, model, capacity })
    await run(connection, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (1, 0, $unitId, $first, $last, 1, 300)`, { unitId, first: isoDay(from), last: isoDay(length - 1) })
    const days = Array.from({ length: length - from }, (_, k) => from + k)
    await insert('unit_day', days.map((i) => ({ unit_id: unitId, day: isoDay(i), sample_s: 300, samples: 288, samples_expected: 288, coverage: 1, cop_provenance: 'metered', outdoor_same_h: 0, outdoor_sun_samples: 0 })))
    const modes = days.flatMap((i) => {
      const { heat } = circuitDay(i % 150, {}, seed)
      if (heat === undefined) return []
      const { outdoor_station: _, daily: __, ...measured } = heat
      return [{ unit_id: unitId, day: isoDay(i), mode: 'heat', method: 'steady', outdoor_source: 'station', ...measured }]
    })
    await insert('unit_day_mode', modes)
  }
  await run(connection, `UPDATE unit_day SET last_at = day + INTERVAL '23 hours 55 minutes'`)
  worker = await buildWorker()
  await runModels(connection)
})
afterAll(() => connection.closeSync())

const firstScored = async (unitId: string) => {
  const row = await readRow<{ n: number }>(connection, `SELECT count(*) AS n FROM unit_expectation WHERE unit_id = $unitId AND day < (SELECT min(day) FROM unit_expectation WHERE unit_id = $unitId AND scored AND NOT baseline)`, { unitId })
  return row?.n
}
const everything = async (): Promise<string> =>
  JSON.stringify(await Promise.all(['unit_statistic', 'unit_gate', 'unit_expectation', 'unit_condition', 'unit_residual'].map((table) => readRows(connection, `SELECT t::VARCHAR AS row FROM ${table} t`))))

describe('a fleet in which some units start in March', () => {
  it('compares those that are like the others, by model or else by size, after 30 days, the rest after 60', async () => {
    expect(await Promise.all(['late', 'sized', 'other', 'a'].map(firstScored))).toEqual([30, 30, 60, 60])
  })

  it('gives like units to those alone that need them', async () => {
    const heads = await loadUnitHeads(connection, { day: anyRow, mode: anyRow })
    expect(heads.map(({ unitId, like }) => [unitId, like?.model.length, like?.size.length])).toEqual([
      ...[...'abcdef'].map((unitId) => [unitId, undefined, undefined]),
      ['late', 7, 8], ['other', undefined, undefined], ['sized', 0, 8],
    ])
  })

  it('knows no size where none is registered', async () => {
    await run(connection, `UPDATE unit_register SET capacity_w = 0 WHERE unit_id = 'sized'`)
    expect((await loadUnitHeads(connection, { day: anyRow, mode: anyRow })).find(({ unitId }) => unitId === 'sized')?.like).toBeUndefined()
    await run(connection, `UPDATE unit_register SET capacity_w = 7500 WHERE unit_id = 'sized'`)
  })

  it('is the same with two workers', async () => {
    const own = await everything()
    await runModels(connection, { workers: 2, workerFile: worker })
    expect(await everything()).toBe(own)
  })

  it('said the same on every day, whatever came later', async () => {
    const said = (day: string) => readRows(connection, `SELECT * FROM unit_statistic WHERE unit_id IN ('late', 'sized') AND day <= $day::DATE ORDER BY ALL`, { day })
    const days = ['2025-04-10', '2025-05-03']
    const whole = await Promise.all(days.map(said))
    for (const [at, day] of days.entries()) {
      await run(connection, `UPDATE analysis SET data_to = $day::DATE`, { day })
      await runModels(connection)
      expect(await said(day)).toEqual(whole[at])
    }
    await run(connection, `UPDATE analysis SET data_to = $last::DATE`, { last: isoDay(length - 1) })
  })

  it('has the same fingerprints of earlier days, whatever units were complete since', async () => {
    const toldTo = async (day: string) => {
      await tellDays(connection, day)
      await run(connection, importReporting)
      await run(connection, stationShift)
      const fleet = await loadFleet(connection)
      const fingerprints = await loadFingerprints(connection, fleet, 'one')
      return { fits: fleet.heads.find(({ unitId }) => unitId === 'sized')?.like?.size.length, before: fleet.heads.map((head) => fingerprints.before(head, dayOf('2025-04-25'))), whole: fleet.heads.map((head) => fingerprints.whole(head)) }
    }
    const [some, all] = [await toldTo('2025-04-27'), await toldTo(isoDay(length - 1))]
    expect([some.fits, all.fits]).toEqual([6, 8])
    expect(some.before).toEqual(all.before)
    expect(some.whole.filter((fingerprint) => all.whole.includes(fingerprint))).toEqual([])
  })
})

describe('new firmware', () => {
  const updates = () => readRows(connection, `SELECT unit_id, updated_on FROM unit_update ORDER BY ALL`)

  it('is what a later register says, from the day after the data before it, or what a visit did', async () => {
    await run(connection, `UPDATE segment SET last_ts = '2025-02-27 23:55:00' WHERE unit_id = 'a'`)
    await run(connection, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (2, 0, 'a', '2025-02-28', '2025-06-08', 1, 300)`)
    for (const [unitId, firmware] of [['a', '2.0'], ['b', '1.0']] as const)
      await run(connection, `INSERT INTO unit_register (import_no, unit_id, unit_type, time_zone, brand, model, capacity_w, firmware) VALUES (2, $unitId, 'hydronic', 'UTC', 'B', 'M', 8000, $firmware)`, { unitId, firmware })
    const visits = [['c', 'Controller firmware updated to 2.0'], ['d', 'Checked firmware version'], ['e', 'Installed new software on site'], ['f', 'firmware was not updated']] as const
    for (const [unitId, notes] of visits) await run(connection, `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind, notes) VALUES (1, $unitId, $unitId, '2025-03-05', 'pm', $notes)`, { unitId, notes })
    await runModels(connection)
    expect(await updates()).toEqual([{ unit_id: 'a', updated_on: '2025-02-28' }, { unit_id: 'c', updated_on: '2025-03-05' }, { unit_id: 'e', updated_on: '2025-03-05' }])
  })

  it('starts the baseline again: nothing is compared for 30 days', async () => {
    const compared = (unitId: string) => readRow<{ n: number }>(connection, `SELECT count(*) AS n FROM unit_expectation WHERE unit_id = $unitId AND scored AND NOT baseline AND day BETWEEN '2025-03-05' AND '2025-04-03'`, { unitId })
    expect([(await compared('c'))?.n, (await compared('d'))?.n]).toEqual([0, 30])
  })
})
