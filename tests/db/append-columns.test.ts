import { expect, it } from 'vitest'
import { appendColumns } from '../../analytics/db/append-columns'
import { openDatabase } from '../../analytics/db/database'
import { readRow, readRows, run } from '../../analytics/db/query'

it('appends columns in chunks, NaN and null as NULL', async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 100, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, 'CREATE TABLE t (a VARCHAR, b DOUBLE, c INTEGER, d DATE, e BOOLEAN, f VARCHAR)')
  const rows = 5000
  const upTo = (value: (i: number) => number) => Float64Array.from({ length: rows }, (_, i) => value(i))
  await appendColumns(connection, 't', [
    { kind: 'text', values: Array.from({ length: rows }, (_, i) => (i === 1 ? null : `u${i}`)) },
    { kind: 'number', values: upTo((i) => (i === 1 ? NaN : i / 8)) },
    { kind: 'integer', values: upTo((i) => (i === 1 ? NaN : i)) },
    { kind: 'day', values: upTo((i) => (i === 1 ? NaN : 19_000 + i)) },
    { kind: 'boolean', values: upTo((i) => (i === 1 ? NaN : i % 2)) },
    { kind: 'coded', values: Int32Array.from({ length: rows }, (_, i) => (i === 1 ? -1 : i % 300)), texts: Array.from({ length: 300 }, (_, code) => `text ${code}`) },
  ])
  expect(await readRows(connection, 'SELECT * FROM t LIMIT 3')).toEqual([
    { a: 'u0', b: 0, c: 0, d: '2022-01-08', e: false, f: 'text 0' },
    { a: null, b: null, c: null, d: null, e: null, f: null },
    { a: 'u2', b: 0.25, c: 2, d: '2022-01-10', e: false, f: 'text 2' },
  ])
  expect(await readRow(connection, 'SELECT count(*) AS n, sum(c) AS s, count(*) FILTER (e) AS odd, count(*) FILTER (f = \'text 299\') AS coded FROM t')).toEqual({ n: rows, s: 12_497_499, odd: 2499, coded: 16 })
  await expect(appendColumns(connection, 't', [{ kind: 'text', values: ['x'] }, { kind: 'number', values: [] }])).rejects.toThrow('differ in length')
})
