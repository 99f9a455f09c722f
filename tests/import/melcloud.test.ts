import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { fixture } from '../support/projects'
import { importFiles, telemetryOf } from './support'

const read = (name: string): string => readFileSync(fixture(`melcloud/${name}`), 'utf8')
const water = { ts: '2020-01-01 00:00:00', sample_s: 300, mode: 'heat', outdoor_c: 13, supply_c: 57.5, return_c: 53, dhw_tank_c: 52, indoor_c: 27, setpoint_c: 30, compressor_hz: 50, rssi_dbm: -73, defrost: false }
const air = { ts: '2020-07-03 09:03:50.32', sample_s: 300, mode: 'off', indoor_c: 28, setpoint_c: 22 }
const ventilation = { sample_s: 300, mode: 'off', outdoor_c: 28, indoor_c: 29 }

describe('the state of a MELCloud device', () => {
  test('air to water, air to air and ventilation are one sample each, in UTC; of a ventilation unit there are temperatures, and that is said', async () => {
    const { engine, result } = await importFiles({ 'Main St/atw.json': read('atw_1zone_listdevice.json'), 'Oak Rd/ata.json': read('ata_get.json'), 'Loft/erv.json': read('erv_get.json') })
    expect(result.files).toMatchObject([
      { file: 'Loft/erv.json', status: 'loaded', format: 'Mitsubishi MELCloud state, ventilation', rows_read: 1, rows_loaded: 1, message: 'It is a ventilation unit, no heat pump: only temperatures.' },
      { file: 'Main St/atw.json', status: 'loaded', format: 'Mitsubishi MELCloud state, air to water', rows_read: 1, rows_loaded: 1, from_at: '2020-01-01T00:00:00Z' },
      { file: 'Oak Rd/ata.json', status: 'loaded', format: 'Mitsubishi MELCloud state, air to air', rows_read: 1, rows_loaded: 1, from_at: '2020-07-03T09:03:50Z' },
    ])
    expect(await telemetryOf(engine)).toEqual([{ unit_id: 'Loft', ts: '2020-07-07 06:44:11.027', ...ventilation }, { unit_id: 'Main St', ...water }, { unit_id: 'Oak Rd', ...air }])
  })

  test('the devices of a building are units by their ids, ventilation units beside heat pumps', async () => {
    const device = (name: string, id: number) => ({ ...(JSON.parse(read(name)) as object), DeviceID: id })
    const running = { ...device('erv_get.json', 40173), Power: true, SetTemperature: 21 }
    const building = [{ ID: 5, Structure: { Devices: [device('atw_1zone_listdevice.json', 40171), running], Floors: [{ Devices: [], Areas: [{ Devices: [device('atw_1zone_listdevice.json', 40172)] }] }], Areas: [] } }]
    const { engine, result } = await importFiles({ 'list.json': JSON.stringify(building) })
    expect(result.files).toMatchObject([{ status: 'loaded', units: 3, unit_id_from: 'column', rows_read: 3, rows_loaded: 3, message: '40173: a ventilation unit, no heat pump: only temperatures.' }])
    expect(await telemetryOf(engine)).toEqual([{ unit_id: '40171', ...water }, { unit_id: '40172', ...water }, { unit_id: '40173', ts: '2020-07-07 06:44:11.027', ...ventilation, mode: 'fan', setpoint_c: 21 }])
  })

  test('three months of a ventilation unit, its meter counting, give neither a COP nor a defrost nor a finding', async () => {
    const state = JSON.parse(read('erv_get.json')) as object
    const devices = Array.from({ length: 90 * 24 }, (_, hour) => ({ ...state, Power: true, DeviceID: 40173, HasEnergyConsumedMeter: true, CurrentEnergyConsumed: hour * 100, OutdoorTemperature: -5 + (hour % 24), LastCommunication: new Date(Date.UTC(2024, 0, 1, hour)).toISOString() }))
    const { engine } = await importFiles({ 'list.json': JSON.stringify(devices) })
    await engine.analyse({ asOf: '2024-03-31' })
    expect((await telemetryOf(engine)).every((row) => row['unit_id'] === '40173' && row['mode'] === 'fan' && !('power_w' in row) && !('energy_counter_kwh' in row))).toBe(true)
    expect(await readRows(engine.project.jobs, 'SELECT count(*)::INTEGER AS days, count(cop_heat_kwh)::INTEGER AS cops, coalesce(sum(defrosts), 0)::INTEGER AS defrosts FROM unit_day')).toEqual([{ days: 90, cops: 0, defrosts: 0 }])
    expect(await readRows(engine.project.jobs, 'FROM finding')).toEqual([])
  })
})
