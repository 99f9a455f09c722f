import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { newEngine, tempFolder } from '../support/projects'
import { importFiles, rejectsOf, telemetryOf } from './support'

const load = async (files: Record<string, string | Buffer>, more: { acceptTruncated?: boolean; zone?: string; unitId?: string } = {}) => {
  const folder = join(tempFolder(), 'exports')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const engine = await newEngine()
  return { engine, result: await engine.import({ files: [folder], acceptTruncated: false, ...more }) }
}
const telemetry = async (engine: Engine) =>
  (await engine.project.jobs.runAndReadAll(`SELECT * FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet') ORDER BY unit_id, ts, sample_s`)).getRowObjectsJson()
const rejected = (engine: Engine) => readRows(engine.project.jobs, 'SELECT line, column_name, reason, text FROM rejected ORDER BY line, column_name')
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().replace('.000', '')
const object = (minute: number, more: Record<string, unknown> = {}): string => JSON.stringify({ unit_id: 'U1', ts: at(minute), ...more })

const messy = [
  `{"power_w": 100, "outdoor_c": -1.5, "unit_id": "U1", "ts": "${at(0)}", "mode": "Heat", "defrost": false, "firmware": {"a": [1]}}`,
  '',
  `{"ts":"${at(5)}","unit_id":"U1","power_w":"200.5","outdoor_c":null,"defrost":1}`,
  '{"ts":"2026-01-01T00:10:00Z","unit_id":"U1","power_w":',
  '   ',
  '[1, 2]',
  object(15, { power_w: 'oops', defrost: 'perhaps', outdoor_c: 'NaN', indoor_c: { value: 3 } }),
  JSON.stringify({ unit_id: 'U1', power_w: 7 }),
  JSON.stringify({ ts: at(20), power_w: 8 }),
  JSON.stringify({ unit_id: 'U1', ts: 'yesterday', power_w: 8 }),
  JSON.stringify({ unit_id: 'U1', ts: '0009-01-01T00:00:00Z', power_w: 8 }),
  object(25, { fault_code: 'NA', power_w: true }),
  object(30, { power_w: 300, fault_code: 'E1\nE2' }),
]

