import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRow, readRows } from '../../analytics/db/query'
import { telemetryScan } from '../../analytics/db/telemetry-scan'
import type { JobProgress } from '../../analytics/contract'
import type { Engine } from '../../analytics/engine'
import { newEngine, tempFolder } from '../support/projects'

const header = 'unit_id,ts,power_w,outdoor_c,fault_code'
const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().replace('.000', '')
const rows = (unit: string, from: number, count: number, stepMin = 5, power = (i: number) => String(i)): string[] =>
  Array.from({ length: count }, (_, i) => `${unit},${at(from + i * stepMin)},${power(i)},${i % 30},`)
const table = (lines: string[]): string => `${[header, ...lines].join('\n')}\n`

const exports = (files: Record<string, string>): string => {
  const folder = join(tempFolder(), 'exports')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const load = (engine: Engine, files: Record<string, string>) => engine.import({ files: [exports(files)], acceptTruncated: false })

const telemetryOf = async (engine: Engine): Promise<object[]> =>
  readRows(engine.project.jobs, `SELECT * FROM ${await telemetryScan(engine.project.jobs, engine.project.layout.telemetry)} ORDER BY unit_id, ts, sample_s`)

const segmentsOf = (engine: Engine): Promise<object[]> =>
  readRows(engine.project.jobs, 'SELECT import_no, part, unit_id, first_ts, last_ts, rows::INTEGER AS rows, sample_s FROM segment ORDER BY ALL')

test('what is no number far below the head is missing, in every file of a batch', async () => {
  const odd: Readonly<Record<number, string>> = { 250: 'nan', 251: 'inf', 252: '-Infinity' }
  const engine = await newEngine()
  const { files } = await load(engine, { 'a.csv': table(rows('A', 0, 300)), 'b.csv': table(rows('B', 0, 300, 5, (i) => odd[i] ?? String(i))) })
  expect(files.map(({ rows_read, rows_loaded }) => [rows_read, rows_loaded])).toEqual([[300, 300], [300, 300]])
  expect(await readRows(engine.project.jobs, `SELECT unit_id, count(power_w)::INTEGER AS n, max(power_w) AS high FROM ${await telemetryScan(engine.project.jobs, engine.project.layout.telemetry)} GROUP BY 1 ORDER BY 1`)).toEqual([{ unit_id: 'A', n: 300, high: 299 }, { unit_id: 'B', n: 297, high: 299 }])
  expect(await readRows(engine.project.jobs, 'SELECT unit_id, signal, rule, samples::INTEGER AS n FROM import_quality')).toEqual([{ unit_id: 'B', signal: 'power_w', rule: 'range', n: 2 }])
})

describe('however the rows of a fleet lie in files, the project holds the same', () => {
  const units = ['A', 'B', 'C']
  const fleet = units.flatMap((unit, n) => rows(unit, 0, 300, n === 1 ? 15 : 5))
  const ways: Record<string, Record<string, string>> = {
    'one file in order': { 'all.csv': table(fleet) },
    'a file a unit, named against their order': { 'z.csv': table(rows('A', 0, 300)), 'm.csv': table(rows('B', 0, 300, 15)), 'a.csv': table(rows('C', 0, 300)) },
    'a file a unit, with one more column in one of them': {
      'a.csv': table(rows('A', 0, 300)),
      'b.csv': `${header},rssi_dbm\n${rows('B', 0, 300, 15).map((row) => `${row},`).join('\n')}\n`,
      'c.csv': table(rows('C', 0, 300)),
    },
    'rows by time': { 'all.csv': table([...fleet].sort((a, b) => (a.split(',')[1] as string).localeCompare(b.split(',')[1] as string))) },
    'rows backwards': { 'all.csv': table(fleet.toReversed()) },
    'two rows exchanged far behind the head': { 'all.csv': table([...fleet.slice(0, 280), fleet[281] as string, fleet[280] as string, ...fleet.slice(282)]) },
  }

  test.each(Object.entries(ways))('%s', async (_name, files) => {
    const engine = await newEngine()
    const told: JobProgress[] = []
    const folder = exports(files)
    const result = await engine.import({ files: [folder], acceptTruncated: false }, { onProgress: (progress) => void told.push(progress) })
    const bytes = told.flatMap((progress) => (progress.stage === 'read' && progress.bytes !== undefined ? [progress.bytes] : []))
    expect(bytes.length).toBeGreaterThan(0)
    for (const { done, total } of bytes) {
      expect(total).toBe(Object.values(files).reduce((sum, file) => sum + file.length, 0))
      expect(done).toBeLessThanOrEqual(total)
    }
    expect(result.files.map((file) => file.status)).toEqual(result.files.map(() => 'loaded'))
    expect(result.files.reduce((sum, file) => sum + file.rows_loaded, 0)).toBe(900)
    expect(await segmentsOf(engine)).toEqual([
      { import_no: 1, part: 0, unit_id: 'A', first_ts: at(0), last_ts: at(299 * 5), rows: 300, sample_s: 300 },
      { import_no: 1, part: 0, unit_id: 'B', first_ts: at(0), last_ts: at(299 * 15), rows: 300, sample_s: 900 },
      { import_no: 1, part: 0, unit_id: 'C', first_ts: at(0), last_ts: at(299 * 5), rows: 300, sample_s: 300 },
    ].map((segment) => ({ ...segment, part: expect.any(Number) as number })))
    const telemetry = await telemetryOf(engine)
    expect(telemetry).toHaveLength(900)
    expect(telemetry[301]).toMatchObject({ unit_id: 'B', ts: at(15), sample_s: 900, power_w: 1, outdoor_c: 1, fault_code: null })
  })

  test('a months file each, every unit in all of them', async () => {
    const engine = await newEngine()
    const month = (n: number) => table(units.flatMap((unit) => rows(unit, n * 1000, 200)))
    const result = await load(engine, { 'm1.csv': month(0), 'm2.csv': month(1), 'm3.csv': month(2) })
    expect(result.files.map((file) => [file.rows_loaded, file.units, file.from_at, file.to_at])).toEqual([0, 1, 2].map((n) => [600, 3, at(n * 1000), at(n * 1000 + 995)]))
    expect(readdirSync(join(engine.project.layout.telemetry, result.importId ?? ''))).toEqual(['part-0000.parquet'])
    expect(await telemetryOf(engine)).toHaveLength(1800)
  })
})

describe('what a file in order can still hide', () => {
  test('one bad cell costs only itself, beside files that have none', async () => {
    const engine = await newEngine()
    const result = await load(engine, {
      'a.csv': table(rows('A', 0, 500)),
      'b.csv': table(rows('B', 0, 500, 5, (i) => (i === 400 ? 'oops' : String(i)))),
      'c.csv': table(rows('C', 0, 500)),
    })
    expect(result.files.map((file) => [file.rows_read, file.rows_loaded, file.rows_rejected])).toEqual([[500, 500, 0], [500, 500, 0], [500, 500, 0]])
    expect(await readRows(engine.project.jobs, 'SELECT file, line, column_name, text FROM rejected')).toEqual([{ file: 'b.csv', line: 402, column_name: 'power_w', text: 'oops' }])
    const telemetry = (await telemetryOf(engine)) as { unit_id: string; power_w: number | null }[]
    expect(telemetry.map((row) => row.unit_id)).toEqual([...Array<string>(500).fill('A'), ...Array<string>(500).fill('B'), ...Array<string>(500).fill('C')])
    expect(telemetry.flatMap((row, i) => (row.power_w === null ? [i] : []))).toEqual([900])
  })

  test('words for no value that begin behind the head are no values and no bad cells', async () => {
    const engine = await newEngine()
    const late = rows('A', 0, 900, 5, (i) => (i > 700 ? (['NA', '--', 'NaN', 'unavailable'][i % 4] as string) : String(i))).map((row, i) => (i > 800 ? `${row}null` : row))
    const result = await load(engine, { 'a.csv': table(late) })
    expect(result.files[0]).toMatchObject({ rows_read: 900, rows_loaded: 900, rows_rejected: 0 })
    expect(await readRows(engine.project.jobs, 'SELECT * FROM rejected')).toEqual([])
    expect(await readRow(engine.project.jobs, `SELECT count(power_w)::INTEGER AS power, count(fault_code)::INTEGER AS codes FROM ${await telemetryScan(engine.project.jobs, engine.project.layout.telemetry)}`)).toEqual({ power: 701, codes: 0 })
  })

  test('a key twice: the later value stands, the row counts as a duplicate', async () => {
    const engine = await newEngine()
    const lines = rows('A', 0, 600)
    const result = await load(engine, { 'a.csv': table([...lines.slice(0, 500), `A,${at(499 * 5)},7777,,`, ...lines.slice(500)]) })
    expect(result.files[0]).toMatchObject({ rows_read: 601, rows_loaded: 600, rows_duplicate: 1 })
    expect((await telemetryOf(engine))[499]).toMatchObject({ power_w: 7777, outdoor_c: 499 % 30 })
  })

  test('a step that changes behind the head', async () => {
    const engine = await newEngine()
    await load(engine, { 'a.csv': table([...rows('A', 0, 250, 5), ...rows('A', 2000, 2000, 15)]) })
    expect(await segmentsOf(engine)).toMatchObject([{ unit_id: 'A', rows: 2250, sample_s: 900 }])
  })

  test('a unit that goes on in the next file', async () => {
    const engine = await newEngine()
    const result = await load(engine, { 'a.csv': table([...rows('A', 0, 300), ...rows('B', 0, 300)]), 'b.csv': table([...rows('B', 1500, 300), ...rows('C', 0, 300)]) })
    expect(result.files.map((file) => [file.rows_loaded, file.units])).toEqual([[600, 2], [600, 2]])
    expect(await segmentsOf(engine)).toMatchObject([{ unit_id: 'A', rows: 300 }, { unit_id: 'B', rows: 600 }, { unit_id: 'C', rows: 300 }])
  })

  test('a unit inside the range of another file', async () => {
    const engine = await newEngine()
    await load(engine, { 'a.csv': table([...rows('A', 0, 300), ...rows('D', 0, 300)]), 'b.csv': table(rows('C', 0, 300, 5, (i) => (i === 250 ? 'bad' : String(i)))), 'e.csv': table(rows('E', 0, 300)) })
    expect(((await telemetryOf(engine)) as { unit_id: string }[]).map((row) => row.unit_id).join('')).toBe(['A', 'C', 'D', 'E'].map((unit) => unit.repeat(300)).join(''))
    expect((await segmentsOf(engine)).map((segment) => (segment as { unit_id: string }).unit_id).sort()).toEqual(['A', 'C', 'D', 'E'])
  })

  test('impossible and missing times', async () => {
    const engine = await newEngine()
    const lines = rows('A', 0, 600)
    const result = await load(engine, { 'a.csv': table([...lines.slice(0, 400), 'A,0009-01-01T00:00:00Z,1,1,', 'A,,2,2,', ...lines.slice(400)]) })
    expect(result.files[0]).toMatchObject({ rows_read: 602, rows_loaded: 600, rows_rejected: 2 })
    expect(await readRows(engine.project.jobs, 'SELECT line FROM rejected ORDER BY line')).toEqual([{ line: 402 }, { line: 403 }])
  })
})

describe('units that no column names', () => {
  test('a folder a unit, a file a month', async () => {
    const engine = await newEngine()
    const month = (n: number) => `ts,power_w\n${rows('x', n * 2000, 300).map((row) => row.split(',').slice(1, 3).join(',')).join('\n')}\n`
    const result = await load(engine, { 'House 1/a.csv': month(0), 'House 1/b.csv': month(1), "O'Hara, 2/a.csv": month(3) })
    expect(result.files.map((file) => [file.unit_id_from, file.rows_loaded])).toEqual([['folder', 300], ['folder', 300], ['folder', 300]])
    expect(await segmentsOf(engine)).toMatchObject([{ unit_id: 'House 1', rows: 600 }, { unit_id: "O'Hara, 2", rows: 300 }])
  })
})

describe('a second import', () => {
  test('counts rows that say something else than before, and nothing when it only goes on', async () => {
    const engine = await newEngine()
    await load(engine, { 'a.csv': table(rows('A', 0, 300)), 'b.csv': table(rows('B', 0, 300)) })
    const goesOn = await load(engine, { 'a2.csv': table(rows('A', 1500, 300)) })
    expect(goesOn.files[0]).toMatchObject({ rows_loaded: 300, rows_duplicate: 0 })
    const again = await load(engine, { 'a3.csv': table(rows('A', 900, 300, 5, (i) => (i < 100 ? String(i + 180) : '-1'))), 'c.csv': table(rows('C', 0, 300)) })
    expect(again.files.map((file) => [file.rows_loaded, file.rows_duplicate])).toEqual([[100, 200], [300, 0]])
    const telemetry = (await telemetryOf(engine)) as { unit_id: string; power_w: number }[]
    expect(telemetry.filter((row) => row.unit_id === 'A')).toHaveLength(600)
    expect(telemetry[350]?.power_w).toBe(-1)
  })

  test('no damaged telemetry that it does not overlap stops an import', async () => {
    const engine = await newEngine()
    const first = await load(engine, { 'a.csv': table(rows('A', 0, 300)) })
    const part = join(engine.project.layout.telemetry, first.importId ?? '', 'part-0000.parquet')
    writeFileSync(part, 'no longer Parquet')
    await expect(load(engine, { 'a2.csv': table(rows('A', 5000, 300)), 'b.csv': table(rows('B', 0, 300)) })).resolves.toMatchObject({ importNo: 2 })
    await expect(load(engine, { 'a3.csv': table(rows('A', 700, 300)) })).rejects.toThrow()
  })
})

test('hundreds of files of a day each come in as one', async () => {
  const engine = await newEngine()
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_unit, unit) => Array.from({ length: 15 }, (_day, day) => [`U${unit}/d${day}.csv`, table(rows(`U${unit}`, day * 1440, 24, 60))] as const)).flat(),
  )
  const result = await load(engine, files)
  expect(result.files).toHaveLength(300)
  expect(result.files.every((file) => file.rows_loaded === 24 && file.units === 1)).toBe(true)
  expect((await segmentsOf(engine)).length).toBe(20)
}, 60_000)
