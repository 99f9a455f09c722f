import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { EngineError } from '../../analytics/contract/errors'
import { readRows } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import type { ImportResult } from '../../analytics/pipeline/1-import/import-result'
import { newEngine, tempFolder } from '../support/projects'

const header = 'unit_id,ts,power_w,outdoor_c\n'
const good = `${header}U1,2026-01-01T00:00:00Z,100,1\nU1,2026-01-01T00:05:00Z,200,2\n`

const load = async (files: Record<string, string | Buffer>, options: { acceptTruncated?: boolean } = {}): Promise<{ engine: Engine; result: ImportResult }> => {
  const folder = join(tempFolder(), 'exports')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const engine = await newEngine()
  const result = await engine.import({ files: [folder], acceptTruncated: options.acceptTruncated ?? false })
  return { engine, result }
}

const refusal = async (files: Record<string, string | Buffer>): Promise<EngineError> => {
  const folder = join(tempFolder(), 'exports')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const engine = await newEngine()
  const before = projectState(engine)
  const error = await engine.import({ files: [folder], acceptTruncated: false }).then(
    () => expect.unreachable('the import should have been refused'),
    (e: EngineError) => e,
  )
  expect(projectState(engine)).toEqual(before)
  expect(await readRows(engine.project.jobs, 'SELECT * FROM import')).toEqual([])
  expect(await readRows(engine.project.jobs, 'SELECT * FROM import_file')).toEqual([])
  return error as EngineError
}

const projectState = (engine: Engine) => ['telemetry', 'imports', 'tmp'].map((name) => readdirSync(join(engine.project.layout.dir, name)).filter((n) => n !== 'spill'))

describe('a whole import is refused, and the project is as it was', () => {
  test('a path that is not there', async () => {
    const engine = await newEngine()
    await expect(engine.import({ files: ['/nowhere/at/all'], acceptTruncated: false })).rejects.toMatchObject({
      code: 'file-not-found',
      message: 'There is no file or folder /nowhere/at/all.',
    })
  })

  test('a folder without files', async () => {
    expect((await refusal({})).code).toBe('nothing-usable')
  })

  test('an empty file', async () => {
    const error = await refusal({ 'log.csv': '' })
    expect([error.code, error.message]).toEqual(['file-empty', 'log.csv is empty (0 bytes). Export it again.'])
  })

  test('a binary file named .csv', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))
    expect((await refusal({ 'log.csv': bytes })).code).toBe('file-binary')
  })

  test('a table without a time column', async () => {
    const error = await refusal({ 'log.csv': 'unit_id,power_w\nU1,5\n' })
    expect(error.code).toBe('no-time-column')
    expect(error.message).toContain('its columns are unit_id, power_w')
    expect(error.message).toContain('Add a column ts')
  })

  test('a table that is not telemetry at all', async () => {
    expect((await refusal({ 'prices.csv': 'item,price\nbolt,1\n' })).code).toBe('file-unrecognised')
  })

  test('a header without rows', async () => {
    expect((await refusal({ 'log.csv': header })).code).toBe('no-rows')
  })

  test('rows of which none has a readable time', async () => {
    const error = await refusal({ 'log.csv': `${header}U1,9/1/17 0:00,1,1\nU1,9/1/17 0:15,1,1\n` })
    expect(error.code).toBe('no-rows')
    expect(error.message).toContain('none of its 2 rows could be read; line 2: the time can not be read: whether 9/1/17 0:00 begins with the day or the month is not told')
  })

  test('a truncated gzip by itself', async () => {
    const error = await refusal({ 'log.csv.gz': gzipSync(good.repeat(500)).subarray(0, 200) })
    expect(error.code).toBe('file-damaged')
    expect(error.message).toMatch(/is damaged: it breaks after [\d,]+ unpacked bytes/)
    expect(error.message).toContain('--accept-truncated')
  })

  test('a corrupt gzip by itself', async () => {
    const bytes = gzipSync(Array.from({ length: 5000 }, (_, i) => `${i * 7919}`).join('\n'))
    bytes.fill(0xff, 1000, 1040)
    expect((await refusal({ 'log.csv.gz': bytes })).code).toMatch(/file-damaged|file-unrecognised/)
  })

  test('registers without telemetry', async () => {
    const error = await refusal({ 'units.csv': 'unit_id,brand\nU1,Acme\n' })
    expect(error.code).toBe('nothing-usable')
    expect(error.message).toContain('registers, but no telemetry')
  })

  test('one register twice', async () => {
    const folder = join(tempFolder(), 'exports')
    mkdirSync(join(folder, 'a'), { recursive: true })
    mkdirSync(join(folder, 'b'))
    writeFileSync(join(folder, 'log.csv'), good)
    writeFileSync(join(folder, 'a', 'units.csv'), 'unit_id,brand\nU1,Acme\n')
    writeFileSync(join(folder, 'b', 'Units.CSV'), 'unit_id,brand\nU1,Other\n')
    const engine = await newEngine()
    await expect(engine.import({ files: [folder], acceptTruncated: false })).rejects.toMatchObject({ code: 'register-duplicate' })
    expect(await readRows(engine.project.jobs, 'SELECT * FROM unit_register')).toEqual([])
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'log.csv'), good)
    chmodSync(join(folder, 'log.csv'), 0)
    const engine = await newEngine()
    await expect(engine.import({ files: [join(folder, 'log.csv')], acceptTruncated: false })).rejects.toMatchObject({ code: 'permission-denied' })
  })
})

