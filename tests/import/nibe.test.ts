import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { nibe } from '../../analytics/pipeline/1-import/profiles/nibe'
import { house, imported, isAccountedFor } from '../support/imported'
import { fixture } from '../support/projects'
import { folderOf } from './support'

const mark = '\uFEFF'
const point = (header: string, rows: readonly (readonly [time: string, value: string])[]): string =>
  `${mark}timestamp;${header};\n${rows.map(([time, value]) => `2026-01-01T${time}+00:00;${value};\n`).join('')}`
const tenths = (signal: string): string => `${signal}::DECIMAL(5,1)::VARCHAR`

test('points of a NIBE F730 become one unit on a grid of 300 s, with a gap where nothing was exported', async () => {
  const { result, rows } = await imported(fixture('nibe/house'))
  expect(result.units).toEqual(['house'])
  const times = await rows('ts, sample_s')
  const until6hAfterTheLastOutdoor = 188
  const ofTheSecondExport = 17
  expect(times.length).toBe(until6hAfterTheLastOutdoor + ofTheSecondExport)
  expect([0, 187, 188, 204].map((row) => times[row])).toEqual([
    ['2025-10-31 23:05:00', 300],
    ['2025-11-01 14:40:00', 300],
    ['2025-11-23 23:05:00', 300],
    ['2025-11-24 00:25:00', 300],
  ])
})

test('each signal has the last value up to its row', async () => {
  const { rows } = await imported(fixture('nibe/house'))
  const water = ['outdoor_c', 'supply_c', 'return_c', 'dhw_tank_c', 'compressor_hz', 'indoor_c', 'setpoint_c'].map(tenths).join(', ')
  const refrigerant = ['indoor_coil_c', 'outdoor_coil_c', 'discharge_c', 'suction_c', 'liquid_c'].map(tenths).join(', ')
  const at = async (columns: string, ts: string) => (await rows(columns, `ts = TIMESTAMP '${ts}'`))[0]
  expect(await at(water, '2025-10-31 23:05:00')).toEqual([null, '28.7', '28.5', null, null, null, null])
  expect(await at(refrigerant, '2025-10-31 23:05:00')).toEqual(['28.4', '18.2', '60.9', '20.6', null])
  expect(await at(water, '2025-11-01 02:55:00')).toEqual(['5.0', '31.7', '29.0', '49.7', '20.0', null, null])
  expect(await at(refrigerant, '2025-11-01 02:55:00')).toEqual(['31.1', '1.3', '63.6', '15.4', '30.4'])
  expect(await at(water, '2025-11-01 08:45:00')).toEqual(['7.0', '30.2', '27.5', null, '22.0', '21.7', null])
  expect(await at(`${tenths('indoor_coil_c')}, ${tenths('compressor_hz')}`, '2025-11-23 23:15:00')).toEqual(['33.4', '40.0'])
})

test('every record is loaded, or rejected with its line: the last one of each file has a browser\'s date', async () => {
  const { result, rejected, file } = await imported(fixture('nibe/house'))
  expect(isAccountedFor(result.files)).toBe(true)
  expect(file('Con\u00ADdenser_(BT12)')).toMatchObject({
    status: 'loaded', format: 'NIBE myUplink point', unit_id_from: 'folder', rows_read: 22, rows_loaded: 21, rows_rejected: 1, from_at: '2025-10-31T23:03:01Z', to_at: '2025-11-01T03:56:21Z',
  })
  expect(rejected.length).toBe(16)
  expect(rejected.find((one) => one.file.includes('(BT12)'))).toEqual({
    file: expect.stringContaining('(BT12)'), line: 23, column_name: 'timestamp', reason: 'the time can not be read', text: 'Wed Nov 12 2025 09:22:00 GMT+0100 (Central European Standard Time);22.5;',
  })
})

test('a file that holds only a byte order mark is refused, a point without a signal is said to be left out', async () => {
  const { result, file } = await imported(fixture('nibe/house'))
  expect(result.files.filter((one) => one.status !== 'loaded')).toEqual([expect.objectContaining({ file: 'history-export(2).csv', code: 'file-empty', message: expect.stringContaining('holds no lines') })])
  expect(file('Degree_minutes')).toMatchObject({ status: 'loaded', units: 0, rows_loaded: 29, message: 'Left out: no signal is made of the point [Degree minutes][][40941].' })
  await expect(imported(house({ 'a.csv': point('[Degree minutes][][40941]', [['00:00:00', '1']]) }))).rejects.toMatchObject({ code: 'file-unrecognised', message: expect.stringContaining('no signal is made of it') })
})

