import { expect, it } from 'vitest'
import { toArrow } from '../../../analytics/db/to-arrow'
import { readColumnSet } from '../../../renderer/engine/column-set'
import { createFarEngine } from './far-engine'

const bytesOf = (rows: number) =>
  toArrow({
    rowCount: rows,
    names: ['t', 'value', 'signal'],
    columns: {
      t: { kind: 'time', values: Float64Array.from({ length: rows }, (_, i) => i * 300_000) },
      value: { kind: 'number', values: Float64Array.from({ length: rows }, (_, i) => (i === 1 ? NaN : i / 2)) },
      signal: { kind: 'text', values: Array.from({ length: rows }, (_, i) => (i === 2 ? null : `s${i % 2}`)) },
    },
  })

it('gives numbers as Float64Array with NaN for missing and texts with null', () => {
  const columns = readColumnSet(bytesOf(4))
  expect(columns.rowCount).toBe(4)
  expect(columns.names).toEqual(['t', 'value', 'signal'])
  expect([...columns.numbers('t')]).toEqual([0, 300_000, 600_000, 900_000])
  expect([...columns.numbers('value')]).toEqual([0, NaN, 1, 1.5])
  expect(columns.texts('signal')).toEqual(['s0', 's1', null, 's1'])
})

it('gives empty columns for an answer without rows', () => {
  const columns = readColumnSet(bytesOf(0))
  expect([columns.rowCount, columns.numbers('value').length, columns.texts('signal').length]).toEqual([0, 0, 0])
})

it('says when a column is missing or of the other kind', () => {
  const columns = readColumnSet(bytesOf(2))
  expect(() => columns.numbers('nothing')).toThrow('no column nothing')
  expect(() => columns.numbers('signal')).toThrow('holds texts')
  expect(() => columns.texts('t')).toThrow('holds numbers')
})

it('comes out of a typed call', async () => {
  const far = createFarEngine()
  const page = far.newPage()
  const answer = page.call('unit.trace', {
    unitId: 'HP-01',
    signals: ['power_w'],
    from: '2025-01-01T00:00:00Z',
    to: '2025-01-02T00:00:00Z',
  })
  await expect.poll(() => far.calls[0]?.input).toMatchObject({ unitId: 'HP-01', buckets: 800 })
  far.calls[0]?.resolve(bytesOf(3))
  expect([...(await answer).numbers('t')]).toEqual([0, 300_000, 600_000])
  page.close()
})
