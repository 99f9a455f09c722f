import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Engine } from '../../analytics/engine'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'

const asOf = '2026-03-31'

/** Two weeks of a unit every ten minutes: power that comes and goes, air around freezing, water when it runs. */
const export14Days = (unit: string, from: string, seed: number): string => {
  const folder = join(tempFolder(), unit)
  mkdirSync(folder)
  let state = seed
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  const rows = Array.from({ length: 14 * 144 }, (_, i) => {
    const time = new Date(Date.parse(`${from}T00:00:00Z`) + i * 600_000)
    const outdoor = Math.sin((i / 144) * 2 * Math.PI) * 4 + random()
    const runs = Math.floor(i / 7 + seed) % 3 !== 0
    return [unit, time.toISOString(), runs ? (900 + random() * 200).toFixed(0) : 12, outdoor.toFixed(1), runs ? (35 + random()).toFixed(1) : '', runs ? 2800 : 0, runs ? (600 + 20 * random()).toFixed(0) : 800].join(',')
  })
  writeFileSync(join(folder, `${unit}.csv`), ['unit_id,ts,power_w,outdoor_c,supply_c,heat_w,suction_kpa', ...rows, ''].join('\n'))
  return folder
}

const register = (lines: string[], columns = 'unit_id,site_id,time_zone'): string => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'units.csv'), [columns, ...lines, ''].join('\n'))
  return folder
}

const load = async (engine: Engine, folders: string[]) => {
  for (const folder of folders) await engine.import({ files: [folder], acceptTruncated: false })
}

const atOnce = async (folders: string[]): Promise<Record<string, string>> => {
  const engine = await newEngine()
  await load(engine, folders)
  await engine.analyse({ asOf })
  return derivedTables(engine.project.jobs)
}

test('telemetry of units that nothing happened to is not read again, and the tables are those of one go', async () => {
  const [a, b] = [export14Days('A', '2026-01-01', 3), export14Days('B', '2026-02-01', 5)]
  const engine = await newEngine()
  const { importId } = await engine.import({ files: [a], acceptTruncated: false })
  await engine.analyse({ asOf })
  renameSync(join(engine.project.layout.telemetry, importId ?? ''), join(engine.project.layout.tmp, 'away'))
  await load(engine, [b])
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([a, b]))
}, 120_000)

test('a unit is read again when its telemetry, its zone, its weather or its refrigerant changes', async () => {
  const [a, more, b] = [export14Days('A', '2026-01-01', 3), export14Days('A', '2026-01-14', 9), export14Days('B', '2026-02-01', 5)]
  const zone = register(['A,S1,America/Denver', 'B,S1,Europe/Berlin'])
  const weather = tempFolder()
  writeFileSync(join(weather, 'weather.csv'), ['site_id,ts,outdoor_c,rh_pct', ...Array.from({ length: 400 }, (_, i) => `S1,${new Date(Date.UTC(2026, 0, 1, i)).toISOString()},${(i % 9) - 4},85`), ''].join('\n'))
  const engine = await newEngine()
  const refrigerant = register(['A,S1,America/Denver,R-410A', 'B,S1,Europe/Berlin,R-32'], 'unit_id,site_id,time_zone,refrigerant')
  const steps = [a, b, more, zone, weather, refrigerant]
  for (const [index, step] of steps.entries()) {
    await load(engine, [step])
    await engine.analyse({ asOf })
    expect(await derivedTables(engine.project.jobs), `after step ${index}`).toEqual(await atOnce(steps.slice(0, index + 1)))
  }
}, 180_000)

test('taking an import back and cutting at an earlier day leave what one go would have given', async () => {
  const [a, more, b] = [export14Days('A', '2026-01-01', 3), export14Days('A', '2026-01-14', 9), export14Days('B', '2026-02-01', 5)]
  const engine = await newEngine()
  await load(engine, [a, b, more])
  await engine.analyse({ asOf })
  await engine.call('import.undo', { importNo: 3 }, { signal: new AbortController().signal, onProgress: () => undefined })
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([a, b]))
  await engine.analyse({ asOf: '2026-02-05' })
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([a, b]))
  await engine.call('import.undo', { importNo: 1 }, { signal: new AbortController().signal, onProgress: () => undefined })
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([b]))
}, 120_000)