test('without power and heat there is no COP', async () => {
  const { engine } = await imported(fixture('nibe/house'))
  await engine.analyse({ asOf: '2025-11-30' })
  expect(await readRows(engine.project.jobs, 'SELECT cop, cop_space_heating, energy_kwh, heat_kwh, cop_provenance FROM unit_year')).toEqual([
    { cop: null, cop_space_heating: null, energy_kwh: null, heat_kwh: null, cop_provenance: 'none' },
  ])
})

const signalsOf = (header: string): string[] => {
  const lines = [`timestamp;${header};`, '2026-01-01T00:00:00+00:00;1.5;']
  const recognised = nibe.recognise({ file: { path: '', label: '', folder: '', size: 1 }, kind: 'text', compression: null, byteOrderMark: true, lines, newline: '\n' })
  return Object.keys(recognised?.points?.shape([header.replaceAll('\u00AD', '')]).signals ?? {})
}

test.each([
  ['[Utetemperatur (BT1)][°C][]', 'outdoor_c'],
  ['[Ute\u00ADtemperatur][°C][40004]', 'outdoor_c'],
  ['[Außentemperatur][°C][]', 'outdoor_c'],
  ['[Ulkolämpötila][°C][]', 'outdoor_c'],
  ['[Udetemperatur][°C][]', 'outdoor_c'],
  ['[Framledning][°C][]', 'supply_c'],
  ['[Rücklauf (BT3)][°C][]', 'return_c'],
  ['[Varmvatten topp (BT7)][°C][]', 'dhw_tank_c'],
  ['[Hetgas (EB101-BT14)][°C][]', 'discharge_c'],
  ['[Aktuell kompressorfrekvens][Hz][]', 'compressor_hz'],
  ['[Rumstemperatur][°C][]', 'indoor_c'],
])('%s is %s', (header, signal) => {
  expect(signalsOf(header)).toEqual([signal])
})

test.each(['[Average outdoor temp (BT1)][°C][40067]', '[Calculated supply climate system 1][°C][43009]', '[Beräknad framledning (BT2)][°C][]', '[Extract air (AZ30-BT21)][°C][40026]'])('%s has no signal', (header) => {
  expect(signalsOf(header)).toEqual([])
})

test('two exports of one point, in two languages too, are one: the later file wins and its other values count as duplicates', async () => {
  const { rows, file } = await imported(
    house({
      'a.csv': point('[Outdoor temperature][°C][40004]', [['00:00:00', '1'], ['00:05:00', '2'], ['00:10:00', '3']]),
      'b.csv': point('[Utetemperatur][°C][40004]', [['00:05:00', '2.0'], ['00:10:00', '3.5'], ['00:15:00', '4']]),
    }),
  )
  expect(await rows(`ts::TIME::VARCHAR, ${tenths('outdoor_c')}`)).toEqual([['00:00:00', '1.0'], ['00:05:00', '2.0'], ['00:10:00', '3.5'], ['00:15:00', '4.0']])
  expect(file('b.csv')).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_duplicate: 1 })
})

test('a sensor that is not there reads -32768, which is no value', async () => {
  const { rows } = await imported(house({ 'a.csv': point('[Supply line (BT2)][°C][40008]', [['00:00:00', '30'], ['00:05:00', '-32768.0'], ['00:10:00', '31']]) }))
  expect(await rows(tenths('supply_c'))).toEqual([['30.0'], [null], ['31.0']])
})

test('a first row that breaks off before the value is rejected, not more', async () => {
  const { result } = await imported(folderOf({ 'house/hz.csv': `${mark}timestamp;;[Current compressor frequency][Hz][41778]\n2026-01-01T00:00:00+00:00\n2026-01-01T00:05:00+00:00;;30\n2026-01-01T00:10:00+00:00;;31\n` }))
  expect(result.files[0]).toMatchObject({ status: 'loaded', rows_read: 3, rows_rejected: 1 })
})

test('the points of a unit may be many files', async () => {
  const files = Array.from({ length: 300 }, (_, i) => [`${i}.csv`, point(i === 7 ? '[Outdoor temperature][°C][40004]' : `[Some point ${i}][][${60_000 + i}]`, [['00:00:00', `${i}`], ['00:05:00', '8']])])
  const { result, rows } = await imported(house(Object.fromEntries(files) as Record<string, string>))
  expect(result.files.map((one) => one.status)).toEqual(Array.from({ length: 300 }, () => 'loaded'))
  expect(await rows(tenths('outdoor_c'))).toEqual([['7.0'], ['8.0']])
})
