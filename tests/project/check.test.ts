import { spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ProjectCheck } from '../../analytics/contract'
import { run } from '../../analytics/db/query'
import { createEngine, type Engine } from '../../analytics/engine'
import { hashFile } from '../../analytics/project/hash-file'
import { openProject } from '../../analytics/project/open-project'
import { fixture } from '../support/projects'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let root = ''
let engine: Engine
let ids: string[] = []
const folder = () => engine.project.layout.dir
const path = (...names: string[]) => join(folder(), ...names)
const context = { signal: new AbortController().signal, onProgress: () => undefined }
const check = async () => (await engine.call('project.check', {}, context)) as ProjectCheck
const found = async () => (await check()).problems.map(({ where, what }) => `${where}: ${what}`)

/** Runs a test on a damaged file or table and mends it afterwards. */
const damaged = async (file: string, damage: () => void | Promise<void>, look: () => Promise<void>) => {
  const kept = join(root, 'kept')
  cpSync(path(file), kept, { recursive: true })
  try {
    await damage()
    await look()
  } finally {
    rmSync(path(file), { recursive: true, force: true })
    cpSync(kept, path(file), { recursive: true })
    rmSync(kept, { recursive: true })
  }
}

const withRows = async (sql: string, undo: string, look: () => Promise<void>) => {
  await run(engine.project.jobs, sql)
  try {
    await look()
  } finally {
    await run(engine.project.jobs, undo)
  }
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-check-'))
  spawnSync('tar', ['-xzf', join(fixture('projects/v1'), 'fleet.subcool.tar.gz'), '-C', root])
  engine = await createEngine(await openProject(join(root, 'fleet.subcool'), { threads: 2 }), 'anna')
  await engine.analyse({ asOf: '2024-12-31' })
  ids = readdirSync(path('imports')).sort()
  return () => {
    engine.close()
    rmSync(root, { recursive: true, force: true })
  }
})

test('a sound project has no problems, and the check says what it read', async () => {
  expect(await check()).toMatchObject({ parts: 2, bytes: 360_910, imports: 3, reports: 2, problems: [] })
  expect((await engine.call('project.state', {}, context)) as object).toMatchObject({ name: 'fleet', version: 3, imports: 2, undoneImports: 1, telemetryBytes: 360_910, lastCheck: { problems: [] }, backups: [{ file: expect.stringMatching(/^backups\/project-v1-0001-/) }] })
})

describe('telemetry', () => {
  const part = () => join('telemetry', ids[0] ?? '', 'part-0000.parquet')

  test('one flipped bit', async () => {
    await damaged(part(), () => {
      const content = readFileSync(path(part()))
      content[1000] = (content[1000] ?? 0) ^ 1
      writeFileSync(path(part()), content)
    }, async () => expect(await found()).toEqual([`${part()}: Its content has changed since it was imported.`]))
  })

  test('a truncated part, a missing part', async () => {
    await damaged(part(), () => writeFileSync(path(part()), readFileSync(path(part())).subarray(0, 1000)), async () => expect(await found()).toEqual([`${part()}: It has 1000 bytes instead of 181176.`]))
    await damaged(part(), () => rmSync(path(part())), async () => expect(await found()).toEqual([`${part()}: The file is missing.`]))
  })

  test('rows that are not those of the segments, out of order, or there twice', async () => {
    const rewrite = async (query: string) => {
      const instance = await DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      copyFileSync(path(part()), join(root, 'original.parquet'))
      await connection.run(`COPY (${query.replaceAll('original', `read_parquet('${join(root, 'original.parquet')}')`)}) TO '${path(part())}' (FORMAT parquet)`)
      connection.closeSync()
      const { sha256, bytes } = await hashFile(path(part()))
      await run(engine.project.jobs, 'UPDATE part SET sha256 = $sha256, bytes = $bytes::BIGINT WHERE import_no = 1', { sha256, bytes })
    }
    const { sha256, bytes } = await hashFile(path(part()))
    const mended = (query: string, expected: string[]) =>
      damaged(part(), () => rewrite(query), async () => {
        const lines = (await found()).filter((line) => line.startsWith('telemetry'))
        await run(engine.project.jobs, 'UPDATE part SET sha256 = $sha256, bytes = $bytes::BIGINT WHERE import_no = 1', { sha256, bytes })
        expect(lines).toEqual(expected)
      })
    await mended(`SELECT * FROM original WHERE NOT (unit_id = 'SIM-002' AND ts = TIMESTAMP '2024-11-10 00:00:00')`, [`${part()}: SIM-002 has 3193 rows instead of 3194.`])
    await mended(`SELECT * REPLACE (CASE WHEN unit_id = 'SIM-003' THEN 'SIM-004' ELSE unit_id END AS unit_id) FROM original`, [
      `${part()}: SIM-003 is listed with 3217 rows and has none.`,
      `${part()}: SIM-004 has 3217 rows and is not listed.`,
    ])
    await mended(`SELECT * FROM original ORDER BY unit_id, ts DESC`, [expect.stringMatching(/SIM-001 has rows out of order \(\d+\)/), expect.stringMatching(/SIM-002/), expect.stringMatching(/SIM-003/)] as string[])
    await mended(`SELECT * REPLACE (CASE WHEN unit_id = 'SIM-002' AND ts = TIMESTAMP '2024-11-10 00:15:00' THEN TIMESTAMP '2024-11-10 00:00:00' ELSE ts END AS ts) FROM original ORDER BY unit_id, ts`, [
      `${part()}: SIM-002 has keys that stand twice (1).`,
    ])
    await mended(`SELECT * REPLACE (ts + INTERVAL 1 SECOND AS ts) FROM original WHERE unit_id = 'SIM-001' UNION ALL SELECT * FROM original WHERE unit_id <> 'SIM-001' ORDER BY unit_id, ts`, [
      expect.stringMatching(/SIM-001 begins at 2024-11-01 04:00:01 instead of 2024-11-01 04:00:00/),
    ] as string[])
  })
})

