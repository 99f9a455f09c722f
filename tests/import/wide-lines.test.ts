import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { storedZstd } from '../fuzz/mutators/archives'
import { importFiles } from './support'

const header = 'unit_id,ts,power_w\n'
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString()
const rows = (from: number, to: number, rest = ''): string => Array.from({ length: to - from }, (_, index) => `U,${at(from + index)},500${rest}\n`).join('')
const farTooMany = 'Some of its lines have far more cells than its header, as where two tables were put one below the other; what lies beyond the columns of the header was not read.'

test('a line of hundreds of thousands of cells costs no more than its length, packed or not, whatever ends its lines', async () => {
  const text = `${header}${rows(0, 3)}"U","${at(3)}","500"x${','.repeat(300_000)}\n${rows(4, 6)}`
  const { result } = await importFiles({ 'a.csv': text.replaceAll('U,', 'A,'), 'b.csv': text.replaceAll('\n', '\r\n'), 'c.csv.gz': gzipSync(text.replaceAll('U,', 'C,')), 'd.csv.zst': storedZstd(Buffer.from(text.replaceAll('U,', 'D,'))) })
  expect(result.files.map(({ file, status, rows_read, rows_rejected, message }) => [file, status, rows_read, rows_rejected, message?.startsWith(farTooMany)])).toEqual(
    ['a.csv', 'b.csv', 'c.csv.gz', 'd.csv.zst'].map((file) => [file, 'loaded', 6, 0, true]),
  )
})

test('a quote within a cell opens nothing', async () => {
  const { result } = await importFiles({ 'log.csv': `${header}${rows(0, 3)}U,${at(3)},500"${','.repeat(300_000)}\nU,${at(4)},500""${','.repeat(300_000)}\n${rows(5, 7)}` })
  expect(result.files[0]).toMatchObject({ rows_read: 7, rows_rejected: 0, message: expect.stringContaining(farTooMany) as string })
})

test('a table below another of few columns is read by the columns of the header, and it is said', async () => {
  const { result } = await importFiles({ 'log.csv': `${header}${rows(0, 100)}${rows(100, 2100, ',12.5'.repeat(250))}` })
  expect(result.files[0]).toMatchObject({ rows_read: 2100, rows_loaded: 2100, message: `${farTooMany} 2,000 lines, the first of them line 102, have more cells than the header; those beyond it were left out.` })
})

test('wide lines far behind the beginning of a large file are found', async () => {
  const { result } = await importFiles({ 'log.csv': `${header}${rows(0, 200_000)}${rows(200_000, 204_000, ',12.5'.repeat(250))}${rows(204_000, 204_100)}` })
  expect(result.files[0]).toMatchObject({ rows_read: 204_100, rows_loaded: 204_100, message: expect.stringContaining(farTooMany) as string })
})

test('one cell too many is told with its line; delimiters behind the last cell are nothing to tell', async () => {
  const { result } = await importFiles({ 'a.csv': `${header}${rows(0, 2)}${rows(2, 3, ',9')}`, 'b.csv': `${header}${rows(0, 3, ',,').replaceAll('U,', 'B,')}` })
  expect(result.files.map(({ rows_loaded, message }) => [rows_loaded, message])).toEqual([[3, 'Line 4 has more cells than the header; those beyond it were left out.'], [3, null]])
})

test('lone carriage returns behind the beginning of a file end lines too', async () => {
  const { result } = await importFiles({ 'log.csv': `${header}${rows(0, 20_000)}${rows(20_000, 20_100, ',12.5'.repeat(250)).replaceAll('\n', '\r')}${rows(20_100, 20_200).replaceAll('\n', '\r')}` })
  expect(result.files[0]).toMatchObject({ rows_read: 20_200, rows_loaded: 20_200 })
})
