import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { subcool } from '../support/command-line'
import { oldProject } from '../support/old-project'
import { tempFolder } from '../support/projects'

test('check, back up, audit and rebuild on the command line', async () => {
  const { folder } = oldProject(1)
  const project = ['--project', folder]
  expect(await subcool('check', ...project)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^No problems: 2 parts \(0\.4 MB\), 3 imports, 2 reports, \d+ lines of the audit trail\n$/) })
  const report = join('reports', '2024-12-31-2')
  rmSync(join(folder, report, 'findings.csv'))
  const told = await subcool('check', ...project)
  expect([told.status, told.stdout.split('\n')[0]]).toEqual([1, `${report}/findings.csv: The file is missing. Emit the report again: analyse as at its day.`])
  const json = await subcool('check', ...project, '--json')
  expect([json.status, (JSON.parse(json.stdout) as { problems: unknown[] }).problems.length]).toEqual([1, 1])
  rmSync(join(folder, report), { recursive: true })

  expect(await subcool('backup', ...project)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^backups\/project-v3-0002-\d{8}T\d{6}Z\.duckdb \(/) })
  expect((await subcool('audit', ...project)).stdout.split('\n')[0]).toMatch(/^1 {2}[\dTZ:-]+ {2}anna {2}import {2}\{/)
  const out = join(folder, '..', 'trail.ndjson')
  expect((await subcool('audit', ...project, '--out', out)).status).toBe(0)
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(join(folder, 'audit', 'audit.ndjson'), 'utf8'))
  expect(await subcool('audit', ...project, '--out', 'trail.txt')).toMatchObject({ status: 2, stderr: expect.stringContaining('.csv or .ndjson') })

  expect(await subcool('rebuild', ...project, '--user', 'berta')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Made anew from 3 imports in [\d.]+ s, analysed as of 2024-12-31\nThe former database is backups\/project-v3-0003-/) })
  rmSync(join(folder, 'project.duckdb'))
  expect(await subcool('check', ...project)).toMatchObject({ status: 1, stdout: expect.stringContaining('has lost its project.duckdb. subcool rebuild --project') })
  expect(await subcool('analyse', ...project)).toMatchObject({ status: 2, stderr: expect.stringContaining('subcool rebuild --project') })
  expect((await subcool('rebuild', ...project, '--user', 'berta')).status).toBe(0)
  expect((await subcool('check', ...project)).status).toBe(0)
  expect((await subcool('audit', ...project)).stdout).toMatch(/berta {2}rebuild .*"reason":"[^"]*has lost its project\.duckdb\."/)
  expect(readdirSync(join(folder, 'tmp'))).toEqual([])
}, 120_000)

test('what is no project ends with status 2', async () => {
  const folder = tempFolder()
  appendFileSync(join(folder, 'letter.txt'), 'x')
  mkdirSync(join(folder, 'empty'))
  for (const command of ['check', 'rebuild']) expect([command, (await subcool(command, '--project', folder)).status]).toEqual([command, 2])
  expect(await subcool('backup', '--project', join(folder, 'missing'))).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no project') })
  expect(await subcool('audit')).toMatchObject({ status: 2, stderr: expect.stringContaining('--project DIR.subcool is needed') })
  expect(readdirSync(folder).sort()).toEqual(['empty', 'letter.txt'])
}, 120_000)
