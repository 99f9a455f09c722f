import { appendFileSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AuditExport, AuditPage } from '../../analytics/contract'
import { readRows } from '../../analytics/db/query'
import { loadProfile, type Engine } from '../../analytics/engine'
import { usedProfile } from '../../analytics/engine/used-profile'
import { auditText, parseAuditText, readTrail } from '../../analytics/project/audit-line'
import { openProject } from '../../analytics/project/open-project'
import { closeEngine, newEngine, tempFolder } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const file = (engine: Engine) => readFileSync(engine.project.layout.auditFile, 'utf8')
const commands = (engine: Engine) => readTrail(file(engine)).lines.map(({ line }) => line.command)

const withData = async () => {
  const exports = tempFolder()
  writeFileSync(join(exports, 'log.csv'), 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,1\nU1,2026-01-01T00:05:00Z,2\n')
  const engine = await newEngine()
  const { importNo } = await engine.import({ files: [exports], acceptTruncated: false })
  return { engine, importNo: importNo ?? 0, folder: engine.project.layout.dir }
}

test('every command is there, with who, when, before and after, in a chain that holds', async () => {
  const { engine, importNo } = await withData()
  await engine.call('project.analyse', { asOf: '2026-01-31' }, context)
  const strict = loadProfile({ schema: 'subcool/profile@1', name: 'strict', thresholds: { 'cop.watch_step': { value: -0.03, source: 'ours' } }, scopes: [{ match: { brand: 'Daikin' }, set: { 'cop.watch_step': -0.04 } }] })
  await engine.analyse({ asOf: '2026-01-31', profile: strict })
  await engine.analyse({ asOf: '2026-01-31', profile: strict })
  await engine.call('import.undo', { importNo }, context)
  await engine.call('project.backup', {}, context)
  expect(commands(engine)).toEqual(['create project', 'import', 'analyse', 'report', 'change profile', 'analyse', 'analyse', 'undo import', 'back up'])
  const { lines, broken } = readTrail(file(engine))
  expect(broken).toBeUndefined()
  for (const { line } of lines) {
    expect(line.who).not.toBe('')
    expect(line.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  }
  expect(JSON.parse(lines[1]?.line.after ?? '')).toMatchObject({ import_no: 1, files: 1, names: ['log.csv'], units: 1 })
  expect(JSON.parse(lines[4]?.line.before ?? '')).toMatchObject({ name: 'default', thresholds: {} })
  expect(JSON.parse(lines[4]?.line.after ?? '')).toMatchObject({ name: 'strict', thresholds: { 'cop.watch_step': { value: -0.03, source: 'ours' } } })
  expect(JSON.parse(lines[7]?.line.before ?? '')).toEqual({ import_no: 1, units: 1 })
  expect(await usedProfile(engine.project.jobs)).toEqual(strict)
})

test('a list, page by page, and two exports', async () => {
  const { engine } = await withData()
  const page = (await engine.call('audit.list', { offset: 1, limit: 1 }, context)) as AuditPage
  expect(page).toMatchObject({ total: 2, rows: [{ seq: 1, command: 'create project', before: 'null' }] })
  const lines = (await engine.call('audit.export', { format: 'ndjson' }, context)) as AuditExport
  expect(lines).toEqual({ name: 'audit.ndjson', text: file(engine), rows: 2 })
  const csv = (await engine.call('audit.export', { format: 'csv' }, context)) as AuditExport
  expect(csv.text.split('\n')[0]).toBe('seq,at,who,command,before,after,previous,sha256')
  expect(csv.text.split('\n')[2]).toMatch(/^2,\d{4}-\d\d-\d\dT[\d:]+Z,[^,]+,import,null,"\{""import_no"":1,/)
})

test('lines that a kill kept from the file are added at the next start, a torn one is mended', async () => {
  const { engine, folder } = await withData()
  const whole = file(engine)
  closeEngine(engine)
  const path = join(folder, 'audit', 'audit.ndjson')
  for (const cut of [1, 20, whole.length - whole.indexOf('\n') - 1, whole.length]) {
    truncateSync(path, whole.length - cut)
    ;(await openProject(folder)).close()
    expect(readFileSync(path, 'utf8')).toBe(whole)
  }
  appendFileSync(path, '{"seq":3,"at":"20')
  ;(await openProject(folder)).close()
  expect(readFileSync(path, 'utf8')).toBe(whole)
})

test('what was not committed is in neither', async () => {
  const { engine } = await withData()
  const exports = tempFolder()
  writeFileSync(join(exports, 'more.csv'), 'unit_id,ts,power_w\nU2,2026-01-01T00:00:00Z,1\nU2,2026-01-01T00:05:00Z,2\n')
  const stop = new AbortController()
  await expect(engine.import({ files: [exports], acceptTruncated: false }, { signal: stop.signal, onProgress: ({ stage }) => stage === 'sort' && stop.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  expect(commands(engine)).toEqual(['create project', 'import'])
  expect(await readRows(engine.project.jobs, 'SELECT command FROM audit_entry ORDER BY seq')).toEqual([{ command: 'create project' }, { command: 'import' }])
})

test('a line is what it was written from, whatever it holds', () => {
  const line = { seq: 7, at: '2026-01-01T00:00:00Z', who: 'Änne "the boss"\n', command: 'x', before: 'null', after: JSON.stringify({ b: [1.5, '\u2028', '\\'], a: null }), previous: '0'.repeat(64) }
  expect(parseAuditText(auditText(line))).toEqual(line)
  expect(parseAuditText(`${auditText(line)} `)).toBeUndefined()
  expect(parseAuditText(auditText(line).replace('"seq":7', '"seq":"7"'))).toBeUndefined()
})

test('nothing in the program changes or deletes a line', () => {
  const root = join(import.meta.dirname, '..', '..', 'analytics')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|sql)$/.test(name))
  const touching = sources.filter((name) => /\b(update|delete\s+from|truncate|drop\s+table(\s+if\s+exists)?|or\s+replace\s+table)\s+"?audit_entry\b/i.test(readFileSync(join(root, name), 'utf8')))
  expect(touching).toEqual(['project/migrations/2-part-hashes-and-audit-chain.sql'])
  expect(sources.length).toBeGreaterThan(100)
})
