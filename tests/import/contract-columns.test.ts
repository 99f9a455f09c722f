import { expect, test } from 'vitest'
import { importFiles, rejectsOf, telemetryOf } from './support'

const at = (i: number): string => `2026-01-01T00:${String(i * 5).padStart(2, '0')}:00Z`
const table = (header: string, row: (i: number) => string): string => `${[header, ...Array.from({ length: 6 }, (_, i) => `U,${at(i)},${row(i)}`)].join('\n')}\n`
const valuesOf = async (text: string, name: string) => {
  const { engine, result } = await importFiles({ 'log.csv': text })
  return { values: (await telemetryOf(engine)).map((row) => row[name]), message: result.files[0]?.message ?? null, rejects: await rejectsOf(engine) }
}

test('a column whose name is none of the contract is said to be left out', async () => {
  const { message } = await valuesOf(table('unit_id,ts,power_w,outdor_c,Note', (i) => `${i},5,x`), 'power_w')
  expect(message).toBe('No signal of these names is known, and nothing was read of them: outdor_c, Note.')
})

test('of two columns of one name the first that has a value counts, which is said', async () => {
  const { values, message } = await valuesOf(table('unit_id,ts,power_w,outdoor_c,power_w', (i) => `${i === 3 ? '' : 100 + i},5,9999`), 'power_w')
  expect(values).toEqual([100, 101, 102, 9999, 104, 105])
  expect(message).toBe('There are several columns of one name, of which the first that has a value counts: power_w.')
})

test('the contract\'s columns are read with a decimal comma where no comma parts them', async () => {
  const { values, message, rejects } = await valuesOf(table('unit_id,ts,power_w,outdoor_c', (i) => `1.2${i}0,5;${i},25`).replaceAll(',', ';').replaceAll(/;5;(\d);25/g, ',5;$1,25'), 'power_w')
  expect({ values, message, rejects }).toEqual({ values: [1200.5, 1210.5, 1220.5, 1230.5, 1240.5, 1250.5], message: null, rejects: [] })
})

test('a decimal comma that could be a thousands separator is said', async () => {
  const { values, message } = await valuesOf('unit_id;ts;power_w\n' + Array.from({ length: 3 }, (_, i) => `U;${at(i)};1,${i}00\n`).join(''), 'power_w')
  expect(values).toEqual([1, 1.1, 1.2])
  expect(message).toBe('Its numbers were read with a decimal comma; it could be a thousands separator.')
})
