import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { detectors } from '../../../analytics/pipeline/3-models/models'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { length, openFleet, unitIds } from '../4-findings/fleet'
import { buildWorker } from './built-worker'

let connection: DuckDBConnection
let workerFile: URL

beforeAll(async () => {
  connection = await openFleet()
  workerFile = await buildWorker()
})

const tables = ['unit_statistic', 'unit_gate', 'unit_expectation', 'unit_condition'] as const
const everything = async (): Promise<string[]> =>
  Promise.all(tables.map(async (table) => JSON.stringify(await readRows(connection, `SELECT t::VARCHAR AS row FROM ${table} t`))))

describe('running all models', () => {
  it('writes the same bytes with one thread and with two workers', async () => {
    await runModels(connection, { workers: 1 })
    const own = await everything()
    const seen: number[] = []
    await runModels(connection, { workers: 2, workerFile, onProgress: (done) => seen.push(done) })
    expect(await everything()).toEqual(own)
    expect(seen.at(-1)).toBe(unitIds.length)
  })

  it('has a row for every unit and day up to the last of the fleet, silent ones too, and a reason for every empty value', async () => {
    const rows = await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM unit_statistic')
    expect(rows?.n).toBe(unitIds.length * length)
    const silent = await readRow<{ h: number }>(connection, `SELECT max(silent_h) AS h FROM unit_statistic WHERE unit_id = 'silent'`)
    expect(silent?.h).toBeCloseTo(24 * (length - 100), 6)
    for (const detector of detectors) {
      const unexplained = await readRow<{ n: number }>(
        connection,
        `SELECT count(*) AS n FROM unit_statistic s WHERE "${detector}" IS NULL
         AND NOT EXISTS (FROM unit_gate g WHERE g.unit_id = s.unit_id AND g.detector = $detector AND s.day BETWEEN from_day AND to_day)`,
        { detector },
      )
      expect(unexplained?.n, detector).toBe(0)
    }
  })

  it('calls nobody silent when a unit has an import of its own, or when the export ends for all', async () => {
    await run(connection, `UPDATE segment SET import_no = 2 WHERE unit_id = 'silent'`)
    await runModels(connection)
    expect((await readRow<{ h: number | null }>(connection, `SELECT max(silent_h) AS h FROM unit_statistic`))?.h).toBe(0)
    await run(connection, `UPDATE segment SET import_no = 1 WHERE unit_id = 'silent'`)
  })

  it('leaves the tables as they were when cancelled', async () => {
    const before = await everything()
    const abort = new AbortController()
    await expect(runModels(connection, { signal: abort.signal, onProgress: () => abort.abort() })).rejects.toMatchObject({ code: 'cancelled' })
    expect(await everything()).toEqual(before)
  })
})
