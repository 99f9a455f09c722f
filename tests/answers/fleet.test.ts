import { writeUnitCopBins } from '../../analytics/pipeline/6-reports/unit-cop-bins'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import type { FleetFilter } from '../../analytics/contract'
import { run } from '../../analytics/db/query'
import { readColumnSet } from '../../renderer/engine/column-set'
import { arrowRows } from './arrow'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

const everything: FleetFilter = { text: '', severities: [], faults: [], brands: [] }
const byseverity = { column: 'severity', descending: true } as const

const page = async (filter: Partial<FleetFilter>, sort: Parameters<(typeof answers)['fleet.page']>[1]['sort'] = byseverity) =>
  arrowRows(
    await answers['fleet.page'](fixture.context, { filter: { ...everything, ...filter }, sort, offset: 0, limit: 256 }),
  )

const ids = (rows: Record<string, unknown>[]) => rows.map((row) => row['unit_id'])

describe('the fleet', () => {
  it('counts units by their worst open finding and sums what is open', async () => {
    expect(await answers['fleet.summary'](fixture.context, {})).toEqual({
      units: 3,
      bySeverity: { critical: 0, major: 1, minor: 1, advisory: 0, none: 1 },
      openFindings: 3,
      openWorkOrders: 2,
      dueSoon: 1,
      costOfWaitingPerMonth: 40.5,
      currency: 'USD',
      unitsWithCop: 2,
      medianSeasonalCop: 3.5,
      medianCopVsExpectedPct: -7,
      connectivityPct: 80,
      silentUnits: 1,
      energyKwh: 4000,
      energyCost: 800,
      asOf: '2025-01-10',
      dataTo: '2025-01-02',
    })
  })

  it('has no sum of several currencies', async () => {
    await run(fixture.connection, `INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition) VALUES (1, 'e', 'flat', 'EUR', 'flat', '{"price_per_kwh":0.3}'); UPDATE unit_register SET tariff_id = 'e' WHERE unit_id = 'A-1'`)
    expect(await answers['fleet.summary'](fixture.context, {})).toMatchObject({ costOfWaitingPerMonth: null, energyCost: null, currency: null, energyKwh: 4000 })
    expect((await page({})).map(({ unit_id: id, currency, energy_currency: energy }) => [id, currency, energy])).toEqual([['A-1', 'USD', 'EUR'], ['B-1', null, null], ['A-2', null, 'USD']])
    await run(fixture.connection, `DELETE FROM tariff_register WHERE tariff_id = 'e'; UPDATE unit_register SET tariff_id = 't' WHERE unit_id = 'A-1'`)
  })

  it('puts the worst first, equal ones by their order, and lists open faults with the worst ahead', async () => {
    const rows = await page({})
    expect(ids(rows)).toEqual(['A-1', 'B-1', 'A-2'])
    expect(rows[0]).toMatchObject({
      severity: 3,
      faults: 'cop_degradation|sensor_drift',
      findings: 2,
      priority: 3,
      currency: 'USD',
      matching: 3,
    })
    expect(rows[2]).toMatchObject({ severity: 0, faults: null, priority: null })
  })

  it('sorts by any column with unknown values last in both directions', async () => {
    expect(ids(await page({}, { column: 'seasonal_cop', descending: false }))).toEqual(['A-1', 'A-2', 'B-1'])
    expect(ids(await page({}, { column: 'seasonal_cop', descending: true }))).toEqual(['A-2', 'A-1', 'B-1'])
  })

  it('filters by words in any order, severity, fault and brand', async () => {
    expect(ids(await page({ text: 'school ACME' }))).toEqual(['A-1'])
    expect(ids(await page({ text: 'cop degradation' }))).toEqual(['A-1'])
    expect(ids(await page({ severities: ['minor', 'none'] }))).toEqual(['B-1', 'A-2'])
    expect(ids(await page({ faults: ['connectivity_loss'] }))).toEqual(['B-1'])
    expect(ids(await page({ brands: ['Zeta', 'Acme'] }))).toEqual(['A-1', 'A-2'])
    expect(await page({ text: "'; DROP TABLE finding; --" })).toEqual([])
  })

  it('exports exactly the columns, filter and order asked for, safe for a spreadsheet', async () => {
    const csv = await answers['fleet.export'](fixture.context, {
      filter: { ...everything, brands: ['Acme', 'Zeta'] },
      sort: { column: 'unit_id', descending: true },
      format: 'csv', columns: ['unit_id', 'severity', 'site_name', 'customer', 'cop_vs_expected_pct', 'last_seen_on'],
    })
    expect(csv).toEqual({
      name: 'fleet-2025-01-10.csv',
      rows: 2,
      text:
        'unit_id,severity,site_name,customer,cop_vs_expected_pct,last_seen_on\n' +
        'A-2,,"South, Clinic",,1,2025-01-02\n' +
        'A-1,major,North School (simulated),"\'=HYPERLINK(""x"")",-15,2025-01-02\n',
    })
  })

  it('offers brands and open faults with their counts', async () => {
    expect(await answers['fleet.facets'](fixture.context, {})).toEqual({
      brands: [
        { value: 'Acme', units: 1 },
        { value: 'Zeta', units: 1 },
      ],
      faults: [
        { value: 'connectivity_loss', units: 1 },
        { value: 'cop_degradation', units: 1 },
        { value: 'sensor_drift', units: 1 },
      ],
    })
  })

  it('finds units by words, those whose id begins with them first', async () => {
    const hits = await answers['fleet.find'](fixture.context, { text: 'a', limit: 2 })
    expect(hits.map((hit) => [hit.unitId, hit.severity])).toEqual([
      ['A-1', 'major'],
      ['A-2', null],
    ])
  })
})

