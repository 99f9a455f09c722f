import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRow, readRows, run } from '../../analytics/db/query'
import { quoteText } from '../../analytics/db/quote'
import type { Engine } from '../../analytics/engine'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'
import { importAll, tablesAtOnce } from '../support/tables-at-once'

const asOf = '2026-04-30'
const firstDay = Date.UTC(2026, 0, 1)

/** Days of a unit every ten minutes: power that comes and goes, air around freezing, water when it runs; `more` is a signal of its own. */
const exportOf = (unit: string, fromDay: number, days: number, { stepS = 600, more = false, error = 0 } = {}): string => {
  const folder = join(tempFolder(), unit)
  mkdirSync(folder)
  const rows = Array.from({ length: (days * 86_400) / stepS }, (_, i) => {
    const at = firstDay + fromDay * 86_400_000 + i * stepS * 1000
    const slot = at / 600_000
    const noise = ((slot * 48271 + unit.charCodeAt(0)) % 997) / 997
    const outdoor = Math.sin((slot / 144) * 2 * Math.PI) * 4 + noise + error
    const runs = Math.floor(slot / 7) % 3 !== 0
    return [unit, new Date(at).toISOString(), runs ? (900 + noise * 200).toFixed(0) : 12, outdoor.toFixed(1), runs ? (35 + noise).toFixed(1) : '', runs ? 2800 : 0, runs ? (600 + 20 * noise).toFixed(0) : 800, ...(more ? [noise.toFixed(2)] : [])].join(',')
  })
  writeFileSync(join(folder, `${unit}.csv`), [`unit_id,ts,power_w,outdoor_c,supply_c,heat_w,suction_kpa${more ? ',vibration_mm_s' : ''}`, ...rows, ''].join('\n'))
  return folder
}

const weatherOf = (fromDay: number, days: number, warmer = 0, fromHour = 0, site = 'S1'): string => {
  const folder = tempFolder()
  const rows = Array.from({ length: days * 24 }, (_, i) => `${site},${new Date(firstDay + (fromDay * 24 + fromHour + i) * 3_600_000).toISOString()},${(i % 9) - 4 + warmer},85`)
  writeFileSync(join(folder, 'weather.csv'), ['site_id,ts,outdoor_c,rh_pct', ...rows, ''].join('\n'))
  return folder
}

const registers = (): string => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'units.csv'), 'unit_id,site_id,time_zone,refrigerant\nA,S1,America/Denver,R-410A\nB,S1,Europe/Berlin,R-32\nC,S1,Asia/Kolkata,R-32\nD,S1,America/Denver,R-410A\nE,S1,America/Denver,R-410A\nF,S2,America/Denver,R-410A\n')
  return folder
}

/** What tells whether the rows of days before those told anew are still those of the analysis before. */
const originsOf = (engine: Engine): Promise<{ unit_id: string; origin: string }[]> => readRows(engine.project.jobs, 'SELECT unit_id, origin FROM feature_origin ORDER BY unit_id')

const atOnce = (folders: readonly string[]): Promise<Record<string, string>> => tablesAtOnce(folders, asOf)

/** Leaves of an import's telemetry only what units that go on from their memory read again: were more of it read, the tables would differ. */
const forget = async (engine: Engine, importId: string): Promise<void> => {
  const { jobs, layout } = engine.project
  const [folder, away] = [join(layout.telemetry, importId), join(layout.tmp, importId)]
  const kept = await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM feature_memory')
  expect(kept?.n).toBeGreaterThan(0)
  renameSync(folder, away)
  mkdirSync(folder)
  for (const { part } of await readRows<{ part: number }>(jobs, 'SELECT DISTINCT part FROM segment JOIN import USING (import_no) WHERE import_id = $importId', { importId })) {
    const name = `part-${String(part).padStart(4, '0')}.parquet`
    await run(jobs, `COPY (SELECT t.* FROM read_parquet(${quoteText(join(away, name))}) t JOIN feature_memory m ON m.unit_id = t.unit_id AND epoch(t.ts) >= m.read_from ORDER BY t.unit_id, t.ts) TO ${quoteText(join(folder, name))} (FORMAT parquet)`)
  }
}