describe('records of imports', () => {
  test('a record of an earlier program, which is silent about columns of fault codes, is sound; one that names others is not', async () => {
    const record = join('imports', ids[0] ?? '', 'import.json')
    const rewrite = (change: (text: string) => string) => writeFileSync(path(record), change(readFileSync(path(record), 'utf8')))
    await damaged(record, () => rewrite((text) => text.replace(/,\n "alarm_columns": \[[^\]]*\]/, '')), async () => {
      expect(readFileSync(path(record), 'utf8')).not.toContain('alarm_columns')
      expect(await found()).toEqual([])
    })
    await damaged(record, () => rewrite((text) => text.replace(/"alarm_columns": \[[^\]]*\]/, '"alarm_columns": [{"unit_id": "SIM-999", "present": true}]')), async () =>
      expect(await found()).toEqual([`${record}: It does not say what the tables say.`]))
  })

  test('a changed record, a changed list of rejects, a changed register', async () => {
    const record = join('imports', ids[0] ?? '', 'import.json')
    await damaged(record, () => writeFileSync(path(record), readFileSync(path(record), 'utf8').replace('SIM-001-first', 'SIM-001-fist')), async () =>
      expect(await found()).toEqual([`${record}: It does not say what the tables say.`]))
    const rejects = join('imports', ids[0] ?? '', 'rejects.csv')
    await damaged(rejects, () => appendFileSync(path(rejects), '"a.csv",1,,"x",\n'), async () => expect(await found()).toEqual([`${rejects}: It does not list the rows that were rejected.`]))
    const units = join('imports', ids[0] ?? '', '3-units.csv')
    await damaged(units, () => appendFileSync(path(units), '\n'), async () => expect(await found()).toEqual([`${units}: It is no longer the units.csv that was imported.`]))
    await damaged(units, () => rmSync(path(units)), async () => expect(await found()).toEqual([`${units.replace('3-', '')}: The kept copy of units.csv is missing.`]))
  })
})

describe('what belongs to nothing', () => {
  test('in telemetry/, imports/ and tmp/', async () => {
    mkdirSync(path('telemetry', '0009-deadbeef'))
    writeFileSync(path('telemetry', ids[0] ?? '', 'notes.txt'), 'x')
    mkdirSync(path('imports', '0009-deadbeef'))
    writeFileSync(path('tmp', 'half'), 'x')
    try {
      expect(await found()).toEqual([
        `telemetry/${ids[0]}/notes.txt: It belongs to no import.`,
        'telemetry/0009-deadbeef: It belongs to no import.',
        'imports/0009-deadbeef: It belongs to no import.',
        'tmp/half: It was left behind by work that did not end.',
      ])
    } finally {
      for (const name of [['telemetry', '0009-deadbeef'], ['telemetry', ids[0] ?? '', 'notes.txt'], ['imports', '0009-deadbeef'], ['tmp', 'half']]) rmSync(path(...name), { recursive: true })
    }
  })
})

