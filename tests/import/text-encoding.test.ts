import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newEngine } from '../support/projects'
import { columnNamed, columnsOf } from './columns/ask'
import { folderOf, importFiles, rejectsOf, telemetryOf } from './support'

const rowsOf = (unit: string, count = 4, bad = 2): string =>
  Array.from({ length: count }, (_, i) => `${unit},${new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString().slice(0, 19)}Z,${i === bad ? 'x' : 500 + i}\n`).join('')
const header = 'unit_id,ts,power_w\n'
const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const unitsOf = async (engine: Parameters<typeof telemetryOf>[0]): Promise<unknown[]> => [...new Set((await telemetryOf(engine)).map(({ unit_id }) => unit_id))]
const latinNote = 'Its text is not UTF-8; the lines that are not were read as Latin-1.'

test('units of a Latin-1 table keep their names, packed too', async () => {
  const { engine, result } = await importFiles({ 'a.csv': latin(header + rowsOf('Wärme')), 'b.csv.gz': gzipSync(latin(header + rowsOf('Wöhme'))), 'c.csv': header + rowsOf('Größe') })
  expect(result.files.map(({ file, rows_loaded, message }) => [file, rows_loaded, message])).toEqual([['a.csv', 4, latinNote], ['b.csv.gz', 4, latinNote], ['c.csv', 4, null]])
  expect(await unitsOf(engine)).toEqual(['Größe', 'Wärme', 'Wöhme'])
  expect(await rejectsOf(engine)).toMatchObject(['a.csv', 'b.csv.gz', 'c.csv'].map((file) => ({ file, line: 4, column_name: 'power_w', text: 'x' })))
})

test('a line that is not UTF-8 far below the head, and what follows it, keep names and line numbers', async () => {
  const above = header + rowsOf('Größe', 12_000, -1)
  const { engine, result } = await importFiles({ 'log.csv': Buffer.concat([Buffer.from(above), latin(rowsOf('Wärme'))]) })
  expect(result.files).toMatchObject([{ rows_read: 12_004, rows_loaded: 12_004, message: latinNote }])
  expect(await unitsOf(engine)).toEqual(['Größe', 'Wärme'])
  expect(await rejectsOf(engine)).toMatchObject([{ line: 12_004, column_name: 'power_w', text: 'x' }])
})

test('a line that is UTF-8 stays so beside one that is not', async () => {
  const { engine } = await importFiles({ 'log.csv': Buffer.concat([Buffer.from(header + rowsOf('Größe')), latin(rowsOf('Wärme'))]) })
  expect(await unitsOf(engine)).toEqual(['Größe', 'Wärme'])
})

test.each([['little', false], ['big', true]])('a table in UTF-16, %s end first, is loaded', async (_, isBig) => {
  const bytes = Buffer.from(`\uFEFF${header}${rowsOf('Größe')}`.replaceAll('\n', '\r\n'), 'utf16le')
  const { engine, result } = await importFiles({ 'log.csv': isBig ? bytes.swap16() : bytes })
  expect(result.files).toMatchObject([{ rows_read: 4, rows_loaded: 4, message: 'Its text is UTF-16, and was read as such.' }])
  expect(await unitsOf(engine)).toEqual(['Größe'])
  expect(await rejectsOf(engine)).toMatchObject([{ line: 4, text: 'x' }])
})

test('a register in UTF-16 says what to do', async () => {
  const { result } = await importFiles({ 'log.csv': header + rowsOf('U'), 'units.csv': Buffer.from('\uFEFFunit_id\nU\n', 'utf16le') })
  expect(result.files.find(({ file }) => file === 'units.csv')).toMatchObject({ status: 'refused', message: 'units.csv is UTF-16 text. Save it as CSV in UTF-8.' })
})

test('the columns of a table in UTF-16 are shown as they are read', async () => {
  const folder = folderOf({ 'log.csv': Buffer.from(`\uFEFF${header}${rowsOf('Größe')}`, 'utf16le') })
  const columns = await columnsOf(await newEngine(), join(folder, 'log.csv'))
  expect([columnNamed(columns, 'unit_id').samples[0], columnNamed(columns, 'power_w').median]).toEqual(['Größe', 501])
})
