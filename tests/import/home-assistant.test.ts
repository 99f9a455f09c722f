import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { splitRecord } from '../../analytics/pipeline/1-import/reading/split-record'
import { derivedTables } from '../support/derived-tables'
import { house, imported, isAccountedFor } from '../support/imported'
import { fixture } from '../support/projects'

const outdoor = 'sensor.heat_pump_outdoor_temperature'
const supply = 'sensor.heat_pump_flow_temperature'
const states = (rows: readonly (readonly [entity: string, state: string, time: string])[], header = 'entity_id,state,last_changed'): string =>
  `${header}\n${rows.map(([entity, state, time]) => `${entity},${state},2026-01-01T${time}Z\n`).join('')}`
const tenths = (signal: string): string => `${signal}::DECIMAL(5,1)::VARCHAR`
const time = 'ts::TIME::VARCHAR'

const daikin = (): string => gunzipSync(readFileSync(join(fixture('daikin'), 'espaltherma_daikin_dev_2024-10-10_12_wide_sparse.csv.gz'))).toString('utf8')
const longForm = (wide: string, prefix: string): string => {
  const [header = '', ...lines] = wide.trimEnd().split(/\r?\n/)
  const ids = header.split(',').map((name) => `sensor.${prefix}${name.toLowerCase().replaceAll(' ', '_')}`)
  const rows = lines.flatMap((line) => {
    const cells = splitRecord(line, ',')
    return cells.flatMap((cell, index) => (index === 0 || cell === '' ? [] : [`${ids[index]},${cell},${cells[0]}`]))
  })
  return `entity_id,state,last_changed\n${rows.join('\n')}\n`
}

test('an ESPAltherma log in long form, whatever its entities are called, gives the years and defrosts of the wide one, byte by byte', async () => {
  const results = async (content: string | Uint8Array, name: string) => {
    const { engine } = await imported(house({ [name]: content }))
    await engine.analyse({ asOf: '2024-10-31' })
    return derivedTables(engine.project.jobs, ['unit_year', 'defrost_cycle'])
  }
  const wide = await results(daikin(), 'log.csv')
  expect(JSON.parse(wide['defrost_cycle'] ?? '[]')).toHaveLength(6)
  for (const prefix of ['espaltherma_', '']) expect(await results(gzipSync(longForm(daikin(), prefix)), 'history.csv.gz'), prefix).toEqual(wide)
}, 60_000)

test('states of an outdoor sensor, at regular times, stay where they are', async () => {
  const { result, rows } = await imported(house({ 'history.csv': readFileSync(join(fixture('home-assistant'), 'input.sample_pump_ext_temp.csv')) }))
  expect(result.files[0]).toMatchObject({ format: 'Home Assistant history', rows_read: 24, rows_loaded: 24, from_at: '2025-01-15T00:00:00Z', to_at: '2025-01-15T23:00:00Z', message: null })
  const all = await rows(`ts, sample_s, ${tenths('outdoor_c')}`)
  expect([all.length, all[0], all[11], all[23]]).toEqual([24, ['2025-01-15 00:00:00', 3600, '-2.5'], ['2025-01-15 11:00:00', 3600, '1.9'], ['2025-01-15 23:00:00', 3600, '-3.0']])
})

test('statistics with seconds since 1970 give the mean of the heat pump\'s entity, and say what is left out', async () => {
  const { result, rows } = await imported(house({ 'stats.csv': readFileSync(join(fixture('home-assistant'), 'input.sample_stats_sample.csv')) }))
  expect(result.files[0]).toMatchObject({ rows_read: 36, rows_loaded: 36, message: 'Left out: 24 of 36 records, of points that no signal is made of.' })
  const all = await rows(`ts, ${tenths('outdoor_c')}, power_w`)
  expect([all.length, all[0], all[11]]).toEqual([12, ['2025-01-14 22:00:00', '-2.5', null], ['2025-01-15 09:00:00', '1.9', null]])
})

test('files of prices and of the grid are refused, and say why', async () => {
  const { result } = await imported(fixture('home-assistant'))
  const refused = new Map(result.files.filter((one) => one.status === 'refused').map((one) => [one.file, one]))
  expect(refused.get('input.sample_recent_energy_prices.csv')).toMatchObject({ code: 'file-unrecognised', message: expect.stringContaining('holds no point of a heat pump but prices: its entities are sensor.spotprice_now.') })
  expect(refused.get('input.sample_grid_power.csv')).toMatchObject({ code: 'file-unrecognised', message: expect.stringContaining('its entities are sensor.0x943469fffed2bf71_power.') })
  expect(result.files.filter((one) => one.status === 'loaded').map((one) => one.file)).toEqual(['input.sample_pump_ext_temp.csv', 'input.sample_stats_sample.csv'])
})

