import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { streamVectors } from '../../analytics/db/stream-vectors'
import { openDatabase } from '../../analytics/db/database'
import { telemetryScan } from '../../analytics/db/telemetry-scan'
import { newEngine, tempFolder } from '../support/projects'

const rowsOfUnit = 1020
const unitId = (unit: number): string => `U${String(unit).padStart(2, '0')}`
const time = (row: number): string => new Date(Date.UTC(2025, 0, 1) + row * 300_000).toISOString()

const streamed = async (units: readonly string[]): Promise<string[]> => {
  const exports = tempFolder()
  const lines = Array.from({ length: 20 * rowsOfUnit }, (_, i) => `${unitId(Math.floor(i / rowsOfUnit))},${time(i % rowsOfUnit)},300,100`)
  writeFileSync(join(exports, 'fleet.csv'), `unit_id,ts,sample_s,power_w\n${lines.join('\n')}\n`)
  const engine = await newEngine()
  await engine.import({ files: [exports], acceptTruncated: false })
  const { telemetry } = engine.project.layout
  const scan = await telemetryScan(engine.project.jobs, telemetry, { unitIds: units })
  const reader = await (await openDatabase(':memory:', { threads: 1, memoryLimitMb: 256, tempDirectory: tempFolder() })).connect()
  const keys: string[] = []
  for await (const chunk of streamVectors(reader, `SELECT unit_id, epoch(ts) AS s FROM ${scan}`))
    for (let row = 0; row < chunk.rows; row++) keys.push(`${chunk.text(0, row)} ${String(chunk.numbers(1)[row]).padStart(12, '0')}`)
  return keys
}

test.each([
  ['neighbours, the first of them with eight rows in its first vector', Array.from({ length: 14 }, (_, i) => unitId(i + 2))],
  ['some here and there', [2, 4, 5, 7, 8, 9, 11, 12, 14, 15, 17, 18].map(unitId)],
])('a streamed scan keeps the order of unit and time: %s', async (_, units) => {
  const keys = await streamed(units)
  expect(keys).toHaveLength(units.length * rowsOfUnit)
  expect(keys).toEqual(keys.toSorted())
})
