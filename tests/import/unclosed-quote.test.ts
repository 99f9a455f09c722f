import { expect, test } from 'vitest'
import { importFiles } from './support'

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString()
const rows = (from: number, to: number): string => Array.from({ length: to - from }, (_, index) => `${at(from + index)},U,500\n`).join('')

test('a quote that is never closed does not end the process, and is told with its line', async () => {
  const { result } = await importFiles({ 'log.csv': `ts,unit_id,power_w\n${rows(0, 8)}"${'x'.repeat(20_000)}\n${rows(8, 30)}` })
  expect(result.files[0]).toMatchObject({
    status: 'loaded',
    rows_loaded: 8,
    message: 'Line 10 opens a quote that is never closed, so all lines behind it went for one cell and were not read. Take the quote out and import the file again.',
  })
})