describe('beside good files, bad ones are named', () => {
  test('damaged, empty, binary and foreign files', async () => {
    const { result } = await load({
      'good.csv': good,
      'cut.csv.gz': gzipSync(good.repeat(500)).subarray(0, 200),
      'empty.csv': '',
      'notes.txt': 'call the customer\n',
    })
    expect(result.files.map((f) => [f.file, f.status, f.code])).toEqual([
      ['cut.csv.gz', 'refused', 'file-damaged'],
      ['empty.csv', 'refused', 'file-empty'],
      ['good.csv', 'loaded', null],
      ['notes.txt', 'refused', 'file-unrecognised'],
    ])
  })

  test('a truncated gzip gives its complete rows when asked to', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `U1,${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${(i * 7919) % 5000},${i % 30}`)
    const whole = gzipSync(`${header}${rows.join('\n')}\n`)
    const { result } = await load({ 'log.csv.gz': whole.subarray(0, whole.length - 400) }, { acceptTruncated: true })
    const [file] = result.files
    expect(file?.status).toBe('loaded')
    expect(file?.rows_loaded).toBeGreaterThan(2000)
    expect(file?.rows_loaded).toBeLessThan(3000)
    expect(file?.rows_rejected).toBe(0)
    expect(file?.message).toContain('only the complete rows before the break')
  })

  test('the same file twice, in one import and in the next', async () => {
    const { engine, result } = await load({ 'a.csv': good, 'b.csv': good })
    expect(result.files.map((f) => [f.file, f.status])).toEqual([['a.csv', 'loaded'], ['b.csv', 'duplicate']])
    const folder = tempFolder()
    writeFileSync(join(folder, 'again.csv'), good)
    const again = await engine.import({ files: [folder], acceptTruncated: false })
    expect(again.files[0]).toMatchObject({ status: 'duplicate', message: 'Same content as a.csv; skipped.' })
    expect(again.importNo).toBeNull()
  })
})

