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
  expect(await readRow(connection, "SELECT count(*) - count(a) AS a, count(*) - count(b) AS b, count(*) - count(c) AS c, count(*) - count(d) AS d, count(*) - count(e) AS e, count(*) - count(f) AS f FROM t")).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })
  expect(await readRow(connection, "SELECT count(*) AS wrong FROM t WHERE a <> 'u' || c OR b <> c / 8 OR d <> DATE '1970-01-01' + 19000 + c OR e <> (c % 2 = 1) OR f <> 'text ' || c % 300")).toEqual({ wrong: 0 })
  await expect(appendColumns(connection, 't', [{ kind: 'text', values: ['x'] }, { kind: 'number', values: [] }])).rejects.toThrow('differ in length')
})

it('appends a missing value of a later chunk only, and numbers of every kind of array', async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 100, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, 'CREATE TABLE t (a VARCHAR, b DOUBLE, c DOUBLE, d INTEGER)')
  const rows = 4100
  const missing = (i: number) => i === 4099 || i === 2100
  await appendColumns(connection, 't', [
    { kind: 'text', values: Array.from({ length: rows }, (_, i) => (missing(i) ? null : `u${i}`)) },
    { kind: 'number', values: Array.from({ length: rows }, (_, i) => (missing(i) ? NaN : i / 4)) },
    { kind: 'number', values: new Float64Array(rows + 8).map((_, i) => (missing(i - 8) ? NaN : (i - 8) / 4)).subarray(8) },
    { kind: 'integer', values: Int32Array.from({ length: rows }, (_, i) => i) },
  ])
  expect(await readRow(connection, "SELECT count(*) AS n, sum(d) AS s, count(*) FILTER (a IS NULL AND b IS NULL AND c IS NULL) AS missing, count(*) FILTER (a = 'u' || d AND b = d / 4 AND c = b) AS whole FROM t")).toEqual({
    n: rows,
    s: (rows * (rows - 1)) / 2,
    missing: 2,
    whole: rows - 2,
  })
})
