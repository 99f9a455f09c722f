import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { readColumnSet } from '../../renderer/engine/column-set'
import { arrowRows } from './arrow'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

const unitId = 'A-1'
const at = (minute: number): number => Date.parse('2025-01-01T00:00:00Z') + minute * 60_000

describe('a unit', () => {
  it('has its register, its figures and the range of its telemetry', async () => {
    expect(await answers['unit.overview'](fixture.context, { unitId })).toMatchObject({
      registered: true,
      simulated: true,
      fullChargeKg: 0.90718474,
      timeZone: 'America/New_York',
      seasonalCop: 3,
      currency: 'USD',
      firstAt: '2025-01-01T00:00:00Z',
      lastAt: '2025-01-02T23:55:00Z',
      workOrderId: 'WO-A-1',
    })
  })

  it('that is not there is an error that says so', async () => {
    await expect(answers['unit.overview'](fixture.context, { unitId: 'nope' })).rejects.toMatchObject({
      code: 'unit-not-found',
      message: 'There is no unit "nope" in this project.',
    })
  })

  it('lists the signals it has', async () => {
    expect(await answers['unit.signals'](fixture.context, { unitId })).toEqual([
      { signal: 'power_w', samples: 12, share: 1 },
      { signal: 'outdoor_c', samples: 12, share: 1 },
    ])
  })

  it('keeps first, last, least and greatest of each bucket of a trace', async () => {
    const rows = arrowRows(
      await answers['unit.trace'](fixture.context, {
        unitId,
        signals: ['power_w'],
        from: '2025-01-01T00:00:00Z',
        to: '2025-01-01T01:00:00Z',
        buckets: 2,
      }),
    )
    expect(rows.map(({ t, value }) => [t, value])).toEqual([
      [at(0), 1000],
      [at(15), 5000],
      [at(25), 1005],
      [at(30), 1006],
      [at(35), 10],
      [at(55), 1011],
    ])
    expect(new Set(rows.map((row) => row['step_s']))).toEqual(new Set([300]))
  })

  it('answers every raw sample when the buckets are narrower than the samples', async () => {
    const rows = arrowRows(
      await answers['unit.trace'](fixture.context, {
        unitId,
        signals: ['power_w', 'outdoor_c'],
        from: '2025-01-01T00:10:00Z',
        to: '2025-01-01T00:30:00Z',
        buckets: 100,
      }),
    )
    expect(rows.filter((row) => row['signal'] === 'power_w').map(({ t, value }) => [t, value])).toEqual([
      [at(10), 1002],
      [at(15), 5000],
      [at(20), 1004],
      [at(25), 1005],
    ])
    expect(rows).toHaveLength(8)
  })

  it('refuses a trace that ends before it starts', async () => {
    await expect(
      answers['unit.trace'](fixture.context, {
        unitId,
        signals: ['power_w'],
        from: '2025-01-02T00:00:00Z',
        to: '2025-01-01T00:00:00Z',
        buckets: 10,
      }),
    ).rejects.toMatchObject({ code: 'bad-arguments' })
  })

  it('shows its history in runs of days, gaps, findings and visits', async () => {
    expect(await answers['unit.lanes'](fixture.context, { unitId })).toEqual({
      coverage: [
        { from: '2025-01-01', to: '2025-01-02', level: 4 },
        { from: '2025-01-03', to: '2025-01-03', level: 2 },
        { from: '2025-01-05', to: '2025-01-05', level: 4 },
      ],
      gaps: [{ from: '2025-01-04', to: '2025-01-04', label: 'heat_w|power_w' }],
      findings: [
        { from: '2024-12-01', to: '2025-01-02', label: 'cop_degradation', severity: 'major', findingId: 'A-1:cop:2024-12-20' },
        { from: '2024-12-25', to: '2025-01-02', label: 'sensor_drift', severity: 'minor', findingId: 'A-1:sensor:2024-12-25' },
      ],
      visits: [{ from: '2025-01-02', to: '2025-01-02', label: 'pm: filter changed' }],
      alarms: [],
      alarmColumn: null,
    })
  })

  it('sets what was measured against what was expected at the same conditions', async () => {
    const rows = arrowRows(await answers['unit.efficiencyDays'](fixture.context, { unitId }))
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ mode: 'heat', actual: 3, scored: 1, baseline: 0, median_pct: null })
    expect(rows[0]?.['expected']).toBeCloseTo(3.75, 9)
    expect(rows[0]?.['deviation_pct']).toBeCloseTo(-20, 9)
    expect(rows[1]?.['expected']).toBeCloseTo(3.2, 9)
    expect(rows[2]).toMatchObject({ mode: 'dhw', actual: 2.5, expected: null, scored: 0 })
  })

  it('bins the expectation by mode and two degrees', async () => {
    const found = await answers['unit.efficiency'](fixture.context, { unitId })
    expect(found.quantity).toBe('cop')
    expect(found.expectation).toHaveLength(1)
    expect(found.expectation[0]).toMatchObject({ mode: 'heat', outdoorC: 1, days: 2 })
    expect(found.expectation[0]?.expected).toBeCloseTo((3.75 + 3.2) / 2, 9)
  })

  it('shows what the register rates it, the warmest first, and nothing where it says nothing', async () => {
    expect((await answers['unit.efficiency'](fixture.context, { unitId })).rated).toEqual([])
    await fixture.connection.run(`UPDATE unit_register SET rated_cop_8c = 4.1, rated_cop_m15c = 2.2 WHERE unit_id = 'A-1'`)
    expect((await answers['unit.efficiency'](fixture.context, { unitId })).rated).toEqual([{ outdoorC: 8.3, cop: 4.1 }, { outdoorC: -15, cop: 2.2 }])
  })

  it('falls back to nothing where neither COP nor power is known', async () => {
    expect(await answers['unit.efficiency'](fixture.context, { unitId: 'B-1' })).toMatchObject({
      quantity: 'none',
      expectation: [],
    })
  })

  it('lists defrosts in order of time', async () => {
    const rows = arrowRows(await answers['unit.defrosts'](fixture.context, { unitId }))
    expect(rows.map((row) => [row['interval_heating_min'], row['verdict']])).toEqual([
      [90, 'ok'],
      [40, 'unnecessary'],
    ])
  })

  it('explains its findings, the most severe first', async () => {
    const found = await answers['unit.findings'](fixture.context, { unitId })
    expect(found.map((finding) => finding.fault)).toEqual(['cop_degradation', 'sensor_drift'])
    expect(found[0]).toMatchObject({
      threshold: 0.1,
      workOrderId: 'WO-A-1',
      evidence: [{ metric: 'cop', value: 3, unit: '1', expected: 3.5, from: '2024-12-20', to: '2025-01-02' }],
      notBecause: [
        { fault: 'sensor_drift', reason: '0.1 K from the station' },
        { fault: 'setting_change', reason: 'same sink' },
      ],
    })
  })
})

