import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { storedZstd } from '../fuzz/mutators/archives'
import { importFiles } from './support'

const log = 'unit_id,ts,power_w\nU,2026-01-01T00:00:00Z,500\nU,2026-01-01T00:05:00Z,501\n'
const point = 'timestamp;[Outdoor temperature][°C][40004];\n2026-01-01T00:00:00+00:00;3.5;\n'
const rest = 'U,2026-01-01T00:10:00Z,502\n'
const long = (cell: string): Buffer => Buffer.from(`${log}U,2026-01-01T00:07:00Z,${cell.repeat(2_200_000)}`)
const behind = (text: Buffer): Buffer => Buffer.concat([text, Buffer.from(`\n${rest.repeat(20)}`)])

test('a table with a line longer than any table has is refused instead of read for ever, wherever it stands, packed or not', async () => {
  const { result } = await importFiles({
    'a.csv': long('1'),
    'b.csv.gz': gzipSync(long('1')),
    'c.csv.zst': storedZstd(long('1')),
    'd.csv.gz': gzipSync(behind(long('1'))),
    'e.csv.zst': storedZstd(behind(long(','))),
    'f.csv': behind(long(',')),
    'fine.csv.gz': gzipSync(log),
  })
  const words = (file: string): string => `${file} is damaged: its line from byte 74 on is longer than 2,000,000 bytes. Export it again, or take that line out.`
  expect(result.files.map(({ file, code, message }) => [file, code, message])).toEqual([...['a.csv', 'b.csv.gz', 'c.csv.zst', 'd.csv.gz', 'e.csv.zst', 'f.csv'].map((file) => [file, 'file-damaged', words(file)]), ['fine.csv.gz', null, null]])
})

test('so is one of points, and a register; a long line of JSON is read', async () => {
  const { result } = await importFiles({
    'house/point.csv': `${point}2026-01-01T00:10:00+00:00;3.6;${';'.repeat(2_200_000)}\n2026-01-01T00:20:00+00:00;3.7;\n`,
    'log.ndjson': `{"unit_id":"J","ts":"2026-01-01T00:00:00Z","power_w":1,"notes":"${'x'.repeat(2_200_000)}"}\n{"unit_id":"J","ts":"2026-01-01T00:05:00Z","power_w":2}\n`,
    'units.csv': `unit_id,brand\nJ,${'x'.repeat(2_200_000)}\n`,
  })
  expect(result.files.map(({ file, status, code, rows_loaded }) => [file, status, code, rows_loaded])).toEqual([['house/point.csv', 'refused', 'file-damaged', 0], ['log.ndjson', 'loaded', null, 2], ['units.csv', 'refused', 'file-damaged', 0]])
})
