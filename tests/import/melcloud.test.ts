import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fixture } from '../support/projects'
import { importFiles, telemetryOf } from './support'

const read = (name: string): string => readFileSync(fixture(`melcloud/${name}`), 'utf8')
const water = { ts: '2020-01-01 00:00:00', sample_s: 300, mode: 'heat', outdoor_c: 13, supply_c: 57.5, return_c: 53, dhw_tank_c: 52, indoor_c: 27, setpoint_c: 30, compressor_hz: 50, rssi_dbm: -73, defrost: false }
const air = { ts: '2020-07-03 09:03:50.32', sample_s: 300, mode: 'off', indoor_c: 28, setpoint_c: 22 }

describe('the state of a MELCloud device', () => {
  test('air to water and air to air are one sample each, in UTC; a ventilation unit is none', async () => {
    const { engine, result } = await importFiles({ 'Main St/atw.json': read('atw_1zone_listdevice.json'), 'Oak Rd/ata.json': read('ata_get.json'), 'erv.json': read('erv_get.json') })
    expect(result.files).toMatchObject([
      { file: 'Main St/atw.json', status: 'loaded', format: 'Mitsubishi MELCloud state, air to water', rows_read: 1, rows_loaded: 1, from_at: '2020-01-01T00:00:00Z' },
      { file: 'Oak Rd/ata.json', status: 'loaded', format: 'Mitsubishi MELCloud state, air to air', rows_read: 1, rows_loaded: 1, from_at: '2020-07-03T09:03:50Z' },
      { file: 'erv.json', status: 'refused', code: 'no-rows', message: expect.stringContaining('ventilation unit') as unknown },
    ])
    expect(await telemetryOf(engine)).toEqual([{ unit_id: 'Main St', ...water }, { unit_id: 'Oak Rd', ...air }])
  })

  test('the devices of a building are units by their ids', async () => {
    const device = (id: number) => ({ ...(JSON.parse(read('atw_1zone_listdevice.json')) as object), DeviceID: id })
    const building = [{ ID: 5, Structure: { Devices: [device(40171)], Floors: [{ Devices: [], Areas: [{ Devices: [device(40172)] }] }], Areas: [] } }]
    const { engine, result } = await importFiles({ 'list.json': JSON.stringify(building) })
    expect(result.files).toMatchObject([{ status: 'loaded', units: 2, unit_id_from: 'column', rows_read: 2, rows_loaded: 2 }])
    expect(await telemetryOf(engine)).toEqual([{ unit_id: '40171', ...water }, { unit_id: '40172', ...water }])
  })
})
