import { expect, test } from 'vitest'
import { appendColumns } from '../../analytics/db/append-columns'
import { openDatabase } from '../../analytics/db/database'
import { readRow, run } from '../../analytics/db/query'
import { streamVectors } from '../../analytics/db/stream-vectors'

const open = async () => (await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp' })).connect()

test('numbers are appended as they lie in memory, and come back chunk by chunk in their order', async () => {
  const connection = await open()
  const rows = 10_000
  await run(connection, 'CREATE TEMP TABLE t (a DOUBLE, b DOUBLE)')
  const numbers = (values: Float64Array) => ({ kind: 'number' as const, values })
  await appendColumns(connection, 't', [numbers(Float64Array.from({ length: rows }, (_, i) => i)), numbers(Float64Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? NaN : i / 8)))])
  expect(await readRow(connection, 'SELECT count(*) AS n, count(*) FILTER (b IS NULL) AS missing, sum(a)::BIGINT AS s FROM t')).toEqual({ n: rows, missing: 3334, s: 49_995_000 })
  let next = 0
  for await (const chunk of streamVectors(connection, `SELECT a, CASE WHEN a < 5000 THEN 'u0' ELSE 'u1' END AS u, b::FLOAT AS b FROM t`))
    for (let row = 0; row < chunk.rows; row++, next++) {
      expect(chunk.numbers(0)[row]).toBe(next)
      expect(chunk.text(1, row)).toBe(next < 5000 ? 'u0' : 'u1')
      if (next % 3 === 0) expect((chunk.valid(2)?.[row >>> 5] ?? 0) & (1 << (row & 31))).toBe(0)
      else expect(chunk.numbers(2)[row]).toBe(next / 8)
    }
  expect(next).toBe(rows)
})

test('a text column has no numbers', async () => {
  const connection = await open()
  for await (const chunk of streamVectors(connection, `SELECT 'x' AS x`)) expect(() => chunk.numbers(0)).toThrow('not numeric')
})

test('says which values are missing', async () => {
  const connection = await open()
  const seen: boolean[] = []
  for await (const chunk of streamVectors(connection, 'SELECT CASE WHEN i % 5 > 0 THEN i::DOUBLE END AS a, i AS b FROM range($rows) r(i)', { rows: 3000 })) {
    expect(chunk.valid(1)).toBeUndefined()
    const valid = chunk.valid(0)
    for (let row = 0; row < chunk.rows; row++) seen.push(((valid?.[row >>> 5] as number) & (1 << (row & 31))) !== 0)
  }
  expect(seen).toEqual(Array.from({ length: 3000 }, (_, i) => i % 5 > 0))
})

test('bytes are appended and come back as they were, short, long and none at all', async () => {
  const connection = await open()
  const rows = 2500
  const bytesOf = (i: number): Uint8Array | null => (i % 7 === 0 ? null : Uint8Array.from({ length: [0, 5, 12, 13, 40_000][i % 5] as number }, (_, k) => (i + k) % 256))
  await run(connection, 'CREATE TEMP TABLE t (i INTEGER, states BLOB)')
  await appendColumns(connection, 't', [{ kind: 'integer', values: Int32Array.from({ length: rows }, (_, i) => i) }, { kind: 'bytes', values: Array.from({ length: rows }, (_, i) => bytesOf(i)) }])
  const seen: (Uint8Array | null)[] = []
  for await (const chunk of streamVectors(connection, 'SELECT states FROM t ORDER BY i')) for (let row = 0; row < chunk.rows; row++) seen.push(chunk.bytes(0, row))
  expect(seen).toHaveLength(rows)
  seen.forEach((bytes, i) => {
    const expected = bytesOf(i)
    expect(bytes === null || expected === null ? bytes === expected : Buffer.compare(bytes, expected) === 0, String(i)).toBe(true)
  })
  expect(structuredClone(seen[4], { transfer: [(seen[4] as Uint8Array).buffer as ArrayBuffer] })).toHaveLength(40_000)
})
