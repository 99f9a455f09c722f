import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RejectedFile } from '../../analytics/contract'
import { readRows } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { telemetryScan } from '../../analytics/db/telemetry-scan'
import { newEngine, tempFolder } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }

const lines = Array.from({ length: 288 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${1000 + i},${(i / 40).toFixed(2)}`)
const spoilt: Record<number, string> = { 10: '=yesterday', 100: '2026-13-01T00:00:00Z', 200: 'soon, really' }
const file = (rows: readonly string[]): string => ['ts,power_w,outdoor_c', ...rows, ''].join('\n')
const bad = file(lines.map((line, i) => (spoilt[i] === undefined ? line : line.replace(/^[^,]+/, spoilt[i].includes(',') ? `"${spoilt[i]}"` : spoilt[i]))))

const place = (folder: string, name: string, content: string): string => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const telemetryOf = async ({ project: { jobs, layout } }: Engine) => readRows(jobs, `SELECT unit_id, ts, sample_s, power_w, outdoor_c FROM ${await telemetryScan(jobs, layout.telemetry)} ORDER BY ts`)

test('a file whose bad rows were corrected makes one sample of what was loaded before, and the telemetry is that of a clean file', async () => {
  const engine = await newEngine()
  const root = tempFolder()
  const first = await engine.import({ files: [place(join(root, 'house'), 'log.csv', bad)], acceptTruncated: false })
  expect(first.files[0]).toMatchObject({ rows_read: 288, rows_loaded: 285, rows_rejected: 3 })

  const rejected = (await engine.call('import.rejectedFiles', { importNo: 1 }, context)) as RejectedFile[]
  expect(rejected).toEqual([{ file: 'log.csv', rejected: 3, unitId: 'house' }])
  const exported = (await engine.call('import.rejectsCsv', { importNo: 1, offset: 0, limit: 2 }, context)) as { text: string; rows: number }
  const rest = (await engine.call('import.rejectsCsv', { importNo: 1, offset: 2, limit: 2 }, context)) as { text: string; rows: number }
  expect([exported.rows, rest.rows]).toEqual([2, 1])
  const csv = (exported.text + rest.text).split('\n')
  expect(csv).toHaveLength(5)
  expect(csv[0]).toBe('file,line,column,reason,text')
  expect(csv.slice(1, 4).map((line) => line.split(',').slice(0, 3))).toEqual([['log.csv', '12', 'ts'], ['log.csv', '102', 'ts'], ['log.csv', '202', 'ts']])
  expect(csv[1]).toContain(`'=yesterday`)

  const corrected = place(join(root, 'corrected'), 'log corrected.csv', file(lines))
  const second = await engine.import({ files: [corrected], unitIds: { [corrected]: rejected[0]?.unitId ?? '' }, acceptTruncated: false })
  expect(second.files[0]).toMatchObject({ rows_read: 288, rows_loaded: 288, rows_duplicate: 0, rows_rejected: 0 })
  expect(second.units).toEqual(['house'])

  const clean = await newEngine()
  await clean.import({ files: [place(join(root, 'clean', 'house'), 'log.csv', file(lines))], acceptTruncated: false })
  expect(await telemetryOf(engine)).toEqual(await telemetryOf(clean))
})
