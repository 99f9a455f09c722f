import { expect, it } from 'vitest'
import { readRow, readRows, run } from '../../analytics/db/query'
import { createEngine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { makeOnce } from '../../analytics/project/make-once'
import { closeEngine, newEngine } from '../support/projects'

it('makes tables once, and anew where other statements would make them', async () => {
  const { jobs } = (await newEngine()).project
  const making = (sql: string) => makeOnce('tables', (connection) => run(connection, `CREATE OR REPLACE TABLE shown AS ${sql}`))
  await making('SELECT 1 AS n')(jobs)
  await run(jobs, 'UPDATE shown SET n = 7')
  await making('SELECT 1 AS n')(jobs)
  expect(await readRows(jobs, 'FROM shown')).toEqual([{ n: 7 }])
  await making('SELECT 2 AS n')(jobs)
  expect(await readRows(jobs, 'FROM shown')).toEqual([{ n: 2 }])
})

it('leaves everything as it was when one of the statements fails', async () => {
  const { jobs } = (await newEngine()).project
  const known = await readRow(jobs, `SELECT value FROM project_info WHERE key = 'tables'`)
  await expect(makeOnce('tables', (connection) => run(connection, 'CREATE TABLE half (n INTEGER); SELECT nothing'))(jobs)).rejects.toThrow('nothing')
  expect(await readRow(jobs, `SELECT value FROM project_info WHERE key = 'tables'`)).toEqual(known)
  expect(await readRows(jobs, `SELECT 1 FROM duckdb_tables() WHERE table_name = 'half'`)).toEqual([])
})

it('writes nothing when a project is opened by the program that made its tables, and makes the views of another anew', async () => {
  const engine = await newEngine()
  const { dir } = engine.project.layout
  await run(engine.project.jobs, `CREATE OR REPLACE VIEW confirmed_fault AS SELECT 1 AS former; UPDATE project_info SET value = 'another' WHERE key = 'tables'`)
  closeEngine(engine)
  const opened = await newEngine(dir)
  expect(await readRows(opened.project.jobs, 'FROM confirmed_fault')).toEqual([])
  closeEngine(opened)
  const again = await openProject(dir, { threads: 1 })
  const before = await readRow(again.jobs, `SELECT (wal_size = '0 bytes') AS nothing FROM pragma_database_size() WHERE database_name = current_database()`)
  const last = await createEngine(again)
  expect(before).toEqual({ nothing: true })
  expect(await readRow(again.jobs, `SELECT (wal_size = '0 bytes') AS nothing FROM pragma_database_size() WHERE database_name = current_database()`)).toEqual({ nothing: true })
  last.close()
})
