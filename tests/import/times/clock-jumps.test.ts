import { beforeAll, describe, expect, test } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import type { Engine } from '../../../analytics/engine'
import type { ImportResult } from '../../../analytics/pipeline/1-import/import-result'
import { newEngine } from '../../support/projects'
import { folderOf } from '../support'

const minute = 60_000
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000', '')
const from = Date.UTC(2025, 4, 1)
const run = (start: number, n: number, power: (i: number) => number = (i) => 100 + (i % 17), stepMin = 5): string[] =>
  Array.from({ length: n }, (_, i) => `${iso(start + i * stepMin * minute)},${power(i)},5`)
const table = (rows: readonly string[]): string => `ts,power_w,outdoor_c\n${rows.join('\n')}\n`

const files: Record<string, string[]> = {
  plain: run(from, 300),
  backwards: run(from, 300).toReversed(),
  late: [...run(from, 100), ...run(from + 110 * 5 * minute, 100), ...run(from + 100 * 5 * minute, 10)],
  'set-back': [...run(from, 120), ...run(from + 108 * 5 * minute, 120, (i) => 500 + (i % 13))],
  'phase-changed': [...run(from, 120), ...run(from + 113 * 5 * minute, 120, (i) => 500 + (i % 13))],
  repeated: [...run(from, 120), ...run(from + 100 * 5 * minute, 60, (i) => 100 + ((i + 100) % 17))],
  reset: [...run(from, 200), ...run(Date.UTC(2000, 0, 1), 50), ...run(from + 260 * 5 * minute, 100)],
  'reset-first': [...run(Date.UTC(2000, 0, 1, 0, 5), 50), ...run(from, 400)],
  turns: run(from, 100).flatMap((row, i) => [row, run(from + 2 * 60 * minute + i * 5 * minute, 1, () => 900 + i)[0] as string]),
  autumn: [...run(Date.UTC(2025, 9, 26, 0), 36), ...run(Date.UTC(2025, 9, 26, 2), 36, (i) => 700 + (i % 9))],
}

let engine: Engine
let result: ImportResult
let quality: object[]
const messageOf = (name: string): string | null => result.files.find((file) => file.file.includes(`${name}/`))?.message ?? null

beforeAll(async () => {
  engine = await newEngine()
  result = await engine.import({ files: [folderOf(Object.fromEntries(Object.entries(files).map(([name, rows]) => [`${name}/a.csv`, table(rows)])))], acceptTruncated: false, zone: 'UTC' })
  quality = await readRows(engine.project.jobs, `SELECT unit_id, signal, samples::INTEGER AS samples, first_at, action, detail FROM import_quality WHERE rule = 'clock_jump' ORDER BY ALL`)
}, 60_000)

test('a file in order has no word on its times', () => {
  expect(messageOf('plain')).toBeNull()
})

describe('rows out of order are counted', () => {
  test.each([
    ['backwards', 'Its rows stand newest first; they were put in order of time.'],
    ['late', 'A row steps back in time, by 9 h 5 min; they were put in order of time.'],
    ['repeated', 'A row steps back in time, by 1 h 35 min; they were put in order of time.'],
  ])('%s', (name, message) => {
    expect(messageOf(name)).toBe(message)
  })
})

test('clocks that jump are told, counted and kept', () => {
  expect(quality).toEqual([
    { unit_id: 'autumn', signal: 'ts', samples: 36, first_at: '2025-10-26T02:00:00Z', action: 'kept', detail: 'the clock goes back by 1 h after 2025-10-26 02:55' },
    { unit_id: 'phase-changed', signal: 'ts', samples: 120, first_at: '2025-05-01T09:25:00Z', action: 'kept', detail: 'the clock goes back by 35 min after 2025-05-01 09:55' },
    { unit_id: 'reset', signal: 'ts', samples: 50, first_at: '2000-01-01T00:00:00Z', action: 'kept', detail: 'the clock was reset to 2000-01-01: 50 rows, beside rows of 2025' },
    { unit_id: 'reset-first', signal: 'ts', samples: 50, first_at: '2000-01-01T00:05:00Z', action: 'kept', detail: 'the clock was reset to 2000-01-01: 50 rows, beside rows of 2025' },
    { unit_id: 'set-back', signal: 'ts', samples: 120, first_at: '2025-05-01T09:00:00Z', action: 'kept', detail: 'the clock goes back by 1 h after 2025-05-01 09:55' },
    { unit_id: 'turns', signal: 'ts', samples: 200, first_at: '2025-05-01T00:00:00Z', action: 'kept', detail: 'two clocks take turns in the rows, about 2 h apart' },
  ])
  expect(messageOf('set-back')).toBe('A row steps back in time, by 55 min; they were put in order of time. Check the clock: the clock goes back by 1 h after 2025-05-01 09:55. All rows were kept.')
  expect(messageOf('autumn')).toContain('That is what the end of daylight saving looks like in times that are not UTC: then give their zone.')
  expect(messageOf('reset-first')).toContain('the clock was reset to 2000-01-01')
})
