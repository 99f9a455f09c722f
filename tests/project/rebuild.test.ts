import { appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ProjectCheck, ProjectRebuild } from '../../analytics/contract'
import { readRows } from '../../analytics/db/query'
import { rebuildClosedProject, loadProfile, type Engine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { derivedTables } from '../support/derived-tables'
import { oldProject } from '../support/old-project'
import { closeEngine, newEngine, tempFolder } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const importTables = ['import', 'import_file', 'segment', 'part', 'rejected', 'import_quality', 'alarm_column', 'finding_status', 'unit_register', 'technician_register', 'service_visit_register', 'tariff_register', 'weather_register']

const everything = async (engine: Engine): Promise<Record<string, string>> => {
  const tables = await derivedTables(engine.project.jobs)
  for (const name of importTables) tables[name] = JSON.stringify(await readRows(engine.project.jobs, `SELECT * FROM ${name} ORDER BY ALL`))
  return tables
}

const expectSame = (after: Record<string, string>, before: Record<string, string>) => {
  for (const [name, text] of Object.entries(before)) expect({ name, rows: JSON.parse(after[name] ?? '[]') as unknown }).toEqual({ name, rows: JSON.parse(text) as unknown })
}

const trail = async (engine: Engine) => (await readRows<{ command: string }>(engine.project.jobs, 'SELECT command FROM audit_entry ORDER BY seq')).map(({ command }) => command)

const check = async (engine: Engine) => ((await engine.call('project.check', {}, context)) as ProjectCheck).problems

const strict = (thresholds: Record<string, { value: number }> = {}) => loadProfile({ schema: 'subcool/profile@1', name: 'strict', thresholds: { 'cop.watch_step': { value: -0.03 }, ...thresholds }, costs: { visit: 120 } })

const standby = 'SIM-002:cost:2024-12-16'
const silent = 'SIM-001:connectivity:2024-12-03'
const markOf = (findingId: string) => ({ findingId, status: 'dismissed', reason: 'moved out', assignee: 'Ada', orderWanted: false })
const dismiss = (engine: Engine, findingId: string) => engine.call('findings.mark', { marks: [markOf(findingId)] }, context)

let base = ''
let before: Record<string, string> = {}

/** The old project, migrated and analysed by this program with a profile of its own, and what stands in it then. */
beforeAll(async () => {
  base = oldProject(1).folder
  const engine = await newEngine(base)
  await engine.analyse({ asOf: '2024-12-31', profile: strict() })
  before = await everything(engine)
  closeEngine(engine)
}, 60_000)

/** A copy of it, open. */
const analysed = async () => {
  const folder = join(tempFolder(), 'fleet.subcool')
  cpSync(base, folder, { recursive: true })
  return { folder, engine: await newEngine(folder) }
}

describe('a rebuild of an open project', () => {
  test('gives every table back byte for byte, and repeats the analysis', async () => {
    const { folder, engine } = await analysed()
    const former = await trail(engine)
    expect(JSON.parse(before['finding'] ?? '[]')).not.toEqual([])
    const rebuilt = (await engine.call('project.rebuild', {}, context)) as ProjectRebuild
    expect(rebuilt).toMatchObject({ imports: 3, recovered: [], setAside: null, analysedAsOf: '2024-12-31', backup: expect.stringMatching(/^backups\/project-v3-0002-/) })
    expectSame(await everything(engine), before)
    expect(await trail(engine)).toEqual([...former, 'rebuild', 'analyse'])
    expect(await check(engine)).toEqual([])
    expect(existsSync(join(folder, rebuilt.backup ?? ''))).toBe(true)
    closeEngine(engine)
    const again = await newEngine(folder)
    expectSame(await everything(again), before)
    expect(await again.analysed()).toBe(true)
  }, 60_000)

  test('keeps a finding that a user dismissed and that is no longer raised', async () => {
    const { engine } = await analysed()
    await dismiss(engine, standby)
    await engine.analyse({ asOf: '2024-12-31', profile: strict({ 'standby.ratio': { value: 50 } }) })
    const former = await everything(engine)
    expect(JSON.parse(former['finding'] ?? '[]')).toContainEqual(expect.objectContaining({ finding_id: standby, status: 'withdrawn' }))
    await engine.call('project.rebuild', {}, context)
    expectSame(await everything(engine), former)
    expect(await engine.call('findings.detail', { findingId: standby }, context)).toMatchObject({ mark: markOf(standby) })
  }, 60_000)

  test('keeps what a user said of a finding that is not detected yet as of the day of the analysis', async () => {
    const { engine } = await analysed()
    await dismiss(engine, silent)
    await engine.analyse({ asOf: '2024-12-02' })
    await engine.call('project.rebuild', {}, context)
    await engine.analyse({ asOf: '2024-12-31', profile: strict() })
    expect(await engine.call('findings.detail', { findingId: silent }, context)).toMatchObject({ mark: markOf(silent), finding: { status: 'dismissed' } })
  }, 60_000)

  test('leaves the project as it was when a file that it needs is missing, and says which', async () => {
    const { folder, engine } = await analysed()
    const [first = ''] = readdirSync(join(folder, 'imports')).sort()
    rmSync(join(folder, 'imports', first, '3-units.csv'))
    await expect(engine.call('project.rebuild', {}, context)).rejects.toMatchObject({ code: 'project-damaged', message: expect.stringContaining('units.csv is missing'), hint: expect.stringContaining(`imports/${first}`) })
    expectSame(await everything(engine), before)
    expect(await trail(engine)).not.toContain('rebuild')
  }, 60_000)
})

describe('a project whose database is gone or broken', () => {
  test('says so at open, names the command, and comes back with everything', async () => {
    const { folder, engine } = await analysed()
    const former = await trail(engine)
    const { file } = (await engine.call('project.backup', {}, context)) as { file: string }
    closeEngine(engine)
    rmSync(join(folder, 'project.duckdb'))
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-damaged', message: expect.stringContaining('has lost its project.duckdb'), hint: expect.stringContaining('subcool rebuild --project') })
    expect(existsSync(join(folder, 'project.duckdb'))).toBe(false)
    expect(await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})).toMatchObject({ imports: 3, backup: null })
    const again = await newEngine(folder)
    expect(await again.analysed()).toBe(false)
    expect(await again.repeatAnalysis()).toBe('2024-12-31')
    expectSame(await everything(again), before)
    expect(await trail(again)).toEqual([...former, 'back up', 'rebuild', 'analyse'])
    expect(existsSync(join(folder, file))).toBe(true)
    expect(await check(again)).toEqual([])
  }, 60_000)

  test('keeps the broken one aside, with its log', async () => {
    const { folder, engine } = await analysed()
    closeEngine(engine)
    writeFileSync(join(folder, 'project.duckdb'), 'not a database any more '.repeat(1000))
    writeFileSync(join(folder, 'project.duckdb.wal'), 'nor a log')
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-damaged', message: expect.stringContaining('is damaged') })
    const { backup } = await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'broken', {})
    expect(backup).toMatch(/^backups\/damaged-v3-/)
    expect(readFileSync(join(folder, backup ?? ''), 'utf8')).toContain('not a database any more')
    expect(readFileSync(join(folder, `${backup}.wal`), 'utf8')).toBe('nor a log')
    expect(await check(await newEngine(folder))).toEqual([])
  }, 60_000)

  test('an older copy that was put back is recognised, and what came after it is not lost', async () => {
    const { folder, engine } = await analysed()
    const { file } = (await engine.call('project.backup', {}, context)) as { file: string }
    const extra = join(folder, 'inbox', 'more.csv')
    writeFileSync(extra, 'unit_id,ts,power_w\nU9,2024-12-01T00:00:00Z,1\nU9,2024-12-01T00:15:00Z,2\n')
    await engine.import({ files: [extra], acceptTruncated: false })
    const withMore = await everything(engine)
    closeEngine(engine)
    copyFileSync(join(folder, file), join(folder, 'project.duckdb'))
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-damaged', message: expect.stringMatching(/is older than its folder: it ends at command \d+ of the \d+/) })
    expect(readdirSync(join(folder, 'telemetry'))).toHaveLength(3)
    await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'older copy', {})
    const again = await newEngine(folder)
    for (const name of importTables) expect(await readRows(again.project.jobs, `SELECT * FROM ${name} ORDER BY ALL`), name).toEqual(JSON.parse(withMore[name] ?? '[]'))
  }, 60_000)

  test('what users said after the copy that is left, or without any, comes from the audit trail', async () => {
    const { folder, engine } = await analysed()
    const [first, second] = await readRows<{ finding_id: string }>(engine.project.jobs, 'SELECT finding_id FROM finding ORDER BY finding_id LIMIT 2')
    const mark = (finding: { finding_id: string } | undefined, reason: string | null) =>
      engine.call('findings.mark', { marks: [{ findingId: finding?.finding_id ?? '', status: reason === null ? null : 'dismissed', reason, assignee: null, orderWanted: false }] }, context)
    const said = (of: Engine) => readRows(of.project.jobs, 'SELECT finding_id, status, reason, who, assignee, order_wanted FROM finding_status ORDER BY finding_id')
    await mark(first, 'taken back later')
    const { file } = (await engine.call('project.backup', {}, context)) as { file: string }
    await mark(first, null)
    await mark(second, 'seen on site')
    const former = await said(engine)
    expect(former).toMatchObject([{ finding_id: second?.finding_id, status: 'dismissed', reason: 'seen on site' }])
    closeEngine(engine)
    copyFileSync(join(folder, file), join(folder, 'project.duckdb'))
    await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'older copy', {})
    const again = await newEngine(folder)
    expect(await said(again)).toEqual(former)
    closeEngine(again)
    for (const path of ['backups', 'project.duckdb']) rmSync(join(folder, path), { recursive: true })
    await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})
    expect(await said(await newEngine(folder))).toEqual(former)
  }, 60_000)

  test('what a user said of a finding that is detected on another day now goes to its new id, its history too, and comes from the audit trail', async () => {
    const { folder, engine } = await analysed()
    await dismiss(engine, silent)
    await engine.analyse({ asOf: '2024-12-31', profile: strict({ 'comms.offline_h': { value: 240 }, 'comms.offline_h_cold_or_a3': { value: 240 }, 'comms.coverage_lost_pct': { value: 100 } }) })
    const [{ finding_id: later } = { finding_id: '' }] = await readRows<{ finding_id: string }>(engine.project.jobs, `SELECT finding_id FROM finding WHERE fault = 'connectivity_loss'`)
    expect(later > silent).toBe(true)
    const moved = markOf(later)
    type Detail = { mark: unknown; finding: { status: string }; history: unknown[] }
    const detail = (await engine.call('findings.detail', { findingId: later }, context)) as Detail
    expect(detail).toMatchObject({ mark: moved, finding: { status: 'dismissed' }, history: [{ after: { status: 'dismissed', reason: 'moved out' } }] })
    expect((await trail(engine)).slice(-2)).toEqual(['move marks', 'analyse'])
    await expect(engine.call('findings.detail', { findingId: silent }, context)).rejects.toMatchObject({ code: 'finding-not-found' })
    closeEngine(engine)
    rmSync(join(folder, 'project.duckdb'))
    await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})
    const again = await newEngine(folder)
    await again.repeatAnalysis()
    expect(await again.call('findings.detail', { findingId: later }, context)).toMatchObject({ mark: moved, finding: { status: 'dismissed' } })
  }, 60_000)

  test('an import of which only the telemetry is left is read from it', async () => {
    const { folder, engine } = await analysed()
    closeEngine(engine)
    const id = readdirSync(join(folder, 'imports')).sort()[2] ?? ''
    rmSync(join(folder, 'imports', id), { recursive: true })
    rmSync(join(folder, 'project.duckdb'))
    expect(await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})).toMatchObject({ imports: 3, recovered: [id] })
    const again = await newEngine(folder)
    const zoneless = (JSON.parse(before['segment'] ?? '[]') as Record<string, unknown>[]).map((row) => (row['import_no'] === 3 ? { ...row, zone: null } : row))
    expect(await readRows(again.project.jobs, 'SELECT * FROM segment ORDER BY ALL')).toEqual(zoneless)
    expect(await readRows(again.project.jobs, 'SELECT * FROM part ORDER BY ALL')).toEqual(JSON.parse(before['part'] ?? '[]'))
    expect(await check(again)).toEqual([])
  }, 60_000)

  test('a trail that somebody changed is set aside, and goes on from its sound lines', async () => {
    const { folder, engine } = await analysed()
    const lines = (await trail(engine)).length
    closeEngine(engine)
    const path = join(folder, 'audit', 'audit.ndjson')
    const texts = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, texts.map((text, index) => (index === 3 ? text.replace('"who":"anna"', '"who":"nobody"') : text)).join('\n'))
    rmSync(join(folder, 'project.duckdb'))
    expect(await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})).toMatchObject({ auditLines: 5, setAside: 'audit/set-aside-1.ndjson' })
    expect(readFileSync(join(folder, 'audit', 'set-aside-1.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(lines)
    expect(await trail(await newEngine(folder))).toHaveLength(5)
  }, 60_000)
})

