import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { toColumns, type StreamedResult } from '../../analytics/db/to-columns'

it('reads a result of many chunks however often memory is tidied up meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const connection = await (await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp' })).connect()
  const rows = 60_000
  const result = await connection.stream(
    `SELECT i::DOUBLE AS number, CASE WHEN i % 3 > 0 THEN i::INTEGER END AS whole, i AS large, 'the text of row ' || i AS text, i % 2 = 0 AS even, DATE '2025-01-01' + (i % 9)::INTEGER AS day FROM range(${rows}) r(i)`,
  )
  const tidied: StreamedResult = {
    columnNames: () => result.columnNames(),
    columnTypes: () => result.columnTypes(),
    fetchChunk: async () => {
      collect()
      await new Promise((resolve) => setImmediate(resolve))
      return result.fetchChunk()
    },
  }
  const { rowCount, columns } = await toColumns(tidied)
  expect(rowCount).toBe(rows)
  const wrong = (name: string, expected: (i: number) => number | string): number => {
    const values = columns[name]?.values ?? []
    return Array.from({ length: rows }, (_, i) => i).filter((i) => !Object.is(values[i], expected(i))).length
  }
  expect({
    number: wrong('number', (i) => i),
    whole: wrong('whole', (i) => (i % 3 > 0 ? i : NaN)),
    large: wrong('large', (i) => i),
    text: wrong('text', (i) => `the text of row ${i}`),
    even: wrong('even', (i) => 1 - (i % 2)),
    day: wrong('day', (i) => 20_089 + (i % 9)),
  }).toEqual({ number: 0, whole: 0, large: 0, text: 0, even: 0, day: 0 })
})
