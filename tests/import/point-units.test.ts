import { expect, test } from 'vitest'
import { newEngine } from '../support/projects'
import { folderOf, importFiles, rejectsOf, telemetryOf } from './support'

const mark = '\uFEFF'
const point = (header: string, rows: readonly (readonly [time: string, value: string])[]): string =>
  `${mark}timestamp;${header};\n${rows.map(([time, value]) => `2026-01-01T${time}+00:00;${value};\n`).join('')}`
const outdoor = (...values: string[]): string => point('[Outdoor temperature][°C][40004]', values.map((value, index) => [`0${index}:00:00`, value]))
const supply = (...values: string[]): string => point('[Supply line (BT2)][°C][40008]', values.map((value, index) => [`0${index}:07:11`, value]))

const houses: Readonly<Record<string, string>> = {
  'a/outdoor.csv': outdoor('1', '2', 'x', '4'),
  'a/supply.csv': supply('31', '32', '33'),
  'b/outdoor.csv': outdoor('5', '6', '7', '8'),
  'b/supply.csv': supply('41', '42', '43'),
  'c/outdoor.csv': outdoor('9', '10', '11'),
  'd/degrees.csv': point('[Degree minutes][][40941]', [['00:00:00', '1']]),
  'e/supply.csv': supply('51', '52', '-32768'),
  'e/outdoor.csv': `${mark}timestamp;[Outdoor temperature][°C][40004];\nnever;1;\n`,
}

const filesOf = (unit: string): Record<string, string> => Object.fromEntries(Object.entries(houses).filter(([name]) => name.startsWith(unit)))

test('houses with the same points give the same rows, rejects and counts together as one by one', async () => {
  const together = await importFiles(houses)
  const [rows, rejects, files]: [object[], object[], object[]] = [[], [], []]
  for (const unit of ['a', 'b', 'c', 'e']) {
    const { engine, result } = await importFiles(filesOf(unit))
    rows.push(...(await telemetryOf(engine)))
    rejects.push(...(await rejectsOf(engine)))
    files.push(...result.files.map((file) => ({ ...file, seconds: 0 })))
  }
  expect(await telemetryOf(together.engine)).toEqual(rows)
  expect(await rejectsOf(together.engine)).toEqual(rejects)
  expect(together.result.files.filter(({ file }) => !file.startsWith('d/')).map((file) => ({ ...file, seconds: 0 }))).toEqual(files)
  expect(together.result.files.find(({ file }) => file.startsWith('d/'))).toMatchObject({ status: 'refused', code: 'file-unrecognised' })
})

test('values that another import has otherwise are counted at a file of their own house', async () => {
  const engine = await newEngine()
  await engine.import({ files: [folderOf({ 'a/outdoor.csv': outdoor('1', '2'), 'b/outdoor.csv': outdoor('3', '4') })], acceptTruncated: false })
  const { files } = await engine.import({ files: [folderOf({ 'a/outdoor.csv': outdoor('1', '2', '3'), 'b/outdoor.csv': outdoor('3', '5', '6') })], acceptTruncated: false })
  expect(files.map(({ file, rows_loaded, rows_duplicate }) => [file, rows_loaded, rows_duplicate])).toEqual([['a/outdoor.csv', 3, 0], ['b/outdoor.csv', 2, 1]])
})