describe('a bad cell costs only itself', () => {
  const messy = [
    'unit_id,ts,power_w,outdoor_c,mode,defrost',
    'U1,2026-01-01T00:00:00Z,100,1,heat,false',
    'U1,2026-01-01T00:05:00Z,#VALUE!,2,heat,false',
    'U1,2026-01-01T00:10:00Z,300,oops,heat,perhaps',
    'U1,,400,4,heat,false',
    'U1,2026-01-01T00:15:00Z,NAN,5,Heat,true',
    'U1,0009-01-01T00:20:00Z,500,6,heat,false',
    ',2026-01-01T00:25:00Z,600,7,heat,false',
    'U1,2026-01-01T00:30:00Z,700',
    'U1,2026-01-01T00:35:00Z,800,9,heat,false,extra,more',
    '\0\0\0\0\0\0\0',
    'U1,2026-01-01T00:40:00Z,900,10,heat,false',
  ].join('\n')

  test('rows, cells and counts', async () => {
    const { engine, result } = await load({ 'messy.csv': `${messy}\n` })
    const [file] = result.files
    expect(file).toMatchObject({ status: 'loaded', rows_read: 11, rows_loaded: 7, rows_rejected: 4, rows_duplicate: 0 })
    expect(await readRows(engine.project.jobs, 'SELECT line, column_name, reason, text FROM rejected ORDER BY line, column_name')).toEqual([
      { line: 3, column_name: 'power_w', reason: 'not a number', text: '#VALUE!' },
      { line: 4, column_name: 'defrost', reason: 'not true or false', text: 'perhaps' },
      { line: 4, column_name: 'outdoor_c', reason: 'not a number', text: 'oops' },
      { line: 5, column_name: 'ts', reason: 'the row has no time', text: 'U1,,400,4,heat,false' },
      expect.objectContaining({ line: 7, column_name: 'ts', text: 'U1,0009-01-01T00:20:00Z,500,6,heat,false' }),
      expect.objectContaining({ line: 8, column_name: 'unit_id', reason: 'the row names no unit' }),
      expect.objectContaining({ line: 11, column_name: 'ts' }),
    ])
    expect(await readRows(engine.project.jobs, 'SELECT signal, rule, samples::INTEGER AS samples, action FROM import_quality ORDER BY signal')).toEqual([
      { signal: 'defrost', rule: 'unreadable', samples: 1, action: 'missing' },
      { signal: 'outdoor_c', rule: 'unreadable', samples: 1, action: 'missing' },
      { signal: 'power_w', rule: 'unreadable', samples: 1, action: 'missing' },
    ])
    await engine.analyse({ asOf: '2026-01-31' })
    const [day] = await readRows<{ samples: number; energy_kwh: number }>(engine.project.jobs, 'SELECT samples, energy_kwh FROM unit_day')
    expect(day?.samples).toBe(7)
    expect(day?.energy_kwh).toBeCloseTo(((100 + 300 + 700 + 800 + 900) * 300) / 3.6e6, 9)
  })

  test('empty lines before it change neither the row nor its number', async () => {
    const { engine, result } = await load({ 'log.csv': `${header}U1,2026-01-01T00:00:00Z,1,1\n\n\nU1,2026-01-01T00:05:00Z,bad,2\n\nU1,2026-01-01T00:10:00Z,3,3\n` })
    expect(result.files[0]).toMatchObject({ rows_read: 3, rows_loaded: 3, rows_rejected: 0 })
    expect(await readRows(engine.project.jobs, 'SELECT line, reason, text FROM rejected')).toEqual([{ line: 5, reason: 'not a number', text: 'bad' }])
  })

  test('a quoted line break does not shift the line numbers', async () => {
    const { engine } = await load({ 'log.csv': 'unit_id,ts,power_w,fault_code\nU1,2026-01-01T00:00:00Z,1,"E1\nE2"\nU1,2026-01-01T00:05:00Z,bad,\n' })
    expect(await readRows(engine.project.jobs, 'SELECT line, text FROM rejected')).toEqual([{ line: 4, text: 'bad' }])
  })
})

test('columns of a second refrigerant circuit are kept beside the first', async () => {
  const { result, engine } = await load({ 'rtu.csv': 'unit_id,ts,power_w,discharge_kpa,discharge_2_kpa,compressor_2_a\nR1,2026-01-01T00:00:00Z,900,2000,2100,4\nR1,2026-01-01T00:05:00Z,910,2010,2110,4\n' })
  expect(result.files[0]).toMatchObject({ status: 'loaded', rows_loaded: 2, message: null })
  const { jobs, layout } = engine.project
  expect(await readRows(jobs, `SELECT discharge_kpa, discharge_2_kpa, compressor_2_a FROM read_parquet('${layout.telemetry}/*/*.parquet') ORDER BY ts`)).toEqual([
    { discharge_kpa: 2000, discharge_2_kpa: 2100, compressor_2_a: 4 },
    { discharge_kpa: 2010, discharge_2_kpa: 2110, compressor_2_a: 4 },
  ])
})

test('a file whose last line is longer than the reader takes is refused instead of read for ever', async () => {
  const point = `timestamp;[Outdoor temperature][°C][40004];\n2026-01-01T00:00:00+00:00;3.5;\n2026-01-01T00:10:00+00:00;3.6;x${';'.repeat(2_200_000)}\n`
  const { result } = await load({ 'long.csv': point, 'good.csv': good })
  expect(result.files.find(({ file }) => file.endsWith('long.csv'))).toMatchObject({ status: 'refused', code: 'file-damaged', message: expect.stringContaining('is longer than') as string })
})
