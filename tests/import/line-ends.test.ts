import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { storedZstd } from '../fuzz/mutators/archives'
import { importFiles, rejectsOf, telemetryOf } from './support'

const lines = ['unit_id,ts,power_w', ...Array.from({ length: 6 }, (_, i) => `U,2026-01-01T00:${i}0:00Z,${i === 4 ? 'x' : 500 + i}`)]
const watts = [500, 501, 502, 503, undefined, 505]

/** The lines with one of some ends each, over and over. */
const ended = (...ends: string[]): string => lines.map((line, index) => `${line}${ends[index % ends.length]}`).join('')

const texts: [what: string, text: string][] = [
  ['carriage returns alone', ended('\r')],
  ['some of each', ended('\r\n', '\n', '\r')],
  ['a header of another system', ended('\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n')],
  ['two logs put together', ended('\r\n', '\r\n', '\r\n', '\n', '\n', '\n', '\n')],
  ['a doubled carriage return', ended('\r\r\n')],
  ['carriage returns below a header', ended('\n', '\r', '\r', '\r', '\r', '\r', '\r')],
]

test.each(texts)('a table whose lines end in %s is loaded row by row', async (_, text) => {
  const { engine, result } = await importFiles({ 'log.csv': text })
  expect(result.files).toMatchObject([{ status: 'loaded', rows_read: 6, rows_loaded: 6, message: 'Its lines end in several ways; each of them was read as an end.' }])
  expect((await telemetryOf(engine)).map(({ power_w }) => power_w)).toEqual(watts)
  expect(await rejectsOf(engine)).toMatchObject([{ line: 6, column_name: 'power_w', reason: 'not a number', text: 'x' }])
})

test('so is a compressed one', async () => {
  const content = Buffer.from(ended('\r\n', '\n'))
  const { result } = await importFiles({ 'a/log.csv.gz': gzipSync(content), 'b/log.csv.zst': storedZstd(Buffer.from(content.toString().replaceAll('U,', 'V,'))) })
  expect(result.files.map(({ status, rows_loaded }) => [status, rows_loaded])).toEqual([['loaded', 6], ['loaded', 6]])
})

test('lines that end in another way far below the head are read as well', async () => {
  const at = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, 19)
  const rows = Array.from({ length: 12_000 }, (_, index) => `U,${at(index)}Z,${index}${index < 11_000 ? '\n' : '\r\n'}`)
  const { result } = await importFiles({ 'log.csv': `unit_id,ts,power_w\n${rows.join('')}`, 'other/log.csv': lines.join('\n').replaceAll('U,', 'V,') })
  expect(result.files.map(({ file, status, rows_loaded, message }) => [file, status, rows_loaded, message])).toEqual([
    ['log.csv', 'loaded', 12_000, 'Its lines end in several ways; each of them was read as an end.'],
    ['other/log.csv', 'loaded', 6, null],
  ])
})
