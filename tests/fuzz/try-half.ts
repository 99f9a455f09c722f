import { expect } from 'vitest'
import { casesAtOnce } from './make-case'
import { runCases } from './run-cases'

const seed = 1
const count = 2000
const batches = Array.from({ length: Math.ceil(count / casesAtOnce) }, (_, index) => index * casesAtOnce)

/** Tries every second batch of the cases, from the first or the second; the two halves run in processes of their own. */
export const tryHalf = async (half: 0 | 1): Promise<void> => {
  const starts = batches.filter((_, index) => index % 2 === half)
  const { tried, kept, faults } = await runCases({ seed, starts, end: count })
  console.log(`${tried} changed exports, ${kept} of them with a valid header, ${faults.length} faults`)
  expect(faults.map(({ cases, what }) => `case ${cases.join(', ')}: ${what.slice(0, 500)}`)).toEqual([])
  expect(tried).toBe(starts.reduce((sum, first) => sum + Math.min(casesAtOnce, count - first), 0))
  expect(kept * 2).toBeGreaterThanOrEqual(tried)
}