describe('what brushing works on', () => {
  it('has every unit in order of id, with its findings, place and visits', async () => {
    const units = readColumnSet(await answers['fleet.units'](fixture.context, {}))
    expect(units.texts('unit_id')).toEqual(['A-1', 'A-2', 'B-1'])
    expect([...units.numbers('severity')]).toEqual([3, 0, 2])
    expect([...units.numbers('visits')]).toEqual([1, 0, 0])
    expect([...units.numbers('silent')]).toEqual([0, 0, 1])
  })
  it('has the median COP of heating by 3 K of outdoor temperature, as the last analysis worked it out', async () => {
    await writeUnitCopBins(fixture.connection)
    const bins = readColumnSet(await answers['fleet.copBins'](fixture.context, {}))
    expect(Array.from({ length: bins.rowCount }, (_, row) => (['unit', 'bin', 'days', 'cop'] as const).map((name) => bins.numbers(name)[row]))).toEqual([[0, 10, 2, 3.1], [0, 13, 1, 4]])
  })
  it('has weeks of efficiency against expected for the units asked for', async () => {
    const weeks = readColumnSet(await answers['fleet.sparks'](fixture.context, { unitIds: ['B-1', 'A-1'] }))
    expect([...weeks.numbers('unit')]).toEqual([1])
    expect([...weeks.numbers('week')]).toEqual([51])
    expect(weeks.numbers('value')[0]).toBeCloseTo(100 * (Math.exp(-0.2231 / 2) - 1), 6)
  })
  it('is exported as it is shown: these units, these columns, as CSV or a workbook', async () => {
    const ask = (format: 'csv' | 'xlsx') => answers['fleet.export'](fixture.context, { filter: { text: '', severities: [], faults: [], brands: [] }, sort: { column: 'unit_id', descending: true }, columns: ['unit_id', 'brand'], unitIds: ['A-1', 'B-1'], format })
    expect((await ask('csv')).text).toBe('unit_id,brand\nB-1,\nA-1,Acme\n')
    const book = Buffer.from((await ask('xlsx')).text, 'base64')
    expect(book.subarray(0, 2).toString()).toBe('PK')
  })
})
