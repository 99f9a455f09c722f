import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { evaluate, factsOfFleet } from '../../analytics/evaluation/evaluate'
import { loadProfile } from '../../analytics/pipeline/4-findings/profile'
import { evaluationRecipe, makeRecipe, sampleFleet } from '../../sample-data/simulator'
import { fillFleetDatabase, openFleetDatabase } from './program/fleet-database'
import { bringFeatures, keepFeatures } from './program/kept-features'
import { judge, labelsOf, makeFeatures } from './program/judge-fleet'
import { labelledFleet, seenAs } from './program/labelled-fleet'
import { readOptions } from './program/options'

const recipe = makeRecipe(sampleFleet, { units: 2, months: 3, stepS: 900, faults: ['connectivity_loss'], seed: 5 })
const fleet = seenAs({ ...recipe, groups: ['connectivity_loss', 'none'] }, () => true, (place) => (place === 0 ? ['T2', 'T4'] : ['T2', 'T3', 'T4']))
const profile = loadProfile()
let folder: string
let database: Awaited<ReturnType<typeof openFleetDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-program-'))
  database = await openFleetDatabase(folder, 1)
  await fillFleetDatabase(database.connection, fleet.seen, folder)
  await makeFeatures(database.connection, fleet, 1, () => undefined)
  await judge(database.connection, fleet, profile, 1)
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

test('a unit is seen once for each tier, with the columns of that tier only', async () => {
  const rows = await readRows<{ unit_id: string; days: number; lines: number; cop: number }>(
    database.connection,
    `SELECT d.unit_id, count(DISTINCT d.day) AS days, count(m.discharge_c) AS lines, count(m.cop) AS cop FROM unit_day d LEFT JOIN unit_day_mode m USING (unit_id, day) GROUP BY 1 ORDER BY 1`,
  )
  expect(rows.map(({ unit_id }) => unit_id)).toEqual(['SIM-001-T2', 'SIM-001-T4', 'SIM-002-T2', 'SIM-002-T3', 'SIM-002-T4'])
  const [lean, full] = rows as [(typeof rows)[number], (typeof rows)[number]]
  expect(lean.days).toBe(full.days)
  expect([lean.lines, lean.cop > 20]).toEqual([0, true])
  expect(full.lines).toBeGreaterThan(20)
})

test('its fault is found with either, and told by tier', async () => {
  const evaluation = evaluate(await factsOfFleet(database.connection, labelsOf(fleet), { profile, asOf: fleet.seen.to_on }))
  expect(evaluation.cells.filter(({ fault }) => fault === 'connectivity_loss').map(({ tier, stepS, units, found, causeRight }) => [tier, stepS, units, found, causeRight])).toEqual([
    ['T2', 900, 1, 1, 1],
    ['T4', 900, 1, 1, 1],
  ])
})

test('the plan sees COP at T2 and T4, leaks at T3 and T4, bearings at T4 and T5, a quarter of healthy units at all', () => {
  const plan = labelledFleet({ seed: 9, share: 0.02, faults: [] })
  const { fleet: made } = evaluationRecipe({ seed: 9, share: 0.02 })
  const tiersOf = (group: string) => new Set(plan.jobs.filter(({ place }) => made.groups[place]?.startsWith(group)).map(({ seen }) => seen.map(({ tier }) => tier).join(' ')))
  expect(tiersOf('cop_degradation')).toEqual(new Set(['T2 T4']))
  expect(tiersOf('refrigerant_leak')).toEqual(new Set(['T3 T4']))
  expect(tiersOf('compressor_bearing_wear')).toEqual(new Set(['T4 T5']))
  expect(tiersOf('none')).toEqual(new Set(['T2 T3 T4 T5', 'T4']))
  expect(labelledFleet({ seed: 9, share: 0.02, faults: ['refrigerant_leak'] }).jobs.every(({ place }) => ['refrigerant_leak', undefined].includes(made.units[place]?.fault?.fault))).toBe(true)
  expect(labelsOf(plan).filter(({ truth }) => truth.fault === 'refrigerant_leak').every(({ variant }) => ['txv', 'orifice', 'eev'].includes(variant ?? ''))).toBe(true)
})

test('calibrating asks for the file that the table goes to', () => {
  expect(readOptions([]).calibrate).toBeUndefined()
  expect(readOptions(['--calibrate', '/out/confidence.json']).calibrate).toBe('/out/confidence.json')
})

test('features that were kept are judged again as they are, those of another fleet are refused', async () => {
  const options = readOptions(['--seed', '5', '--features', join(folder, 'kept.duckdb')])
  await keepFeatures(database.connection, options, folder)
  const copy = join(folder, 'copy')
  bringFeatures(options, copy)
  const again = await openFleetDatabase(copy, 1)
  try {
    expect(again.isNew).toBe(false)
    expect(await readRows(again.connection, 'SELECT count(*) AS n FROM unit_day')).toEqual(await readRows(database.connection, 'SELECT count(*) AS n FROM unit_day'))
  } finally {
    again.close()
  }
  expect(() => bringFeatures({ ...options, seed: 6 }, join(folder, 'other'))).toThrow('features of another fleet')
})
