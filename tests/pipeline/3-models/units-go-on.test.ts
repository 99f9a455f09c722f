import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { inSchema } from '../../../analytics/db/in-schema'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { openFleet, unitIds } from '../4-findings/fleet'
import { buildWorker } from './built-worker'
import { everything, mark, tellDays, unmarked } from './later-days'

const all = [...unitIds].sort()
const [first, second, last] = ['2025-04-10', '2025-05-04', '2025-05-19']
const version = 'one'
let connection: DuckDBConnection
let workerFile: URL

/** Of a fleet at one station, five units move against it from a day on: what it is off by is told of every week. */
const atStation = `
  INSERT INTO weather_register (import_no, place, ts, outdoor_c) VALUES (1, 'S', '2025-01-01', 5);
  UPDATE unit_register SET station_id = 'S' WHERE unit_id IN ('healthy', 'lossy', 'warmer', 'eager', 'busy');
  UPDATE unit_day SET outdoor_night_c = outdoor_night_c + 3 WHERE day > '2025-03-01' AND unit_id IN ('healthy', 'lossy', 'warmer', 'eager', 'busy')`

/** Whether the tables are those of a run from nothing. */
const expectWhole = async (): Promise<void> => {
  const some = await everything(connection)
  await runModels(connection)
  const whole = await everything(connection)
  for (const [table, rows] of Object.entries(whole)) expect(some[table], table).toEqual(rows)
}

/** The days that units go on from, and how many from each. */
const remembered = () => readRows(connection, 'SELECT goes_on_from AS day, count(DISTINCT unit_id) AS n FROM model_memory GROUP BY ALL ORDER BY ALL')

beforeAll(async () => {
  workerFile = await buildWorker()
})
beforeEach(async () => {
  connection = await openFleet()
  await run(connection, atStation)
  await tellDays(connection, first)
  await runModels(connection, { version })
  await mark(connection)
})

it('units of which only later days came go on, again and again, and the tables are those of a run from nothing', async () => {
  for (const day of [second, last]) {
    await tellDays(connection, day)
    await run(connection, `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind) VALUES (1, $day, 'lossy', $day::DATE - 1, 'repair')`, { day })
    await runModels(connection, { version })
    expect(await unmarked(connection)).toEqual([])
  }
  expect(await remembered()).toEqual([{ day: '2025-02-06', n: 1 }, { day: '2025-04-08', n: 16 }])
  await mark(connection)
  await runModels(connection, { version })
  expect(await unmarked(connection)).toEqual([])
  await expectWhole()
})

it('what is remembered of days that lie more than 45 days back is remembered anew', async () => {
  await tellDays(connection, '2025-03-31')
  await runModels(connection, { version })
  await mark(connection)
  for (const [day, from] of [[second, '2025-03-29'], ['2025-05-15', '2025-03-29'], ['2025-05-16', '2025-05-14'], [last, '2025-05-14']] as const) {
    await tellDays(connection, day)
    await runModels(connection, { version })
    expect(await remembered()).toEqual([{ day: '2025-02-06', n: 1 }, { day: from, n: 16 }])
  }
  expect(await unmarked(connection)).toEqual([])
  await expectWhole()
})

const changes: [name: string, sql: string, units: readonly string[]][] = [
  ['a visit of an earlier day', `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind) VALUES (1, 'V', 'lossy', '2025-03-03', 'repair')`, ['lossy']],
  ['another fact of a register', `UPDATE unit_register SET aux_lockout_c = 3 WHERE unit_id IN ('icy', 'warmer')`, ['icy', 'warmer']],
  ['features that were made whole', `UPDATE feature_origin SET origin = 'again' WHERE unit_id = 'busy'`, ['busy']],
  ['no origin of the features', `DELETE FROM feature_origin WHERE unit_id = 'busy'`, ['busy']],
  ['a station that two of five units have left', `UPDATE unit_register SET station_id = 'T' WHERE unit_id IN ('lossy', 'warmer')`, ['busy', 'eager', 'healthy', 'lossy', 'warmer']],
  ['an import that began earlier', `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (2, 0, 'lossy', '2025-04-02', '2025-04-20', 1, 300), (2, 0, 'icy', '2025-04-02', '2025-04-20', 1, 300)`, ['icy', 'lossy']],
]
it.each(changes)('%s is computed whole', async (_, sql, units) => {
  await tellDays(connection, last)
  await run(connection, sql)
  await runModels(connection, { version })
  expect(await unmarked(connection)).toEqual([...units])
  await expectWhole()
})