test('a long file of prices is refused when all of its entities are known', async () => {
  const prices = Array.from({ length: 9000 }, (_, i) => ['sensor.spotprice_now', `0.${i}`, `00:00:00.${String(i).padStart(4, '0')}`] as const)
  const { result, rows } = await imported(house({ 'prices.csv': states(prices), 'pump.csv': states([[outdoor, '1', '00:00:00'], [outdoor, '2', '00:05:00']]) }))
  expect(result.files).toEqual([
    expect.objectContaining({ file: 'prices.csv', status: 'refused', code: 'file-unrecognised', rows_loaded: 0 }),
    expect.objectContaining({ file: 'pump.csv', status: 'loaded', rows_loaded: 2 }),
  ])
  expect((await rows('ts')).length).toBe(2)
})

test('irregular states are put on a grid of five minutes, each with the last value up to it, for at most six hours', async () => {
  const { rows } = await imported(
    house({
      'a.csv': states([
        [outdoor, '1.0', '00:01:00'], [outdoor, '2.0', '00:10:00'], [outdoor, '3.0', '00:10:01'], [outdoor, '4.0', '12:01:00'], [outdoor, '5.0', '12:07:30'],
        [supply, '30', '00:02:00'], [supply, '31', '00:14:59'],
      ]),
    }),
  )
  const all = await rows(`${time}, sample_s, ${tenths('outdoor_c')}, ${tenths('supply_c')}`)
  expect(all.slice(0, 3)).toEqual([['00:05:00', 300, '1.0', '30.0'], ['00:10:00', 300, '2.0', '30.0'], ['00:15:00', 300, '3.0', '31.0']])
  const heldUntil = all.findIndex((row) => row?.[0] === '06:10:00')
  expect(all.slice(heldUntil)).toEqual([['06:10:00', 300, '3.0', '31.0'], ['12:05:00', 300, '4.0', null]])
})

test('unavailable and unknown are no value from then on, and no rejects', async () => {
  const { rows, rejected, result } = await imported(
    house({ 'a.csv': states([[outdoor, '1', '00:00:00'], [outdoor, 'unavailable', '00:05:00'], [supply, '30', '00:10:00'], [outdoor, '2', '00:15:00'], [outdoor, 'unknown', '00:20:00'], [supply, '', '00:25:00']]) }),
  )
  expect(await rows(`${time}, ${tenths('outdoor_c')}, ${tenths('supply_c')}`)).toEqual([
    ['00:00:00', '1.0', null], ['00:05:00', null, null], ['00:10:00', null, '30.0'], ['00:15:00', '2.0', '30.0'], ['00:20:00', null, '30.0'], ['00:25:00', null, null],
  ])
  expect([rejected, result.files[0]?.rows_loaded]).toEqual([[], 6])
})

test('a record is rejected without a time or a point, a cell that is no number is listed; lines are physical', async () => {
  const text = [
    'entity_id,state,last_changed',
    `${outdoor},1,2026-01-01T00:00:00Z`,
    '',
    `${outdoor},2,yesterday`,
    `${outdoor},warm,2026-01-01T00:05:00Z`,
    `"sensor.note","two\nlines",2026-01-01T00:05:00Z`,
    `${outdoor},3`,
    ',4,2026-01-01T00:10:00Z',
    `${outdoor},5,`,
    `${outdoor},6,2026-01-01T00:10:00Z,more`,
    `${outdoor},7,2026-01-01T00:10:00Z`,
    '',
  ].join('\n')
  const { engine, result, rejected, rows } = await imported(house({ 'a.csv': text }))
  expect(result.files[0]).toMatchObject({ rows_read: 9, rows_loaded: 4, rows_rejected: 5 })
  expect(rejected.map(({ line, column_name, reason, text: cell }) => [line, column_name, reason, cell])).toEqual([
    [4, 'last_changed', 'the time can not be read', `${outdoor},2,yesterday`],
    [5, outdoor, 'not a number', 'warm'],
    [8, null, 'the line does not have 3 cells', `${outdoor},3`],
    [9, 'entity_id', 'the row names no point', ',4,2026-01-01T00:10:00Z'],
    [10, 'last_changed', 'the row has no time', `${outdoor},5,`],
    [11, null, 'the line does not have 3 cells', `${outdoor},6,2026-01-01T00:10:00Z,more`],
  ])
  expect(await readRows(engine.project.jobs, 'SELECT signal, samples, first_at FROM import_quality')).toEqual([{ signal: 'outdoor_c', samples: 1, first_at: '2026-01-01T00:05:00Z' }])
  expect(await rows(`${time}, ${tenths('outdoor_c')}`)).toEqual([['00:00:00', '1.0'], ['00:05:00', null], ['00:10:00', '7.0']])
})

