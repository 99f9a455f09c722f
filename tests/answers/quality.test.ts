import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notEnoughOf, type UnitFacts } from '../../analytics/answers/quality/not-enough'
import type { SignalQuality, UnitQuality } from '../../analytics/contract'
import { createEngine, type Engine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { arrowRows } from './arrow'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
let engine: Engine
let root = ''
const ask = <Answer>(name: string, input: unknown) => engine.call(name, input, context) as Promise<Answer>

/** Twelve days of 5 min in New York: the outdoor sensor away on days 3 and 4, supply stuck on 5 and 6, three readings of 99 °C on day 8, no rows for 6 h of day 9. */
const troubled = (): string => {
  const rows = Array.from({ length: 12 * 288 }, (_, i) => {
    const day = Math.floor(i / 288)
    if (day === 9 && i % 288 >= 120 && i % 288 < 192) return []
    const runs = i % 12 < 6
    const outdoor = day === 3 || day === 4 ? '' : day === 8 && i % 288 >= 100 && i % 288 < 103 ? '99' : ((i % 288) / 40).toFixed(1)
    const supply = day === 5 || day === 6 ? 33 : runs ? 35 + (i % 5) : 30
    return [`A,${new Date(Date.UTC(2026, 0, 1, 5) + i * 300_000).toISOString()},300,${runs ? 1200 : 8},${outdoor},${supply},${supply - 4}`]
  })
  return ['unit_id,ts,sample_s,power_w,outdoor_c,supply_c,return_c', ...rows.flat(), ''].join('\n')
}

/** The same days, hourly, with heat and power, and the weather beside them. */
const sound = (): string =>
  ['unit_id,ts,sample_s,power_w,heat_w,outdoor_c', ...Array.from({ length: 12 * 24 }, (_, i) => `B,${new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString()},3600,${900 + (i % 9)},2700,${(i % 24) / 4}`), ''].join('\n')

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-quality-'))
  const folder = join(root, 'houses')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.csv'), troubled())
  writeFileSync(join(folder, 'b.csv'), sound())
  writeFileSync(join(folder, 'units.csv'), 'unit_id,time_zone\nA,America/New_York\nB,UTC\n')
  engine = await createEngine(await openProject(join(root, 'test.subcool'), { create: true, threads: 2 }))
  await engine.import({ files: [folder], acceptTruncated: false })
  await engine.analyse({ asOf: '2026-01-20' })
})

afterAll(() => {
  engine.close()
  rmSync(root, { recursive: true, force: true })
})

test('units are listed with the one in most trouble first, and what can’t be judged of each', async () => {
  const units = await ask<UnitQuality[]>('quality.units', {})
  expect(units.map(({ notEnough: _, ...unit }) => unit)).toEqual([
    { unitId: 'A', from: '2026-01-01T05:00:00Z', to: '2026-01-13T04:55:00Z', timeZone: 'America/New_York', coverage: expect.closeTo(1 - 72 / 3456, 8) as number, gaps: 1, longestGapS: 21_600, signalsTroubled: 3, clockJumps: 0 },
    { unitId: 'B', from: '2026-01-01T00:00:00Z', to: '2026-01-12T23:00:00Z', timeZone: 'UTC', coverage: 1, gaps: 0, longestGapS: 0, signalsTroubled: 0, clockJumps: 0 },
  ])
  expect(units[0]?.notEnough).toEqual([
    'COP: no heat meter and no water flow; add `heat_w`, or `flow_lpm`.',
    expect.stringMatching(/^Offset and drift of the outdoor sensor: no weather beside it/),
  ])
  expect(units[1]?.notEnough).toEqual([
    'Seasonal COP: needs 60 days with power and heat within the last 365, has 12.',
    expect.stringMatching(/^COP against expected: needs 60 usable days of one mode that span 6 K outdoors, has \d+\.$/),
    'Starts, run times and defrosts: there is a row every 60 min; 15 min or finer are needed.',
    expect.stringMatching(/^Offset and drift of the outdoor sensor/),
  ])
  expect(await ask<UnitQuality[]>('quality.units', { importNo: 1 })).toEqual(units)
  expect(await ask<UnitQuality[]>('quality.units', { importNo: 2 })).toEqual([])
})