it('imports of later days, and their members, let units go on', async () => {
  await tellDays(connection, last)
  await run(connection, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) SELECT 2, 0, unit_id, '2025-04-12', '2025-05-19', 1, 300 FROM segment WHERE unit_id <> 'silent'`)
  await runModels(connection, { version })
  expect(await unmarked(connection)).toEqual([])
  await expectWhole()
})

it.each([
  ['days of before on which another half of an import reported', `UPDATE unit_day SET coverage = 0.1 WHERE day = '2025-03-01' AND unit_id < 'sh'`],
  ['another version', ''],
])('%s: all is computed whole', async (name, sql) => {
  await tellDays(connection, last)
  if (sql !== '') await run(connection, sql)
  await runModels(connection, { version: name === 'another version' ? 'two' : version })
  expect(await unmarked(connection)).toEqual(all)
  await expectWhole()
})

it('an analysis that ends before the day that units would go on from computes them whole', async () => {
  await tellDays(connection, '2025-04-07')
  await runModels(connection, { version })
  expect(await unmarked(connection)).toEqual(all)
  await expectWhole()
})

it.each([1, 2])('of a batch, those that say otherwise of earlier days are computed whole and the others go on, by %i threads', async (workers) => {
  await run(connection, `UPDATE all_unit_day SET standby_w = 8 WHERE day > '2025-04-20' AND unit_id IN ('busy', 'icy', 'shifted')`)
  await tellDays(connection, last)
  const seen: number[] = []
  await runModels(connection, { version, workers, workerFile, onProgress: (done) => seen.push(done) })
  expect(await unmarked(connection)).toEqual(['busy', 'icy', 'shifted'])
  expect(seen.at(-1)).toBe(all.length)
  expect(await readRow(connection, `SELECT count(*) FILTER (part = 0) AS n, count(DISTINCT unit_id) AS units FROM model_memory`)).toEqual({ n: all.length, units: all.length })
  await expectWhole()
})

it('a cancelled run leaves everything as it was', async () => {
  await tellDays(connection, last)
  const memories = () => readRows(connection, 'SELECT unit_id, goes_on_from, fingerprint, part, md5(states) AS states FROM model_memory ORDER BY unit_id, part')
  const before = [await everything(connection), await memories()]
  const abort = new AbortController()
  await expect(runModels(connection, { version, signal: abort.signal, onProgress: () => abort.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  expect([await everything(connection), await memories()]).toEqual(before)
  await runModels(connection, { version })
  expect(await unmarked(connection)).toEqual([])
  await expectWhole()
})

it('goes on in a schema of its own, from what is remembered there', async () => {
  const inOwn = async (day: string, some: (own: DuckDBConnection) => Promise<void>): Promise<void> =>
    inSchema(connection, 'circuit_2', async () => {
      await createFeatureSchema(connection)
      await run(connection, `CREATE OR REPLACE TABLE all_unit_day AS FROM main.all_unit_day; CREATE OR REPLACE TABLE all_unit_day_mode AS FROM main.all_unit_day_mode`)
      await tellDays(connection, day)
      await some(connection)
    })
  const main = await everything(connection)
  await inOwn(first, async () => {
    await runModels(connection, { version })
    await mark(connection)
  })
  await inOwn(second, async () => {
    await runModels(connection, { version })
    expect(await unmarked(connection)).toEqual([])
    await expectWhole()
  })
  expect(await everything(connection)).toEqual(main)
})
