import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fixture } from '../support/projects'
import { importFiles, rejectsOf, telemetryOf } from './support'

const packed = readFileSync(fixture('vicare/Vitocal250A.json.gz'))
const dump = (more: (features: { feature: string; timestamp?: string; gatewayId?: string; properties: Record<string, { value: unknown; unit?: string }> }[]) => void = () => undefined): string => {
  const document = JSON.parse(gunzipSync(packed).toString('utf8')) as { data: Parameters<typeof more>[0] }
  more(document.data)
  return JSON.stringify(document)
}

const sample = {
  unit_id: 'House 7', ts: '2025-10-05 10:09:28.719', sample_s: 300, mode: 'off', outdoor_c: 12.2, supply_c: 32.9, return_c: 34.2, dhw_tank_c: 46.8, flow_lpm: 0,
  compressor_hz: 0, discharge_c: 25.3, suction_c: 20.9, liquid_c: 25.9, superheat_k: 20, energy_counter_kwh: 3440.8, heat_counter_kwh: 13407.1, defrost: false,
  heat_w: 0, heat_source: 'derived_water',
}

describe('a dump of the Viessmann API', () => {
  test('is one sample at the time of its newest feature', async () => {
    const { engine, result } = await importFiles({ 'House 7/Vitocal250A.json.gz': packed })
    expect(result.files).toMatchObject([{ file: 'House 7/Vitocal250A.json.gz', status: 'loaded', format: 'Viessmann ViCare dump', unit_id_from: 'folder', rows_read: 1, rows_loaded: 1, rows_rejected: 0, rows_duplicate: 0 }])
    expect(await telemetryOf(engine)).toEqual([sample])
  })

  test('plain and on one line it is the same, of a unit with the serial it names; two serials in a folder are two units', async () => {
    const withSerial = (serial: string) => dump((features) => { for (const { feature, properties } of features) if (feature === 'device.serial' && properties['value'] !== undefined) properties['value'].value = serial })
    const { engine } = await importFiles({ 'a.json': withSerial('7571381573112225'), 'b.json': withSerial('7637415014202226') })
    expect(await telemetryOf(engine)).toEqual([{ ...sample, unit_id: '7571381573112225' }, { ...sample, unit_id: '7637415014202226' }])
  })

  test('without a serial the gateway names the unit', async () => {
    const { engine } = await importFiles({ 'a.json': dump((features) => { for (const one of features) one.gatewayId = '7571381573112225' }) })
    expect(await telemetryOf(engine)).toEqual([{ ...sample, unit_id: '7571381573112225-0' }])
  })

  test('a value that is no number costs only itself and is named by its feature; a sensor that is not connected has none', async () => {
    const { engine, result } = await importFiles({
      'House 7/dump.json': dump((features) => {
        for (const { feature, properties } of features) {
          if (feature === 'heating.sensors.temperature.outside' && properties['value'] !== undefined) properties['value'].value = 'cold'
          if (feature === 'heating.compressors.0.sensors.temperature.inlet' && properties['status'] !== undefined) properties['status'].value = 'notConnected'
        }
      }),
    })
    expect(result.files).toMatchObject([{ status: 'loaded', rows_read: 1, rows_loaded: 1 }])
    const { outdoor_c, suction_c, ...rest } = sample
    expect([outdoor_c, suction_c, await telemetryOf(engine)]).toEqual([12.2, 20.9, [rest]])
    expect(await rejectsOf(engine)).toEqual([{ file: 'House 7/dump.json', line: null, column_name: 'heating.sensors.temperature.outside', reason: 'not a number', text: 'cold' }])
  })

  test('what the service answers in place of data is refused with the reason it states', async () => {
    const { result } = await importFiles({
      'dump.json.gz': packed,
      'offline.json': readFileSync(fixture('vicare/device_offline.json')),
      'limit.json': readFileSync(fixture('vicare/rate_limit.json')),
      'token.json': '{"error": "EXPIRED TOKEN"}',
      'untimed.json': dump((features) => { for (const one of features) delete one.timestamp }),
    })
    expect(result.files.map(({ file, code, message }) => [file, code, message])).toEqual([
      ['dump.json.gz', null, null],
      ['limit.json', 'no-rows', 'limit.json holds an error in place of readings: RATE_LIMIT_EXCEEDED (API calls rate limit has been exceeded. Please wait until your limit will renew, status 429). Wait until the limit is renewed, then export again.'],
      ['offline.json', 'no-rows', 'offline.json holds an error in place of readings: DEVICE_OFFLINE (Device communication error, status 400). The device could not be reached; export again when it is online.'],
      ['token.json', 'no-rows', 'token.json holds an error in place of readings: EXPIRED TOKEN. Sign in again, then export again.'],
      ['untimed.json', 'no-time-column', 'untimed.json is a Viessmann dump whose features carry no timestamp. Save the answer of the API as it came.'],
    ])
  })

  test('cut JSON and cut gzip are damaged', async () => {
    const { result } = await importFiles({ 'whole.json.gz': packed, 'cut.json': dump().slice(0, 9000), 'cut.json.gz': gzipSync(dump()).subarray(0, 5000) })
    expect(result.files.map(({ file, code }) => [file, code])).toEqual([['cut.json', 'file-damaged'], ['cut.json.gz', 'file-damaged'], ['whole.json.gz', null]])
  })
})

test('JSON that nobody has seen before is refused with its first values', async () => {
  const document = { device: { name: 'HP1', tags: ['a', { b: null }] }, readings: [{ t: 1736892000, tOut: -3.5 }, { t: 1736895600, tOut: -4 }], note: 'x'.repeat(80), one: 1, two: 2 }
  await expect(importFiles({ 'strange.json': JSON.stringify(document, undefined, 2) })).rejects.toMatchObject({
    code: 'mapping-needed',
    message: expect.stringContaining(`2 records at readings[], with t = 1736892000; tOut = -3.5; device.name = HP1; note = ${'x'.repeat(40)}; one = 1; two = 2`) as unknown,
  })
})