test('of a sound database the whole trail is written again, and the page gets its answers meanwhile', async () => {
  const engine = await newEngine()
  const exports = join(engine.project.layout.inbox, 'log.csv')
  writeFileSync(exports, 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,1\nU1,2026-01-01T00:05:00Z,2\n')
  await engine.import({ files: [exports], acceptTruncated: false })
  const { auditFile } = engine.project.layout
  const sound = readFileSync(auditFile, 'utf8')
  writeFileSync(auditFile, sound.replace('"command":"import"', '"command":"report"'))
  expect(await check(engine)).toHaveLength(1)
  const stop = new AbortController()
  const asking = (async () => {
    const answers = []
    while (!stop.signal.aborted) answers.push(await engine.call('project.info', {}, context))
    return answers
  })()
  const rebuilt = await engine.call('project.rebuild', {}, context)
  stop.abort()
  expect(rebuilt).toMatchObject({ imports: 1, setAside: 'audit/set-aside-1.ndjson', analysedAsOf: null })
  for (const answer of await asking) expect(answer).toMatchObject({ units: 1, rows: 2, imports: 1 })
  expect(readFileSync(auditFile, 'utf8').startsWith(sound)).toBe(true)
  expect(readFileSync(join(engine.project.layout.audit, 'set-aside-1.ndjson'), 'utf8')).not.toBe(sound)
  expect(await check(engine)).toEqual([])
}, 60_000)

test('what is no project is not rebuilt', async () => {
  const { folder } = oldProject(1)
  mkdirSync(join(folder, '..', 'other'))
  appendFileSync(join(folder, '..', 'other', 'letter.txt'), 'x')
  await expect(rebuildClosedProject(join(folder, '..', 'other'), 'anna', { threads: 1 }, 'x', {})).rejects.toMatchObject({ code: 'project-invalid' })
  expect(readdirSync(join(folder, '..', 'other'))).toEqual(['letter.txt'])
})
