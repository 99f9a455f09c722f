import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { fixture } from '../support/projects'
import { importFiles, rejectsOf } from './support'

const read = (name: string): Buffer => readFileSync(fixture(`weather/${name}`))
const telemetry = 'unit_id,ts,power_w\nU1,2024-07-01T00:00:00Z,100\nU1,2024-07-01T01:00:00Z,200\n'
const weatherOf = (engine: Engine, place: string) => readRows<{ ts: string }>(engine.project.jobs, 'SELECT ts, outdoor_c, rh_pct, wind_m_s, ghi_w_m2, precip_mm FROM weather WHERE place = $place ORDER BY ts', { place })

describe('weather in other forms, known by its content', () => {
  test('TMY3: hours named by their end, 24:00 too, in the zone of the station', async () => {
    const { engine, result } = await importFiles({ 'log.csv': telemetry, 'some file.txt': read('juneau-tmy3.csv') })
    expect(result.files[1]).toMatchObject({ status: 'loaded', format: 'register weather', message: expect.stringContaining("JUNEAU INT'L ARPT") as unknown, rows_read: 25, rows_loaded: 25, rows_rejected: 0 })
    const rows = await weatherOf(engine, '703810')
    expect(rows.slice(0, 2)).toEqual([
      { ts: '1991-01-01T09:00:00Z', outdoor_c: -15.6, rh_pct: 73, wind_m_s: 2.6, ghi_w_m2: 0, precip_mm: 0 },
      { ts: '1991-01-01T10:00:00Z', outdoor_c: -16.1, rh_pct: 77, wind_m_s: 2.1, ghi_w_m2: 0, precip_mm: 0 },
    ])
    expect(rows.slice(-2).map(({ ts }) => ts)).toEqual(['1991-01-02T08:00:00Z', '1991-01-02T09:00:00Z'])
    expect(await rejectsOf(engine)).toEqual([])
  })

  test('EPW, packed: hours 1 to 24, codes for missing left out', async () => {
    const { engine, result } = await importFiles({ 'log.csv': telemetry, 'w.epw.gz': gzipSync(read('denver.epw')) })
    expect(result.files[1]).toMatchObject({ file: 'w.epw.gz', status: 'loaded', format: 'register weather', rows_read: 25, rows_loaded: 25, rows_rejected: 0 })
    const rows = await weatherOf(engine, '725650')
    expect(rows.slice(0, 2)).toEqual([
      { ts: '1995-01-01T07:00:00Z', outdoor_c: -18, rh_pct: 85, wind_m_s: 0, ghi_w_m2: 0, precip_mm: null },
      { ts: '1995-01-01T08:00:00Z', outdoor_c: -16.6, rh_pct: 83, wind_m_s: 0, ghi_w_m2: 0, precip_mm: null },
    ])
    expect(rows).toHaveLength(25)
  })

  test('Open-Meteo: months of one place side by side, km/h made m/s; a row that stands in two files is loaded once', async () => {
    const july = read('poznan-2024-07.csv').toString('utf8')
    const august = july.replaceAll('2024-07', '2024-08').replace('2024-08-01 00:00', '2024-07-01 00:00')
    const { engine, result } = await importFiles({ 'log.csv': telemetry, 'poznan-2024-07.csv': july, 'poznan-2024-08.csv': august, 'weather.csv': 'station_id,ts,outdoor_c\nposen,2024-07-01T00:00:00Z,1\n' })
    expect(result.files.map(({ file, rows_read, rows_loaded, rows_duplicate }) => [file, rows_read, rows_loaded, rows_duplicate])).toEqual([
      ['log.csv', 2, 2, 0],
      ['poznan-2024-07.csv', 24, 24, 0],
      ['poznan-2024-08.csv', 24, 23, 1],
      ['weather.csv', 1, 1, 0],
    ])
    expect((await weatherOf(engine, 'poznan')).slice(0, 2)).toEqual([
      { ts: '2024-07-01T00:00:00Z', outdoor_c: 19, rh_pct: 86, wind_m_s: 4.8889, ghi_w_m2: 0, precip_mm: 0 },
      { ts: '2024-07-01T01:00:00Z', outdoor_c: 17.5, rh_pct: 81, wind_m_s: 5.3333, ghi_w_m2: 0, precip_mm: 0 },
    ])
  })

  test('Open-Meteo as it is downloaded: lines on the place, units in the names, local time', async () => {
    const text = 'latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n40.0,-105.0,1600,-25200,America/Denver,MST\n\ntime,temperature_2m (°F),wind_speed_10m (m/s),precipitation (inch)\n2024-07-01T00:00,50,3,0.1\n'
    const { engine } = await importFiles({ 'log.csv': telemetry, 'boulder.csv': text })
    expect(await weatherOf(engine, 'boulder')).toEqual([{ ts: '2024-07-01T07:00:00Z', outdoor_c: 10, rh_pct: null, wind_m_s: 3, ghi_w_m2: null, precip_mm: 2.54 }])
  })

  test('a cut EPW is refused, and gives its whole hours when asked to', async () => {
    const files = { 'log.csv': telemetry, 'w.epw.gz': gzipSync(read('denver.epw')).subarray(0, 1400) }
    expect((await importFiles(files)).result.files[1]).toMatchObject({ status: 'refused', code: 'file-damaged' })
    const { engine, result } = await importFiles(files, { acceptTruncated: true })
    expect(result.files[1]).toMatchObject({ status: 'loaded', rows_rejected: 0, message: expect.stringContaining('only the complete rows before the break were loaded') as unknown })
    expect((await weatherOf(engine, '725650'))[0]).toMatchObject({ ts: '1995-01-01T07:00:00Z', outdoor_c: -18 })
  })

  test('a cell that can not be read is listed with its line in the file', async () => {
    const lines = read('juneau-tmy3.csv').toString('utf8').split('\r\n')
    lines[4] = (lines[4] ?? '').replace(/^01\/01\/1991,/, '01/99/1991,')
    lines[6] = (lines[6] ?? '').replace(',A,7,-1', ',A,7,x')
    const { engine, result } = await importFiles({ 'log.csv': telemetry, 'w.csv': lines.join('\r\n') })
    expect(result.files[1]).toMatchObject({ rows_read: 25, rows_loaded: 24, rows_rejected: 1 })
    expect((await rejectsOf(engine)).map(({ file, line, column_name }) => [file, line, column_name])).toEqual([
      ['w.csv', 5, 'ts'],
      ['w.csv', 7, 'outdoor_c'],
    ])
  })

  describe('without a header', () => {
    const bare = 'llanberis2024_weather_halfhourly_noheader.csv.gz'
    const packed = readFileSync(fixture(`golden/heatpumpmonitor/${bare}`))
    const rows = gunzipSync(packed).toString('utf8').trim().split('\n').map((line) => line.split(', '))
    const table = (line: (cells: string[]) => string[]): string => rows.map((cells) => `${line(cells).join(';')}\n`).join('')

    test('temperature, humidity and sunshine are told by their values, said to be a guess, wherever they stand', async () => {
      const turned = table(([time = '', ...cells]) => [`${time}000`, ...cells.toReversed()])
      const { engine, result } = await importFiles({ 'log.csv': telemetry, [bare]: packed, 'Ort Wetter.csv': turned })
      const told = { status: 'loaded', format: 'register weather', rows_read: 384, rows_loaded: 384, rows_rejected: 0 }
      expect(result.files.filter(({ file }) => file !== 'log.csv')).toMatchObject([
        { file: 'Ort Wetter.csv', ...told, message: 'Weather without a header; what its columns are is a guess from their values: column 5 as temperature, column 4 as humidity, column 3 as global radiation. Column 2 was left out. Its place is Ort.' },
        { file: bare, ...told, message: 'Weather without a header; what its columns are is a guess from their values: column 2 as temperature, column 3 as humidity, column 4 as global radiation. Column 5 was left out. Its place is llanberis.' },
      ])
      const hours = await weatherOf(engine, 'llanberis')
      expect([hours[0], hours[24]]).toEqual([
        { ts: '2024-06-01T00:00:00Z', outdoor_c: 10.3, rh_pct: 94.6, wind_m_s: null, ghi_w_m2: 0, precip_mm: null },
        { ts: '2024-06-01T12:00:00Z', outdoor_c: 16.5, rh_pct: 68.2, wind_m_s: null, ghi_w_m2: 733.1, precip_mm: null },
      ])
      expect(await weatherOf(engine, 'Ort')).toEqual(hours)
    })

    test('where its values leave a doubt it is refused: no name, two temperatures, humidity that does not follow, less than a week, words', async () => {
      const wrong = {
        'readings.csv': table((cells) => cells),
        'weather-two.csv': table((cells) => [...cells, String(Number(cells[1]) + 0.5)]),
        'weather-shifted.csv': table((cells) => [...cells.slice(0, 2), rows[(rows.indexOf(cells) + 24) % rows.length]?.[2] ?? '']),
        'weather-days.csv': table((cells) => cells).split('\n').slice(0, 300).join('\n'),
        'weather-words.csv': table((cells) => [...cells, 'sunny']),
      }
      const { result } = await importFiles({ 'log.csv': telemetry, ...wrong })
      expect(result.files.filter(({ status }) => status === 'refused').map(({ file }) => file)).toEqual(Object.keys(wrong).sort())
    })
  })
})