describe('the panels on energy, compressor, defrosts and service', () => {
  it('answer what the tables hold, and nothing where they hold nothing', async () => {
    const { context, connection } = fixture
    await connection.run(`INSERT INTO unit_month (unit_id, month, days, energy_kwh, cop_energy_kwh, cop_heat_kwh) VALUES ('A-1', DATE '2025-01-01', 2, 50, 40, 120);
      INSERT INTO compressor_contributor VALUES ('A-1', 'power', 'electrical', 0.5, 0.2, 1.5)`)
    const months = readColumnSet(await answers['unit.months'](context, { unitId: 'A-1' }))
    expect([...months.numbers('cop')]).toEqual([3])
    expect((await answers['unit.service'](context, { unitId: 'A-1' })).map(({ kind, notes }) => [kind, notes])).toEqual([['pm', 'filter changed']])
    expect((await answers['unit.compressor'](context, { unitId: 'A-1' })).contributors).toEqual([{ contributor: 'power', family: 'electrical', weight: 0.5, share: 0.2, z: 1.5 }])
    expect(await answers['unit.compressor'](context, { unitId: 'B-1' })).toMatchObject({ health: null, contributors: [] })
    expect(readColumnSet(await answers['unit.operatingMap'](context, { unitId: 'A-1' })).rowCount).toBe(0)
    expect(readColumnSet(await answers['unit.defrostOverlay'](context, { unitId: 'B-1' })).rowCount).toBe(0)
  })
})