test('what is later than the last day is not read, as if the rows were deleted', async () => {
  const early = [[outdoor, '1', '00:00:00'], [outdoor, '2', '00:05:00']] as const
  const late = `${outdoor},3,2026-01-02T00:00:00Z\n${outdoor},4,2026-01-02T03:17:00Z\n${outdoor},5,2026-01-02T03:18:00Z\n`
  const cut = await imported(house({ 'a.csv': states(early) + late }), { lastDay: '2026-01-01' })
  const deleted = await imported(house({ 'a.csv': states(early) }))
  expect(cut.result.files[0]).toMatchObject({ rows_read: 2, to_at: '2026-01-01T00:05:00Z' })
  expect(await cut.rows('*')).toEqual(await deleted.rows('*'))
  const newestFirst = `entity_id,state,last_changed\n${late}${outdoor},warm,2026-01-01T00:05:00Z\n${outdoor},1,2026-01-01T00:00:00Z\n`
  const { rejected } = await imported(house({ 'a.csv': newestFirst }), { lastDay: '2026-01-01' })
  expect(rejected.map(({ line, text }) => [line, text])).toEqual([[5, 'warm']])
})

test('modes, flags and an overlap in another import', async () => {
  const { engine, rows } = await imported(
    house({ 'a.csv': states([['climate.heat_pump_hvac_mode', 'Heating', '00:00:00'], ['binary_sensor.heat_pump_defrost', 'off', '00:00:00'], ['binary_sensor.heat_pump_defrost', 'on', '00:05:00'], ['climate.heat_pump_hvac_mode', 'dancing', '00:10:00'], ['sensor.heat_pump_power', '900', '00:10:00']]) }),
  )
  expect(await rows(`${time}, mode, defrost, power_w`)).toEqual([['00:00:00', 'heat', false, null], ['00:05:00', 'heat', true, null], ['00:10:00', 'unknown', true, 900]])
  const again = await engine.import({ files: [house({ 'b.csv': states([['sensor.heat_pump_power', '950', '00:10:00'], ['sensor.heat_pump_power', '960', '00:15:00']]) })], acceptTruncated: false })
  expect(again.files[0]).toMatchObject({ rows_read: 2, rows_loaded: 1, rows_duplicate: 1 })
  expect(isAccountedFor(again.files)).toBe(true)
})

test('where files that were staged together repeat an earlier import, no file counts more than it has', async () => {
  const first = states(['00:00:00', '00:05:00', '00:10:00'].map((at) => [outdoor, '1', at] as const))
  const { engine, rows } = await imported(house({ 'a.csv': first }))
  const again = house({ 'a.csv': states([[outdoor, '2', '00:00:00']]), 'b.csv': states([[outdoor, '3', '00:05:00'], [outdoor, '1', '00:10:00']]) })
  const { files } = await engine.import({ files: [again], acceptTruncated: false })
  expect(files.map((file) => [file.rows_read, file.rows_loaded, file.rows_duplicate])).toEqual([[1, 0, 1], [2, 1, 1]])
  expect(await rows(`${time}, count(*)::INTEGER`, 'true GROUP BY ts')).toEqual([['00:00:00', 2], ['00:05:00', 2], ['00:10:00', 2]])
})

test('entities that are read one after another within a second do not make a row each', async () => {
  const scans = Array.from({ length: 60 }, (_, i) => `00:${String(i).padStart(2, '0')}:00`)
  const { rows } = await imported(house({ 'a.csv': states(scans.flatMap((at, i) => [[outdoor, `${i}`, `${at}.100`], [supply, '30', `${at}.200`], ['sensor.heat_pump_return_temperature', '25', `${at}.300`]] as const)) }))
  const all = await rows(`${time}, sample_s, ${tenths('outdoor_c')}`)
  expect([all.length, all[0], all[10]]).toEqual([11, ['00:05:00', 300, '4.0'], ['00:55:00', 300, '54.0']])
})

test('times without a zone are in the one that is given', async () => {
  const local = `entity_id;state;last_changed\n${outdoor};1;2026-07-01 01:00:00\n${outdoor};2;2026-07-01 02:00:00\n`
  const { rows } = await imported(house({ 'a.csv': local }), { zone: 'Europe/Berlin' })
  expect(await rows(`ts, sample_s, ${tenths('outdoor_c')}`)).toEqual([['2026-06-30 23:00:00', 3600, '1.0'], ['2026-07-01 00:00:00', 3600, '2.0']])
})
