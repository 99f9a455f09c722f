import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { newEngine, tempFolder } from '../support/projects'

const load = async (content: string | Buffer, name = 'log.tsv') => {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  const engine = await newEngine()
  const result = await engine.import({ files: [path], acceptTruncated: false })
  const rows = (await engine.project.jobs.runAndReadAll(`SELECT ts, power_w, outdoor_c, fault_code FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet') ORDER BY ts`)).getRowsJson()
  return { engine, rows, file: result.files[0] }
}

const table = [
  ['unit_id', 'ts', 'power_w', 'outdoor_c', 'fault_code', 'site, room'],
  ['U1', '2026-01-01T00:00:00Z', '100', '-1.5', '"E1\tE2"', '"a, b"'],
  ['U1', '2026-01-01T00:05:00Z', 'bad', '', '"say ""no"""', ''],
  ['U1', '2026-01-01T00:10:00Z', '300', '2', '', 'c, d, e, f, g'],
]
const text = (newline: string): string => table.map((row) => row.join('\t') + newline).join('')
const expected = [
  ['2026-01-01 00:00:00', 100, -1.5, 'E1\tE2'],
  ['2026-01-01 00:05:00', null, null, 'say "no"'],
  ['2026-01-01 00:10:00', 300, 2, null],
]

describe('tables with tabs between the cells', () => {
  test.each([
    ['quotes, a tab inside quotes, commas outside them', text('\n'), 'log.tsv'],
    ['CRLF', text('\r\n'), 'log.tsv'],
    ['a byte order mark', `\uFEFF${text('\n')}`, 'log.txt'],
    ['gzip, and another name', gzipSync(text('\n')), 'log.csv.gz'],
    ['no line end after the last row', text('\n').slice(0, -1), 'log.tsv'],
  ])('%s', async (_name, content, name) => {
    const { engine, rows, file } = await load(content, name)
    expect(file).toMatchObject({ status: 'loaded', rows_read: 3, rows_loaded: 3, rows_rejected: 0 })
    expect(rows).toEqual(expected)
    expect(await readRows(engine.project.jobs, 'SELECT line, column_name, text FROM rejected')).toEqual([{ line: 3, column_name: 'power_w', text: 'bad' }])
  })

  test('a header without rows is refused', async () => {
    await expect(load(`${table[0]?.join('\t')}\n`)).rejects.toMatchObject({ code: 'no-rows' })
  })
})
