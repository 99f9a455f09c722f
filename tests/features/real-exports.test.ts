import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { fixture, newEngine, tempFolder } from '../support/projects'

const asOf = '2025-01-31'

describe('Vaillant yearly exports', () => {
  test('give the seasonal performance the portal shows, the gap, and one finding about the sun', async () => {
    const engine = await newEngine()
    await engine.import({ files: [fixture('vaillant')], acceptTruncated: false })
    await engine.analyse({ asOf })
    const jobs = engine.project.jobs
    const years = await readRows<Record<string, number>>(jobs, 'SELECT year, days, cop, cop_space_heating, cop_hot_water, coverage_pct FROM unit_year ORDER BY year')
    expect(years).toEqual([
      { year: 2023, days: 173, cop: 3.44, cop_space_heating: 3.592, cop_hot_water: 3.24, coverage_pct: 100 },
      { year: 2024, days: 357, cop: 3.479, cop_space_heating: 3.829, cop_hot_water: 3.055, coverage_pct: 97.54 },
    ])
    expect(await readRows(jobs, `SELECT from_day, to_day, days FROM unit_gap WHERE signal = 'power_w'`)).toEqual([
      { from_day: '2024-10-16', to_day: '2024-10-24', days: 9 },
    ])
    const gates = await readRows(
      jobs,
      `SELECT rule, year(day) AS year, sum(samples)::INTEGER AS samples, min(first_at) AS first_at FROM unit_day_gate WHERE signal = 'outdoor_c' GROUP BY ALL ORDER BY ALL`,
    )
    expect(gates).toEqual([
      { rule: 'sentinel', year: 2024, samples: 68, first_at: '2024-10-22T13:00:00Z' },
      { rule: 'sun_on_sensor', year: 2023, samples: 25, first_at: '2023-08-09T14:00:00Z' },
      { rule: 'sun_on_sensor', year: 2024, samples: 69, first_at: '2024-03-30T15:00:00Z' },
    ])
    expect(await readRows(jobs, 'SELECT sum(outdoor_sentinel_samples)::INTEGER AS sentinel, sum(outdoor_sun_samples)::INTEGER AS sun FROM unit_day')).toEqual([{ sentinel: 68, sun: 94 }])
    expect(await readRows(jobs, 'SELECT fault FROM finding')).toEqual([{ fault: 'sensor_bias' }])
    const hottest = await readRows<{ c: number; least: number }>(jobs, 'SELECT max(outdoor_c_max) AS c, min(outdoor_c_min) AS least FROM unit_day')
    expect(hottest[0]?.c).toBeLessThan(35)
    expect(hottest[0]?.least).toBeGreaterThan(-20)
  })
})

describe('Daikin ESPAltherma log', () => {
  let flagged: Awaited<ReturnType<typeof defrosts>>

  beforeAll(async () => {
    flagged = await defrosts(fixture('daikin'))
  })

  const defrosts = async (folder: string) => {
    const engine = await newEngine()
    await engine.import({ files: [folder], acceptTruncated: false })
    await engine.analyse({ asOf })
    const cycles = await readRows<{ started_at: string; ended_at: string; method: string; outdoor_c: number }>(
      engine.project.jobs,
      'SELECT started_at, ended_at, method, outdoor_c FROM defrost_cycle ORDER BY started_at',
    )
    const year = await readRows<{ cop: number; cop_provenance: string }>(engine.project.jobs, 'SELECT cop, cop_provenance FROM unit_year')
    const findings = await readRows(engine.project.jobs, 'SELECT fault FROM finding')
    return { cycles, year, findings }
  }

  test('has six flagged defrosts and a COP of 2.93 net of the heat they take back', () => {
    const { cycles, year, findings } = flagged
    expect(cycles.map((c) => c.method)).toEqual(['flag', 'flag', 'flag', 'flag', 'flag', 'flag'])
    expect(year[0]?.cop).toBeGreaterThan(2.9)
    expect(year[0]?.cop).toBeLessThan(2.96)
    expect(year[0]?.cop_provenance).toBe('derived_water')
    expect(findings).toEqual([])
  })

  test('gives the same defrosts without the flag, and no hot-water start among them', async () => {
    const folder = join(tempFolder(), 'daikin')
    mkdirSync(folder)
    const text = gunzipSync(readFileSync(join(fixture('daikin'), 'espaltherma_daikin_dev_2024-10-10_12_wide_sparse.csv.gz'))).toString('utf8')
    const [header = '', ...rows] = text.trimEnd().split('\n')
    const withheld = header.split(',').indexOf('Defrost Operation')
    writeFileSync(join(folder, 'log.csv'), [header, ...rows].map((row) => row.split(',').filter((_, i) => i !== withheld).join(',')).join('\n'))
    const found = (await defrosts(folder)).cycles
    expect(found.every((c) => c.method === 'heat')).toBe(true)
    const overlaps = (a: (typeof found)[number], b: (typeof found)[number]) => a.started_at < b.ended_at && b.started_at < a.ended_at
    expect(flagged.cycles.filter((f) => found.some((c) => overlaps(f, c)))).toEqual(flagged.cycles)
    expect(found.filter((c) => !flagged.cycles.some((f) => overlaps(f, c)))).toEqual([])
  })
})

test('two profiles in one folder are two units', async () => {
  const folder = join(tempFolder(), 'house')
  cpSync(fixture('vaillant'), folder, { recursive: true })
  cpSync(fixture('daikin'), folder, { recursive: true })
  const engine = await newEngine()
  const result = await engine.import({ files: [folder], acceptTruncated: false })
  expect(result.units.sort()).toEqual(['house.daikin-espaltherma', 'house.vaillant'])
})

test("ORNL's rooftop unit cooled on mild nights too: a COP of cooling, none of heat", async () => {
  const engine = await newEngine()
  await engine.import({ files: [fixture('ornl-rooftop')], acceptTruncated: false })
  await engine.analyse({ asOf })
  const years = await readRows(engine.project.jobs, 'SELECT cop, cop_space_heating, cop_hot_water, cop_cooling, cop_provenance FROM unit_year')
  expect(years).toEqual([{ cop: null, cop_space_heating: null, cop_hot_water: null, cop_cooling: 2.969, cop_provenance: 'metered' }])
})