test('signals have their share, range, gaps, still days, and what rules took out', async () => {
  const signals = await ask<SignalQuality[]>('quality.signals', { unitId: 'A' })
  expect(signals.map(({ signal }) => signal)).toEqual(['ts', 'outdoor_c', 'power_w', 'return_c', 'supply_c'])
  const of = (name: string) => signals.find(({ signal }) => signal === name)
  expect(of('ts')).toMatchObject({ samples: 3456 - 72, share: 1, gaps: 1, longestGapS: 21_600 })
  expect(of('outdoor_c')).toMatchObject({
    samples: 3456 - 72 - 576 - 3,
    share: expect.closeTo((3456 - 72 - 576 - 3) / (3456 - 72), 8) as number,
    low: 0,
    high: 7.2,
    gaps: 2,
    longestGapS: 2 * 86_400,
    rules: [{ rule: 'range', samples: 3, from: '2026-01-09T13:20:00Z', to: '2026-01-09T13:30:00Z', action: 'missing', detail: 'outside -60 to 60' }],
    drift: null,
    driftTold: false,
  })
  expect(of('supply_c')).toMatchObject({ stuckDays: 2, judgedDays: 12, share: 1, low: 30, high: 39, rules: [] })
  expect(of('power_w')).toMatchObject({ stuckDays: 0, median: 604 })
  await expect(ask('quality.signals', { unitId: 'Z' })).rejects.toMatchObject({ code: 'unit-not-found' })
})

test('the calendar has a row a day of the site, of rows or of one signal', async () => {
  const rows = arrowRows(await ask<Uint8Array>('quality.calendar', { unitId: 'A' }))
  const first = Date.UTC(2026, 0, 1) / 86_400_000
  expect(rows).toHaveLength(12)
  expect(rows[0]).toEqual({ day: first, covered: 1, longest_gap_s: 0, clock_jumps: 0 })
  expect(rows[9]).toEqual({ day: first + 9, covered: 0.75, longest_gap_s: 21_600, clock_jumps: 0 })
  const outdoor = arrowRows(await ask<Uint8Array>('quality.calendar', { unitId: 'A', signal: 'outdoor_c', from: '2026-01-03', to: '2026-01-10' }))
  expect(outdoor.map(({ covered }) => covered)).toEqual([1, 0, 0, 1, 1, 1, 285 / 288, 0.75])
  expect(outdoor.map((row) => row['longest_gap_s'])).toEqual([0, null, null, 2 * 86_400, 0, 0, 900, 21_600])
  expect(arrowRows(await ask<Uint8Array>('quality.calendar', { unitId: 'A', signal: 'heat_w' })).every(({ covered }) => covered === 0)).toBe(true)
  expect(arrowRows(await ask<Uint8Array>('quality.calendar', { unitId: 'Z' }))).toEqual([])
})

describe('what is not enough', () => {
  const enough: UnitFacts = {
    signals: ['power_w', 'heat_w', 'outdoor_c'], sampleS: 300, days: 800, copDays: 365, usableDays: 300, daysWithStarts: 800, daysWithDefrosts: 300,
    daysOfFineDefrosts: 300, daysWithStation: 800, stationBlocks: 26, scoredDays: 200, reason: null,
  }
  const told = (change: Partial<UnitFacts>) => notEnoughOf({ ...enough, ...change })

  test('is nothing where all can be judged', () => expect(told({})).toEqual([]))

  test.each([
    [{ signals: ['heat_w', 'outdoor_c'] }, 'COP, energy and its cost: no electrical power; add `power_w`, or `energy_counter_kwh`.'],
    [{ signals: ['heat_w', 'outdoor_c', 'energy_counter_kwh'] }, 'COP, power and energy a day: the energy counter is too coarse to make power of; add `power_w`, or a counter with finer steps.'],
    [{ signals: ['power_w', 'outdoor_c'] }, 'COP: neither a heat meter nor water flow with its temperatures; add `heat_w`, or `flow_lpm`, `supply_c` and `return_c`.'],
    [{ signals: ['power_w', 'outdoor_c', 'flow_lpm', 'supply_c'] }, 'COP: no heat meter, and water flow without both of its temperatures; add `heat_w`, or `return_c`.'],
    [{ copDays: 0 }, 'Seasonal COP: power and heat are never there at the same time; both are needed in the same rows.'],
    [{ scoredDays: 0, reason: 'no steady operation that day' }, 'COP against expected: no steady operation that day.'],
    [{ reason: 'a slope needs a second season' }, 'Trend of the COP: needs two seasons of 30 compared days each.'],
    [{ daysWithStarts: 0 }, 'Starts, run times and defrosts: nothing tells when the compressor runs; add `compressor_hz`, `compressor_a` or `power_w`.'],
    [{ daysOfFineDefrosts: 0, sampleS: 900 }, 'Whether defrosts were needed and complete: there is a row every 15 min; 5 min or finer are needed.'],
    [{ daysOfFineDefrosts: 0, daysWithDefrosts: 0 }, 'Defrosts: nothing tells them; add `defrost`, `mode`, `reversing_valve_heating` or `outdoor_coil_c`.'],
    [{ signals: ['power_w', 'heat_w'], daysWithStation: 0 }, 'Anything against the weather: no outdoor temperature; add `outdoor_c`, or weather of the site.'],
    [{ stationBlocks: 4 }, 'Slow drift of the outdoor sensor: needs 10 months with nights beside the weather station, has 4.'],
  ] satisfies [Partial<UnitFacts>, string][])('%o', (change, sentence) => expect(told(change)).toEqual([sentence]))
})