describe('derived tables', () => {
  test.each([
    ['CREATE TABLE kept AS FROM unit_month; DELETE FROM unit_month WHERE unit_id = $$SIM-001$$', 'INSERT INTO unit_month FROM kept WHERE unit_id = $$SIM-001$$; DROP TABLE kept', 'unit_month: 2 months are not those of unit_day.'],
    ['CREATE TABLE kept AS FROM unit_statistic; DELETE FROM unit_statistic WHERE day = DATE $$2024-12-05$$', 'DELETE FROM unit_statistic; INSERT INTO unit_statistic FROM kept; DROP TABLE kept', 'unit_statistic: 3 units do not have one row for every day.'],
    ['CREATE TABLE kept AS FROM unit_condition; INSERT INTO unit_condition FROM kept', 'DELETE FROM unit_condition; INSERT INTO unit_condition FROM kept; DROP TABLE kept', 'unit_condition: 3 units are not those of unit_day.'],
    ['CREATE TABLE kept AS FROM unit_expectation; UPDATE unit_expectation SET day = DATE $$2020-01-01$$ WHERE unit_id = $$SIM-003$$ AND day = DATE $$2024-12-01$$', 'DELETE FROM unit_expectation; INSERT INTO unit_expectation FROM kept; DROP TABLE kept', 'unit_expectation: '],
  ])('%s', async (damage, undo, expected) => {
    await withRows(damage.replaceAll('$$', "'"), undo.replaceAll('$$', "'"), async () => {
      const lines = await found()
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(`project.duckdb: ${expected}`)
    })
  })
})

describe('the audit trail', () => {
  const file = join('audit', 'audit.ndjson')
  const change = (edit: (lines: string[]) => string[]) => () => writeFileSync(path(file), edit(readFileSync(path(file), 'utf8').split('\n')).join('\n'))

  test('a changed line, a line taken out, a line added', async () => {
    await damaged(file, change((lines) => lines.map((line, i) => (i === 1 ? line.replace('"who":"anna"', '"who":"otto"') : line))), async () =>
      expect(await found()).toEqual([`${file}: Line 3 does not continue the line before it.`, `${file}: Line 2 is not the one of project.duckdb.`]))
    await damaged(file, change((lines) => lines.filter((_, i) => i !== 2)), async () => expect((await found())[0]).toBe(`${file}: Line 3 has the number 4.`))
    await damaged(file, change((lines) => [...lines.slice(0, -1), 'hello', '']), async () => expect((await found())[0]).toMatch(/Line \d+ is not a line this program writes/))
    await damaged(file, change((lines) => [...lines.slice(0, -2), '']), async () => expect((await found())[0]).toMatch(/It has \d+ lines, project\.duckdb \d+\./))
    await damaged(file, () => rmSync(path(file)), async () => expect(await found()).toEqual([`${file}: The audit trail is missing.`]))
  })
})

describe('reports', () => {
  test('a changed file, a missing one, one too many, a missing manifest', async () => {
    const report = join('reports', '2024-12-31-1')
    await damaged(report, () => appendFileSync(path(report, 'findings.csv'), 'x'), async () => expect(await found()).toEqual([`${report}/findings.csv: Its content has changed since it was emitted.`]))
    await damaged(report, () => rmSync(path(report, 'work-orders.pdf')), async () => expect(await found()).toEqual([`${report}/work-orders.pdf: The file is missing.`]))
    await damaged(report, () => writeFileSync(path(report, 'x.txt'), ''), async () => expect(await found()).toEqual([`${report}/x.txt: It is not in the manifest.`]))
    await damaged(report, () => (mkdirSync(path(report, 'more')), writeFileSync(path(report, 'more', 'x.txt'), '')), async () => expect(await found()).toEqual([`${report}/more/x.txt: It is not in the manifest.`]))
    await damaged(report, () => rmSync(path(report, 'manifest.json')), async () => expect(await found()).toEqual([`${report}/manifest.json: The manifest is missing.`]))
  })
})

test('when all of it is mended nothing is left to say', async () => expect(await found()).toEqual([]))