test('of units that more telemetry came for only the last days are read again, and the tables are those of one go', async () => {
  const months = [registers(), weatherOf(0, 40), exportOf('A', 0, 40), exportOf('B', 3, 40)]
  const next = [weatherOf(40, 30), exportOf('A', 40, 30), exportOf('B', 43, 27.5)]
  const last = [exportOf('A', 69, 3), exportOf('B', 71, 10)]
  const engine = await newEngine()
  const imports = await importAll(engine, months)
  await engine.analyse({ asOf })
  const origins = await originsOf(engine)
  expect(origins.map(({ unit_id }) => unit_id)).toEqual(['A', 'B'])
  for (const importId of imports.slice(2)) await forget(engine, importId)
  const more = await importAll(engine, next)
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...months, ...next]))
  for (const importId of more.slice(1)) await forget(engine, importId)
  await importAll(engine, last)
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...months, ...next, ...last]))
  expect(await originsOf(engine)).toEqual(origins)
}, 180_000)

const beginning = () => [registers(), weatherOf(0, 60), exportOf('A', 0, 30)]

test('units are read as a whole where what is new is of days before, has a signal or a resolution they never had, or is weather of days before', async () => {
  const before = [registers(), weatherOf(0, 60), weatherOf(0, 60, 0, 0, 'S2'), ...['A', 'D', 'E', 'F'].map((unit) => exportOf(unit, 0, 30))]
  const made = [exportOf('A', 20, 15, { error: 3 }), exportOf('D', 30, 15, { more: true }), exportOf('E', 30, 15, { stepS: 300 }), weatherOf(10, 30, 5, 0, 'S2'), exportOf('F', 30, 15)]
  const last = ['A', 'D', 'E', 'F'].map((unit) => exportOf(unit, 45, 5))
  const engine = await newEngine()
  await importAll(engine, before)
  await engine.analyse({ asOf })
  const origins = await originsOf(engine)
  await importAll(engine, [...made, ...last])
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...before, ...made, ...last]))
  expect((await originsOf(engine)).filter((row, index) => row.origin === origins[index]?.origin)).toEqual([])
}, 120_000)

test('weather of the hour in which the first day that would be told anew begins is weather of the day before', async () => {
  const [before, later] = [[registers(), weatherOf(0, 60), exportOf('C', 0, 30)], [weatherOf(27, 1 / 24, 9, 18), exportOf('C', 30, 5)]]
  const engine = await newEngine()
  await importAll(engine, before)
  await engine.analyse({ asOf })
  expect(await readRow(engine.project.jobs, 'SELECT day_from FROM feature_memory')).toEqual({ day_from: Date.UTC(2026, 0, 28, 18, 30) / 1000 })
  await importAll(engine, later)
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...before, ...later]))
}, 120_000)

test('an earlier as-of day and imports taken back leave what one go would have given', async () => {
  const [before, later] = [beginning(), exportOf('A', 30, 15)]
  const engine = await newEngine()
  await importAll(engine, [...before, later])
  await engine.analyse({ asOf: '2026-02-01' })
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...before, later]))
  const origins = [await originsOf(engine)]
  await engine.analyse({ asOf: '2026-01-20' })
  origins.push(await originsOf(engine))
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([...before, later]))
  origins.push(await originsOf(engine))
  await engine.call('import.undo', { importNo: 4 }, { signal: new AbortController().signal, onProgress: () => undefined })
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce(before))
  origins.push(await originsOf(engine))
  expect(origins[2]).toEqual(origins[1])
  expect(new Set(origins.map(([row]) => row?.origin)).size).toBe(3)
}, 120_000)
