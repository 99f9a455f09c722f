import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { fixture, tempFolder } from '../support/projects'
import { importFiles } from './support'

/** A Parquet file of which one page is spoiled. */
const spoiledParquet = async (): Promise<Buffer> => {
  const path = join(tempFolder(), 'log.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (SELECT 'P' AS unit_id, TIMESTAMP '2026-01-01' + INTERVAL 5 MINUTE * i AS ts, random() AS power_w FROM range(500) t(i)) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return readFileSync(path).fill(0xff, 60, 90)
}

test('files that begin well and break further on are refused with the reason, and the others loaded', async () => {
  const [header, ...rows] = readFileSync(fixture('heatpumpmonitor/heatpumpmonitor_all_fields_last365_2026-07-15.csv'), 'utf8').trimEnd().split('\n')
  const table = Buffer.from(`${[header, ...Array.from({ length: 100 }, () => rows).flat()].join('\n')}\n`)
  const weather = readFileSync(fixture('weather/poznan-2024-07.csv'), 'utf8')
  const { result } = await importFiles({
    'good/log.csv': 'ts,power_w\n2026-01-01T00:00:00Z,1\n',
    'pages/log.parquet': await spoiledParquet(),
    'fleet/table.csv': Buffer.concat([table.subarray(0, -200), Buffer.from([0xf4, 0x90, 0x80, 0x80]), table.subarray(-200)]),
    'weather/long.csv': `${weather.trimEnd()}${'x'.repeat(2_050_000)}\n`,
  })
  const said = result.files.map(({ file, status, code, message }) => [file, status, code, message?.replace(/^\S+ is damaged: /, '') ?? null])
  expect(said).toEqual([
    ['fleet/table.csv', 'refused', 'file-damaged', 'some of its text is not UTF-8. Save it again as UTF-8.'],
    ['good/log.csv', 'loaded', null, null],
    ['pages/log.parquet', 'refused', 'file-damaged', expect.stringMatching(/^it can not be read to its end \(.*\)\. Copy or export it again\.$/)],
    ['weather/long.csv', 'refused', 'file-damaged', expect.stringMatching(/^its line from byte [\d,]+ on is longer than 2,000,000 bytes\. Export it again/)],
  ])
})

test('a Parquet file that breaks within is refused by itself, alone too', async () => {
  await expect(importFiles({ 'log.parquet': await spoiledParquet() })).rejects.toMatchObject({ code: 'file-damaged', message: expect.stringMatching(/^log\.parquet is damaged: it can not be read to its end/) as string })
})

test('a length of samples that can not be costs itself, not the import', async () => {
  const { result } = await importFiles({ 'log.csv': 'unit_id,ts,sample_s,power_w\nU,2026-01-01T00:00:00Z,1e10,1\nU,2026-01-01T00:05:00Z,0.2,2\nU,2026-01-01T00:10:00Z,300,3\n' })
  expect(result.files).toMatchObject([{ status: 'loaded', rows_read: 3, rows_loaded: 3 }])
})

test('lines that end in many ways are loaded as far as they hold anything', async () => {
  const text = [
    '# This file contains data of zone 0 exported at 2026-01-18 20:47:24.',
    'DateTime;ManualModeSetpointHeating;RoomTemperatureSetpoint;CurrentRoomTemperature\r',
    '',
    '2024-01-01 00:00:00;;19;19',
    '2024-01-01 01:00:00;;19;18.9 ',
    '2024-01-01 02:00:00;;19;18.9\r',
    '2024-01-01 03:00:00;;19;18.9\r',
    '',
    '2024-01-01 04:00:00;;19;18.9',
    '2024-01-01 05:00:00;;19;18.9 ',
    '2024-01-01 06:00:00;;19;18.8 ',
    '2024-01-01 07:00:00;;19;18.9\r',
    '2024-01-01 08:00:00;;19;18.9\r\r',
    '2024-01-01 09:00:00;;19;19.2',
    '2024-01-01 10:00:00;;19;18.9\r',
    '',
    '2024-01-01 11:00:00;;19;18.9\r\r',
    '2024-01-01 12:00:00;;19;19\r',
    '',
    '2024-01-01 13:00:00;;19;19',
    '2024-01-01 14:00:00;;19;19 ',
    '2024-01-01 15:00:00;;19;18.9 ',
    '2024-01-01 16:00:00;;19;18.9',
    '2024-01-01 17:00:00;;19;19.3\r',
    '2024-01-01 18:00:00;;19;19.2\r',
    '2024-01-01 19:00:00;;19;18.9\r\r',
    '2024-01-01 20:00:00;;19;18.8\r',
    '2024-01-01 21:00:00;;19;"=40+2&""FZ42"""\r',
    '',
    '2024-01-01 22:00:00;;19;18.9\r',
    '',
    '2024-01-01 23:00:00;;19;18.9\r\r',
    '2024-01-02 00:00:00;;19;18.9 ',
    '2024-01-02 01:00:00;;19;18.9',
    '2024-01-02 02:00:00;;19;18.9 ',
    '2024-01-02 03:00:00;;19;18.9\r',
    '',
    '2024-01-02 04:00:00;;19;18.9\r',
    '',
    '',
  ].join('\n')
  const { result } = await importFiles({ 'zone_0_data_2024.csv': text })
  expect(result.files).toMatchObject([{ status: 'loaded', rows_read: 29, rows_loaded: 29 }])
})

test('a licence or a note beside exports is said to be none, by its name, and a table of such a name is loaded', async () => {
  const text = 'GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007\n'
  const log = 'unit_id,ts,power_w\nU,2026-01-01T00:00:00Z,500\nU,2026-01-01T01:00:00Z,500\n'
  const { result } = await importFiles({ 'LICENSE': text, 'LICENSE-ornl.txt': text, 'lgpl.txt': text, 'gpl-3.0.txt': text, 'README.txt': text, 'other.txt': text, 'readme_log.csv': log })
  const texts = result.files.filter(({ code }) => code === 'not-an-export')
  expect(texts.map(({ file }) => file)).toEqual(['LICENSE', 'LICENSE-ornl.txt', 'README.txt', 'gpl-3.0.txt', 'lgpl.txt'])
  expect(texts[4]).toMatchObject({ status: 'refused', message: 'lgpl.txt is a text beside exports (licence or note), not an export.' })
  expect(result.files.filter(({ code }) => code !== 'not-an-export').map(({ file, status, code }) => [file, status, code])).toEqual([['other.txt', 'refused', 'file-unrecognised'], ['readme_log.csv', 'loaded', null]])
})
