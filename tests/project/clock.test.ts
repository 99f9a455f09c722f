import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { closeEngine, newEngine, tempFolder } from '../support/projects'

const asOf = '2026-01-31'
const context = { signal: new AbortController().signal, onProgress: () => undefined }
const setClock = (time: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })

afterEach(() => vi.useRealTimers())

const exported = (name: string, watts: number): string => {
  const folder = tempFolder()
  writeFileSync(join(folder, `${name}.csv`), `unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,${watts}\nU1,2026-01-01T00:05:00Z,${watts}\n`)
  return folder
}

test('a clock that is set back changes no order: imports, the value that wins, audit trail, reports and backups', async () => {
  const folder = join(tempFolder(), 'clock.subcool')
  setClock('2026-06-01T12:00:00Z')
  const first = await newEngine(folder)
  await first.import({ files: [exported('june', 100)], acceptTruncated: false })
  const early = await first.report({ analysis: await first.analyse({ asOf }) })
  const before = (await first.call('project.backup', {}, context)) as { file: string }
  closeEngine(first)

  setClock('2001-02-03T04:05:06Z')
  const second = await newEngine(folder)
  const later = await second.import({ files: [exported('after', 900)], acceptTruncated: false })
  expect(later).toMatchObject({ importNo: 2, importId: expect.stringMatching(/^0002-/) })
  const late = await second.report({ analysis: await second.analyse({ asOf }) })
  expect([early, late].map(({ reportDir }) => basename(reportDir))).toEqual([`${asOf}-1`, `${asOf}-2`])
  expect(await readRows(second.project.jobs, 'SELECT round(energy_kwh * 12000)::INTEGER AS watts FROM unit_day')).toEqual([{ watts: 1800 }])
  const after = (await second.call('project.backup', {}, context)) as { file: string }
  expect([before.file, after.file].map((file) => basename(file))).toEqual([before.file, after.file].map((file) => basename(file)).sort())
  const trail = await readRows<{ seq: number; command: string }>(second.project.jobs, 'SELECT seq, command FROM audit_entry ORDER BY seq')
  expect(trail.map(({ command }) => command)).toEqual(['create project', 'import', 'analyse', 'report', 'back up', 'import', 'analyse', 'report', 'back up'])
  expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_, index) => index + 1))

  const undone = (await second.call('import.undo', { importNo: 2 }, context)) as { importNo: number }
  expect(undone.importNo).toBe(2)
  expect(await second.import({ files: [exported('after', 900)], acceptTruncated: false })).toMatchObject({ importNo: 3 })
  expect(readdirSync(join(folder, 'telemetry')).map((id) => id.slice(0, 4))).toEqual(['0001', '0003'])
}, 60_000)

test('a note of the future does not keep anybody out', async () => {
  const folder = join(tempFolder(), 'future.subcool')
  setClock('2040-01-01T00:00:00Z')
  closeEngine(await newEngine(folder))
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 999_999_999, host: 'elsewhere', user: 'anna', since: '2040-01-01T00:00:00Z', started: null, token: 'x', beat: 7 }))
  setClock('2026-01-01T00:00:00Z')
  await newEngine(folder)
})