describe('one JSON object a line', () => {
  test('rows, cells, counts and physical lines', async () => {
    const { engine, result } = await load({ 'log.ndjson': `${messy.join('\n')}\n` })
    expect(result.files[0]).toMatchObject({
      status: 'loaded', format: 'Subcool telemetry, NDJSON', units: 1, unit_id_from: 'column', rows_read: 11, rows_loaded: 5, rows_rejected: 6, rows_duplicate: 0, from_at: at(0), to_at: at(30),
    })
    const known = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && name !== 'unit_id' && name !== 'sample_s'))
    expect((await telemetry(engine)).map(known)).toEqual([
      { ts: '2026-01-01 00:00:00', mode: 'heat', power_w: 100, outdoor_c: -1.5, defrost: false },
      { ts: '2026-01-01 00:05:00', power_w: 200.5, defrost: true },
      { ts: '2026-01-01 00:15:00' },
      { ts: '2026-01-01 00:25:00' },
      { ts: '2026-01-01 00:30:00', power_w: 300, fault_code: 'E1\nE2' },
    ])
    expect(await rejected(engine)).toEqual([
      { line: 4, column_name: null, reason: 'the line is not a JSON object', text: messy[3] },
      { line: 6, column_name: null, reason: 'the line is not a JSON object', text: '[1, 2]' },
      { line: 7, column_name: 'defrost', reason: 'not true or false', text: 'perhaps' },
      { line: 7, column_name: 'indoor_c', reason: 'not a number', text: '{"value":3}' },
      { line: 7, column_name: 'power_w', reason: 'not a number', text: 'oops' },
      { line: 8, column_name: 'ts', reason: 'the row has no time', text: messy[7] },
      { line: 9, column_name: 'unit_id', reason: 'the row names no unit', text: messy[8] },
      { line: 10, column_name: 'ts', reason: 'the time can not be read', text: messy[9] },
      { line: 11, column_name: 'ts', reason: 'the time is impossible (year outside 1990 to 2100)', text: messy[10] },
      { line: 12, column_name: 'power_w', reason: 'not a number', text: 'true' },
    ])
    expect(await readRows(engine.project.jobs, 'SELECT unit_id, signal, rule, samples::INTEGER AS samples FROM import_quality ORDER BY signal')).toEqual([
      { unit_id: 'U1', signal: 'defrost', rule: 'unreadable', samples: 1 },
      { unit_id: 'U1', signal: 'indoor_c', rule: 'unreadable', samples: 1 },
      { unit_id: 'U1', signal: 'power_w', rule: 'unreadable', samples: 2 },
    ])
  })

  test('gives the telemetry that the same rows give as CSV', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({ unit_id: `U${i % 3}`, ts: at(i), power_w: (i * 7919) % 5000, outdoor_c: i % 7 === 0 ? null : i / 10, mode: i % 2 === 0 ? 'heat' : 'DHW', defrost: i % 5 === 0 }))
    const names = ['unit_id', 'ts', 'power_w', 'outdoor_c', 'mode', 'defrost'] as const
    const csv = [names.join(','), ...rows.map((row) => names.map((name) => row[name] ?? '').join(','))].join('\n')
    const one = await load({ 'log.csv': csv })
    const other = await load({ 'log.csv': rows.map((row) => JSON.stringify(row)).join('\n') })
    expect(await telemetry(other.engine)).toEqual(await telemetry(one.engine))
    expect(other.result.files[0]).toMatchObject({ rows_read: 500, rows_loaded: 500, units: 3 })
  })

  const lines = [object(0, { power_w: 1 }), object(5, { power_w: 'x' }), object(10, { power_w: 3 })]
  test.each([
    ['a byte order mark', 'mark.jsonl', `\uFEFF${lines.join('\n')}\n`, 2],
    ['CRLF and no last line end', 'crlf.txt', lines.join('\r\n'), 2],
    ['gzip and the name of another form', 'packed.csv.gz', gzipSync(lines.join('\n')), 2],
    ['an empty line behind a byte order mark, packed', 'marked', gzipSync(`\uFEFF\n${lines.join('\r\n')}\r\n`), 3],
  ])('%s', async (_name, name, content, line) => {
    const { engine, result } = await load({ [name]: content })
    expect(result.files[0]).toMatchObject({ rows_loaded: 3, from_at: at(0), to_at: at(10) })
    expect(await readRows(engine.project.jobs, 'SELECT line, text FROM rejected')).toEqual([{ line, text: 'x' }])
  })

  test('a broken line behind a byte order mark is one rejected row', async () => {
    const { engine, result } = await load({ 'log.ndjson': `\uFEFF{"ts":\n${object(0)}\n${object(5)}\n` .replaceAll('"}', '","power_w":1}') })
    expect(result.files[0]).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_rejected: 1 })
    expect(await rejected(engine)).toEqual([{ line: 1, column_name: null, reason: 'the line is not a JSON object', text: '{"ts":' }])
  })

  test('a line that ends where a value should stand does not cost the next one', async () => {
    const { engine, result } = await load({ 'log.ndjson': [object(0, { power_w: 1 }), '{"ts":', object(5, { power_w: 2 }), '{"ts": [', '{"unit_id"', object(10, { power_w: 3 })].join('\n') })
    expect(result.files[0]).toMatchObject({ rows_read: 6, rows_loaded: 3, rows_rejected: 3, to_at: at(10) })
    expect((await rejected(engine)).map((row) => (row as { line: number }).line)).toEqual([2, 4, 5])
    expect((await telemetry(engine)).map((row) => row['power_w'])).toEqual([1, 2, 3])
  })

  test('a line that is torn in two behind a key costs only itself', async () => {
    const row = (minute: number) => `{"ts":"2026-01-01T00:0${minute}:00Z","unit_id":"N","power_w":${minute}}`
    const { result, engine } = await importFiles({ 'log.ndjson': [row(0), row(1), '{"ts":"2026-01-01T00:02:00Z","unit_id":"N","power_w"', '', ':2}', row(3), row(4)].join('\n') })
    expect(result.files[0]).toMatchObject({ status: 'loaded', rows_read: 6, rows_loaded: 4, rows_rejected: 2 })
    expect((await telemetryOf(engine)).map(({ power_w }) => power_w)).toEqual([0, 1, 3, 4])
    expect((await rejectsOf(engine)).map(({ line, reason }) => [line, reason])).toEqual([[3, 'the line is not a JSON object'], [5, 'the line is not a JSON object']])
  })

  test('times without a zone are in the zone that was given, and a file without unit is named by the option', async () => {
    const rows = ['2026-07-01T12:00:00', '2026-07-01T12:05:00'].map((ts) => JSON.stringify({ ts, power_w: 5 })).join('\n')
    const { engine, result } = await load({ 'log.ndjson': rows }, { zone: 'Europe/Berlin', unitId: 'B' })
    expect(result.files[0]).toMatchObject({ unit_id_from: 'option', from_at: '2026-07-01T10:00:00Z' })
    expect((await telemetry(engine)).map((row) => row['unit_id'])).toEqual(['B', 'B'])
  })

  test('repeated keys count as duplicates and the rows still add up', async () => {
    const { result } = await load({ 'log.ndjson': [object(0, { power_w: 1 }), object(5, { power_w: 2 }), object(0, { power_w: 3 }), 'x{'].join('\n') })
    expect(result.files[0]).toMatchObject({ rows_read: 4, rows_loaded: 2, rows_rejected: 1, rows_duplicate: 1 })
  })

  test('objects without a time, or with foreign names, are refused with a word', async () => {
    await expect(load({ 'log.ndjson': JSON.stringify({ unit_id: 'U1', power_w: 5 }) })).rejects.toMatchObject({ code: 'no-time-column', message: expect.stringContaining('its columns are unit_id, power_w') })
    await expect(load({ 'log.ndjson': JSON.stringify({ item: 'bolt', price: 5 }) })).rejects.toMatchObject({ code: 'file-unrecognised' })
  })

  test('a truncated gzip gives its complete lines when asked to', async () => {
    const packed = gzipSync(Array.from({ length: 3000 }, (_, i) => object(i, { power_w: (i * 7919) % 5000 })).join('\n'))
    const { result } = await load({ 'log.ndjson.gz': packed.subarray(0, -2000) }, { acceptTruncated: true })
    expect(result.files[0]).toMatchObject({ status: 'loaded', rows_rejected: 0 })
    expect(result.files[0]?.rows_loaded).toBeGreaterThan(1500)
  })
})
