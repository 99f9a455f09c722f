import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Engine } from '../../analytics/engine'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'
import { importAll, tablesAtOnce } from '../support/tables-at-once'

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

const registers = {
  zone: ['units', 'unit_id,site_id,time_zone', 'A,S1,America/Denver', 'B,S1,Europe/Berlin'],
  weather: ['weather', 'site_id,ts,outdoor_c,rh_pct', ...Array.from({ length: 400 }, (_, i) => `S1,${new Date(Date.UTC(2026, 0, 1, i)).toISOString()},${(i % 9) - 4},85`)],
  refrigerant: ['units', 'unit_id,site_id,time_zone,refrigerant', 'A,S1,America/Denver,R-410A', 'B,S1,Europe/Berlin,R-32'],
} as const

type Part = readonly [unit: string, from: string, seed: number] | keyof typeof registers

const folderOf = (part: Part): string => {
  if (typeof part !== 'string') return export14Days(...part)
  const folder = tempFolder()
  const [name, ...lines] = registers[part]
  writeFileSync(join(folder, `${name}.csv`), [...lines, ''].join('\n'))
  return folder
}

const load = (engine: Engine, parts: readonly Part[]): Promise<string[]> => importAll(engine, parts.map(folderOf))

const [a, more, b] = [['A', '2026-01-01', 3], ['A', '2026-01-14', 9], ['B', '2026-02-01', 5]] as const
const known = new Map<string, Record<string, string>>()

/** The tables of one go over these parts; each go is made once. */
const atOnce = async (parts: readonly Part[]): Promise<Record<string, string>> => {
  const key = JSON.stringify(parts)
  const tables = known.get(key) ?? (await tablesAtOnce(parts.map(folderOf), asOf))
  known.set(key, tables)
  return tables
}

test('telemetry of units that nothing happened to is not read again, and the tables are those of one go', async () => {
  const engine = await newEngine()
  const { importId } = await engine.import({ files: [folderOf(a)], acceptTruncated: false })
  await engine.analyse({ asOf })
  renameSync(join(engine.project.layout.telemetry, importId ?? ''), join(engine.project.layout.tmp, 'away'))
  await load(engine, [b])
  await engine.analyse({ asOf })
  expect(await derivedTables(engine.project.jobs)).toEqual(await atOnce([a, b]))
}, 120_000)

test('a unit is read again when its telemetry, its zone, its weather or its refrigerant changes', async () => {
  const engine = await newEngine()
  await load(engine, [a, b])
  await engine.analyse({ asOf })
  const steps = [a, b, more, 'zone', 'weather', 'refrigerant'] as const
  for (const count of [3, 4, 5, 6]) {
    await load(engine, steps.slice(count - 1, count))
    await engine.analyse({ asOf })
    expect(await derivedTables(engine.project.jobs), `after ${String(steps[count - 1])}`).toEqual(await atOnce(steps.slice(0, count)))
  }
}, 120_000)

test('taking an import back and cutting at an earlier day leave what one go would have given', async () => {
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
