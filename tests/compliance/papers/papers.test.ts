import { expect, test } from 'vitest'
import { writeAuditPack } from '../../../analytics/compliance/papers/audit-pack'
import { seededBook } from './seeded-book'

test('draw', async () => {
  expect(await writeAuditPack(seededBook(), { outDir: '/tmp/e/papers', year: 2026 })).toBeDefined()
})
