import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import { readColumns, readRows } from '../../analytics/db/query'
import { toArrow } from '../../analytics/db/to-arrow'
import { numbersOf, textsOf } from '../../analytics/db/to-columns'

const sql = `SELECT * FROM (VALUES
  (1::INTEGER, 1.5::DOUBLE, 2.5::FLOAT, 9007199254740991::BIGINT, true, DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05', 'a'),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) AS t(i, d, f, b, yes, day, moment, word)`

test('every type comes out as the page reads it, missing values included', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const columns = await readColumns(connection, sql)
  expect([...numbersOf(columns, 'i')]).toEqual([1, NaN])
  expect([...numbersOf(columns, 'b')]).toEqual([9007199254740991, NaN])
  expect([...numbersOf(columns, 'day')]).toEqual([Date.parse('2026-01-02') / 86_400_000, NaN])
  expect([...numbersOf(columns, 'moment')]).toEqual([Date.parse('2026-01-02T03:04:05Z'), NaN])
  expect(textsOf(columns, 'word')).toEqual(['a', null])
  const table = tableFromIPC(toArrow(columns))
  expect(table.schema.fields.map((field) => [field.name, field.metadata.get('kind')])).toEqual([
    ['i', 'number'], ['d', 'number'], ['f', 'number'], ['b', 'number'], ['yes', 'boolean'], ['day', 'day'], ['moment', 'time'], ['word', 'text'],
  ])
  expect(table.getChild('d')?.get(0)).toBe(1.5)
  expect(table.getChild('d')?.get(1)).toBeNull()
  expect(table.getChild('word')?.get(0)).toBe('a')
  await expect(readColumns(connection, 'SELECT INTERVAL 1 DAY AS x')).rejects.toThrow('cast it in SQL')
  connection.closeSync()
})

test('small rows carry dates and times as ISO texts', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  expect(await readRows(connection, `SELECT DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05' AS at, 5::BIGINT AS n, 1.25::DECIMAL(5,2) AS c, [1, 2] AS l`)).toEqual([
    { day: '2026-01-02', at: '2026-01-02T03:04:05Z', n: 5, c: 1.25, l: [1, 2] },
  ])
  connection.closeSync()
})

test('a result over many chunks keeps its order', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const columns = await readColumns(connection, 'SELECT range AS n FROM range(10000) ORDER BY n')
  expect(columns.rowCount).toBe(10_000)
  expect(numbersOf(columns, 'n')[9_999]).toBe(9_999)
  connection.closeSync()
})
