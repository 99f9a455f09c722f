import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixture } from '../../support/projects'
import { load, type Loaded } from './load'

const loadFixture = (...names: string[]): Promise<Loaded> => load(Object.fromEntries(names.map((name) => [`${name.split('/').at(-1)}`, readFileSync(join(fixture(name)))])))

test('Panasonic Aquarea statistics', async () => {
  const { rows, file, quality, rejected } = await loadFixture('panasonic/statistics.csv')
  expect(file).toMatchObject({ format: 'Panasonic Aquarea statistics', rows_read: 5, rows_loaded: 5, from_at: '2019-01-13T22:30:46Z', to_at: '2019-01-13T22:50:46Z' })
  expect(file.message).toContain('taken as gauge pressures')
  expect(rows[0]).toEqual({
    unit_id: 'plant', ts: '2019-01-13 22:30:46', sample_s: 300, mode: 'heat', power_w: 1200, heat_w: 4600, dhw_power_w: 0, dhw_heat_w: 0, outdoor_c: -3, supply_c: 34.75, return_c: 30.25, dhw_tank_c: 47,
    flow_lpm: 15.2, compressor_hz: 42, compressor_a: 5.4, discharge_c: 68, discharge_kpa: 2503.9543, suction_kpa: 768.1772, defrost: false, heat_source: 'metered',
  })
  expect(rows.map(({ mode, defrost }) => [mode, defrost])).toEqual([['heat', false], ['defrost', true], ['dhw', false], ['off', false], ['heat', false]])
  expect(rows[2]).toMatchObject({ power_w: 1600, heat_w: 4400, dhw_power_w: 1600, dhw_heat_w: 4400 })
  expect(rows[2]).not.toHaveProperty('outdoor_c')
  expect(quality.map(({ signal, rule }) => [signal, rule])).toEqual([['discharge_c', 'unreadable'], ['outdoor_c', 'range']])
  expect(rejected).toMatchObject([{ line: 6, column_name: 'Discharge temperature [°C]', reason: 'not a number', text: '----' }])
})

test("ORNL's rooftop unit: °F, psig, Wh of an interval, dead channels, two-digit years", async () => {
  const { rows, result, rejected } = await loadFixture('ornl-rooftop/FRP2_condenser_fouling_baseline.csv', 'ornl-rooftop/FRP2_condenser_fouling_28pct.csv')
  expect(result.files.map(({ format, rows_read, rows_loaded }) => [format, rows_read, rows_loaded])).toEqual([['ORNL rooftop unit logger', 4, 4], ['ORNL rooftop unit logger', 4, 4]])
  expect(rows.map(({ ts }) => ts)).toEqual([
    '2017-08-27 00:00:00', '2017-08-27 00:15:00', '2017-08-27 12:15:00', '2017-08-27 12:30:00', '2017-09-01 00:00:00', '2017-09-01 12:15:00', '2017-09-01 16:15:00', '2017-09-01 16:30:00',
  ])
  expect(rows[6]).toMatchObject({ sample_s: 900, power_w: 7609.08, heat_w: -24463.509, outdoor_c: 22.1667, discharge_c: 56, discharge_kpa: 2269.0366, supply_c: 12.9111 })
  expect(rows[0]).toEqual({ unit_id: 'plant', ts: '2017-08-27 00:00:00', sample_s: 900, power_w: 127.4182, power_2_w: 65.7461, outdoor_c: 18.5611, outdoor_rh_pct: 82.4 })
  expect(new Set(rejected.map(({ column_name, text }) => `${column_name} ${text}`))).toEqual(new Set(['Gross_Cooling_Cap #VALUE!']))
})

describe('laboratory sheets of water heaters', () => {
  test('one test a sheet, minutes, °C', async () => {
    const { rows, file } = await loadFixture('lab-hpwh/LG_APHWC50_24hr50_measured.csv')
    expect(file).toMatchObject({ format: 'Water heater test', rows_loaded: 8 })
    expect(file.message).toContain('names no day')
    expect(rows[0]).toMatchObject({ ts: '2000-01-01 00:00:00', sample_s: 60, power_w: 2, outdoor_c: 10, return_c: 10.526, supply_c: 51.5283, flow_lpm: 2.3748 })
    expect(rows[0]?.['dhw_tank_c']).toBeCloseTo((48.41666679 + 51.70333405 + 52.29999922 + 52.5 + 52.6 + 52.50666667) / 6, 3)
  })

  test('times without a date beside the minutes, ℃', async () => {
    const { rows, file } = await loadFixture('lab-hpwh/RE2H50_UEF67_measurements_raw.csv')
    expect(file).toMatchObject({ format: 'Water heater test', rows_loaded: 8 })
    expect(rows[0]).toMatchObject({ ts: '2000-01-01 00:01:00', outdoor_c: 20.1, power_w: 0.7883, supply_c: 46.685, return_c: 14.3267, flow_lpm: 6.4226 })
  })

  test('many tests below each other become a unit each, °F, NA', async () => {
    const { rows, result } = await loadFixture('lab-hpwh/allLabResults.csv')
    expect(result.units).toEqual(['ATI66 DOE_24hr50', 'Sanden80 DOE_24hr50'])
    expect(rows.filter(({ unit_id }) => unit_id === 'ATI66 DOE_24hr50')).toMatchObject([{ dhw_tank_c: 56.9290 }, {}, {}, { ts: '2000-01-01 01:20:00', power_w: 763.1807, heat_w: 1368.1057, dhw_tank_c: 44.1047 }, {}])
    expect(rows[0]).not.toHaveProperty('heat_w')
  })
})

describe('emoncms', () => {
  test('feeds of a heat pump as one table with unix times', async () => {
    const { rows, file } = await load({ 'export.csv': 'Unix time, 5:heatpump_elec (W), heatpump_heat, heatpump_flowT, heatpump_returnT, solar\n1704067200, 850, 3200, 35.5, 30.25, 5\n1704067210, 860, null, 35.75, 30.5, 6\n' })
    expect(file).toMatchObject({ format: 'emoncms feeds', message: null })
    expect(rows).toMatchObject([{ ts: '2024-01-01 00:00:00', power_w: 850, heat_w: 3200, supply_c: 35.5, return_c: 30.25 }, { power_w: 860, supply_c: 35.75 }])
  })

  test('a table of systems is no telemetry', async () => {
    const content = 'Model,Rating,Oversizing Factor,FlowT mean,OutsideT mean,Heat output,SCOP\nNibe S1155 PVT,12,1.3,33.44,6.91,19479.3,5.01\n'
    await expect(load({ 'systems.csv': content })).rejects.toMatchObject({ code: 'no-time-column' })
  })
})

describe('laboratory sheets beside each other', () => {
  test('are units of their own, whose minutes are not those of one another', async () => {
    const sheet = (name: string) => readFileSync(fixture(`lab-hpwh/${name}`))
    const { result } = await load({ 'LG.csv': sheet('LG_APHWC50_24hr50_measured.csv'), 'RE.csv': sheet('RE2H50_UEF67_measurements_raw.csv') })
    expect(result.units.toSorted()).toEqual(['LG', 'RE'])
    expect(result.files.map(({ rows_duplicate }) => rows_duplicate)).toEqual([0, 0])
  })
})
