import { expect, test } from 'vitest'
import { paperJobs, writePapers } from '../../../analytics/compliance/papers/paper-set'
import { seededBook } from './seeded-book'

test('draw', async () => {
  for (const job of paperJobs('/tmp/e/papers', seededBook(), 2026)) expect(await writePapers(job)).toBeGreaterThan(0)
})
