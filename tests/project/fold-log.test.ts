import { existsSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from '../../analytics/db/query'
import { foldLog } from '../../analytics/project/fold-log'
import { newEngine } from '../support/projects'

test('while another connection writes, the log stays as it is, and is folded afterwards', async () => {
  const { project } = await newEngine()
  const { jobs, layout } = project
  const log = (): number => (existsSync(`${layout.database}.wal`) ? statSync(`${layout.database}.wal`).size : 0)
  const other = await project.connect()
  await run(jobs, 'CREATE TABLE one (n INTEGER)')
  await run(other, 'BEGIN TRANSACTION')
  await run(other, 'CREATE TABLE two (n INTEGER)')
  await foldLog(jobs, layout)
  expect(log()).toBeGreaterThan(0)
  await run(other, 'ROLLBACK')
  other.closeSync()
  await foldLog(jobs, layout)
  expect(log()).toBe(0)
})
