import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importTarget, inspect } from '../../../analytics/engine/import-calls'
import { undoImport } from '../../../analytics/pipeline/1-import/undo-import'
import { newEngine } from '../../support/projects'
import { folderOf, telemetryOf } from '../support'

const table = (day: string): string => `ts,power_w,outdoor_c\n${day} 12:00:00,1000,5\n${day} 12:05:00,1100,5\n`
const load = (files: Record<string, string>) => ({ files: [folderOf(files)], acceptTruncated: false })

test('a zone that was given is remembered for the next export of its kind and unit, until that import is taken back', async () => {
  const engine = await newEngine()
  const first = await engine.import({ ...load({ 'house/a.csv': table('2025-01-01') }), zone: 'Europe/Berlin' })
  expect(first.warnings).toEqual([])
  const kept = JSON.parse(readFileSync(join(engine.project.layout.imports, first.importId ?? '', 'zones.json'), 'utf8')) as { zones: object[] }
  expect(kept.zones).toEqual([{ source: expect.any(String) as string, format: 'Subcool telemetry', unit_id: 'house', zone: 'Europe/Berlin' }])

  const next = load({ 'house/b.csv': table('2025-07-01') })
  expect((await inspect(engine.project, next.files, undefined)).map(({ zone, zoneFrom }) => [zone, zoneFrom])).toEqual([['Europe/Berlin', 'remembered']])
  const second = await engine.import(next)
  expect([second.warnings, second.files[0]?.message]).toEqual([[], 'Its times carry no zone: read as Europe/Berlin, as an earlier import of such files was told.'])
  expect((await telemetryOf(engine)).map(({ ts }) => String(ts).slice(0, 16))).toEqual(['2025-01-01 11:00', '2025-01-01 11:05', '2025-07-01 10:00', '2025-07-01 10:05'])

  const registered = load({ 'units.csv': 'unit_id,time_zone\nhouse,America/New_York\n', 'house/c.csv': table('2025-08-01') })
  const third = await engine.import(registered)
  expect(third.files.find(({ file }) => file.endsWith('c.csv'))?.from_at).toBe('2025-08-01T16:00:00Z')
  expect((await inspect(engine.project, load({ 'house/d.csv': table('2025-09-01') }).files, undefined)).map(({ zone, zoneFrom }) => [zone, zoneFrom])).toEqual([['America/New_York', 'site']])

  for (const { importNo } of [third, second, first]) await undoImport(importTarget(engine.project), importNo ?? 0)
  expect(existsSync(join(engine.project.layout.imports, first.importId ?? ''))).toBe(false)
  expect((await inspect(engine.project, next.files, undefined)).map(({ zone, zoneFrom }) => [zone, zoneFrom])).toEqual([['UTC', 'default']])
})
