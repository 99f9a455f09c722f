import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportSummary, InspectedFile } from '../../../analytics/contract'
import { readRows } from '../../../analytics/db/query'
import { newEngine } from '../../support/projects'
import { folderOf } from '../support'
import { ask } from './ask'

const csv = (watts: number): string => `ts,power_w\n2026-01-01T00:00:00Z,${watts}\n2026-01-01T00:05:00Z,${watts}\n`

test('a unit given for a file goes before the one for all and that of the folder; a column that names it goes before both', async () => {
  const engine = await newEngine()
  const folder = folderOf({ 'a.csv': csv(1), 'house/b.csv': csv(2), 'c.csv': csv(3), 'd.csv': `unit_id,${csv(4).replaceAll('\n2', '\nU4,2')}` }, 'plant')
  writeFileSync(join(folder, 'e.csv'), csv(5))
  const inspected = await ask<InspectedFile[]>(engine, 'import.inspect', { files: [folder] })
  const keyOf = (name: string, by: 'file' | 'name') => inspected.find((file) => file.name === name)?.[by] ?? ''
  const unitIds = { [keyOf('a.csv', 'file')]: 'HP-A', [keyOf('house/b.csv', 'name')]: 'HP-B', [keyOf('d.csv', 'file')]: 'HP-D' }
  const { files } = await ask<ImportSummary>(engine, 'import.start', { files: [folder], unitId: 'HP-ALL', unitIds })
  expect(files.map(({ file, unitIdFrom }) => [file, unitIdFrom])).toEqual([['a.csv', 'option'], ['c.csv', 'option'], ['d.csv', 'column'], ['e.csv', 'option'], ['house/b.csv', 'option']])
  const units = await readRows<{ unit_id: string; watts: number }>(engine.project.jobs, `SELECT unit_id, max(power_w) AS watts FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet') GROUP BY unit_id ORDER BY unit_id`)
  expect(units).toEqual([{ unit_id: 'HP-A', watts: 1 }, { unit_id: 'HP-ALL', watts: 5 }, { unit_id: 'HP-B', watts: 2 }, { unit_id: 'U4', watts: 4 }])
})

test('two files of one name in different folders are told apart by their paths; the rest is as it was', async () => {
  const engine = await newEngine()
  const folder = folderOf({ 'x/log.csv': csv(1), 'y/log.csv': csv(2) }, 'plant')
  const [x, y] = [join(folder, 'x', 'log.csv'), join(folder, 'y', 'log.csv')]
  await ask(engine, 'import.start', { files: [x, y], unitIds: { [y]: 'HP-Y' } })
  const units = await readRows<{ unit_id: string }>(engine.project.jobs, 'SELECT unit_id FROM unit ORDER BY unit_id')
  expect(units).toEqual([{ unit_id: 'HP-Y' }, { unit_id: 'x' }])
})
