import { expect, test } from 'vitest'
import { inspect } from '../../analytics/engine/import-calls'
import { newEngine } from '../support/projects'
import { folderOf } from './support'

const rows = (n: number, power: (i: number) => number, supply: (i: number) => number): string =>
  `ts,power_w,supply_c,outdoor_c\n${Array.from({ length: n }, (_, i) => `${new Date(Date.UTC(2025, 0, 1) + i * 300_000).toISOString()},${power(i)},${supply(i)},5`).join('\n')}\n`
const own = (seed: number, n = 300) => rows(n, (i) => 500 + ((i * 7919 * seed) % 997), (i) => 30 + ((i * 31 * seed) % 101) / 10)
const load = (files: Record<string, string>) => ({ files: [folderOf(files)], acceptTruncated: false })

test('the same unit under two names is offered before an import and told after it, and only then', async () => {
  const engine = await newEngine()
  const first = await engine.import(load({ 'old/a.csv': own(1), 'neighbour/a.csv': own(3), 'idle/a.csv': rows(300, () => 5, () => 21), 'idle too/a.csv': rows(290, () => 5, () => 21) }))
  expect(first.warnings).toEqual([])

  const again = load({ 'new/a.csv': own(1, 290), 'other/a.csv': own(5) })
  const seen = await inspect(engine.project, again.files, undefined)
  expect(seen.map(({ unitIds, sameAs }) => [unitIds[0], sameAs?.unitId, sameAs?.detail])).toEqual([
    ['new', 'old', 'The same power_w, supply_c in 290 rows looked at, 2025-01-01 to 2025-01-02.'],
    ['other', undefined, undefined],
  ])
  const { warnings } = await engine.import(again)
  expect(warnings).toEqual([
    `Two units have the same readings at the same times: new and old (power_w, supply_c in 290 rows looked at, 2025-01-01 to 2025-01-02). If that is one machine under two names, take the import back and give the unit's name.`,
  ])
  expect((await engine.import(load({ 'old/b.csv': own(1, 250) }))).warnings).toEqual([])
})
