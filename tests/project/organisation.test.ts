import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { AnalysisSummary, OrganisationChange, OrganisationState, ProjectCheck } from '../../analytics/contract'
import { inputCheck, engineContract } from '../../analytics/contract'
import { readRows } from '../../analytics/db/query'
import { rebuildClosedProject, type Engine } from '../../analytics/engine'
import { oldProject } from '../support/old-project'
import { closeEngine, fixture, newEngine, tempFolder } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const png = readFileSync(fixture('logos/logo-alpha.png'))
const jpeg = readFileSync(fixture('logos/logo.jpg'))
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const northwind: OrganisationChange = { name: 'Northwind Heat Service', lines: ['12 Example Street', 'service@example.org'], logo: { content: png.toString('base64') } }
const asKept = { name: northwind.name, lines: northwind.lines, logo: { type: 'png', bytes: png.length, width: 360, height: 120, sha256: sha256(png) } }

const set = (engine: Engine, change: OrganisationChange) => engine.call('settings.set-organisation', change, context) as Promise<OrganisationState>
const get = (engine: Engine) => engine.call('settings.organisation', {}, context) as Promise<OrganisationState>
const trail = (engine: Engine) => readRows<{ before: string; after: string }>(engine.project.jobs, `SELECT value_before::VARCHAR AS "before", value_after::VARCHAR AS "after" FROM audit_entry WHERE command = 'change organisation' ORDER BY seq`)
const logos = (engine: Engine) => readdirSync(engine.project.layout.organisation)
const analyse = async (engine: Engine) => (await engine.call('project.analyse', { asOf: '2024-12-31' }, context) as AnalysisSummary).reportsDir
const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
const picturesOf = (path: string) => execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line.trim().split(/\s+/)[2] === 'image').length

const copyOf = (folder: string): string => {
  const copy = join(tempFolder(), 'copy.subcool')
  cpSync(folder, copy, { recursive: true })
  return copy
}

test('is kept in the project and in its audit trail, the logo by hash and size', async () => {
  const engine = await newEngine()
  expect(await get(engine)).toEqual({ name: '', lines: [], logo: null, logoContent: null })
  expect(await set(engine, northwind)).toEqual({ ...asKept, logoContent: png.toString('base64') })
  await set(engine, { name: 'Northwind', lines: ['', '12 Example Street', ''], logo: 'keep' })
  await set(engine, { name: 'Northwind', lines: ['12 Example Street'], logo: 'keep' })
  await set(engine, { name: 'Northwind', lines: ['12 Example Street'], logo: { content: jpeg.toString('base64') } })
  const lines = await trail(engine)
  expect(lines.map(({ after }) => JSON.parse(after) as unknown)).toEqual([
    asKept,
    { name: 'Northwind', lines: ['12 Example Street'], logo: asKept.logo },
    { name: 'Northwind', lines: ['12 Example Street'], logo: { type: 'jpeg', bytes: jpeg.length, width: 96, height: 48, sha256: sha256(jpeg) } },
  ])
  expect(lines[1]?.before).toBe(lines[0]?.after)
  expect(readFileSync(engine.project.layout.auditFile, 'utf8')).not.toContain(png.toString('base64').slice(0, 60))
  expect(logos(engine)).toEqual([`logo-${sha256(jpeg).slice(0, 16)}.jpg`])
  await set(engine, { name: '', lines: [], logo: null })
  expect(logos(engine)).toEqual([])
})

test('what can not be printed is refused and changes nothing', async () => {
  const engine = await newEngine()
  await set(engine, northwind)
  await expect(set(engine, { ...northwind, logo: { content: Buffer.from('GIF89a').toString('base64') } })).rejects.toMatchObject({ code: 'logo-invalid', message: 'The file is neither a PNG nor a JPEG picture.' })
  await expect(set(engine, { ...northwind, name: '' })).rejects.toMatchObject({ code: 'bad-arguments', message: expect.stringContaining('needs the name') })
  expect(await get(engine)).toMatchObject(asKept)
  const check = inputCheck(engineContract)
  for (const wrong of [{ ...northwind, name: 'two\nlines' }, { ...northwind, lines: Array.from({ length: 7 }, () => 'x') }, { ...northwind, logo: { content: 'no base64!' } }])
    expect(() => check('settings.set-organisation', wrong)).toThrow(expect.objectContaining({ code: 'bad-arguments' }))
})

test('stands on work orders and refrigerant papers, and the same project prints the same bytes wherever it lies', async () => {
  const { folder } = oldProject(2)
  const before = await newEngine(folder)
  const plain = await analyse(before)
  await set(before, northwind)
  const headed = await analyse(before)
  const orders = textOf(join(headed, 'work-orders.pdf')).split('\f')
  const sheets = JSON.parse(readFileSync(join(headed, 'manifest.json'), 'utf8')) as { job_sheets: Record<string, number>; organisation: unknown }
  expect(sheets.organisation).toEqual({ name: asKept.name, lines: asKept.lines, logo_sha256: sha256(png) })
  for (const page of [1, ...Object.values(sheets.job_sheets)]) for (const line of [northwind.name, ...northwind.lines]) expect(orders[page - 1]).toContain(line)
  expect(Object.values(sheets.job_sheets).length).toBeGreaterThan(0)
  expect(picturesOf(join(headed, 'work-orders.pdf'))).toBe(1 + Object.values(sheets.job_sheets).length)
  const papers = (readdirSync(join(headed, 'epa'), { recursive: true }) as string[]).filter((name) => name.endsWith('.pdf'))
  expect(papers.length).toBeGreaterThan(3)
  for (const name of papers) {
    expect(textOf(join(headed, 'epa', name)).split('\f')[0], name).toContain(northwind.name)
    expect(picturesOf(join(headed, 'epa', name)), name).toBe(1)
    expect(textOf(join(plain, 'epa', name)), name).not.toContain(northwind.name)
  }
  const about = (await readXlsxFile(join(headed, 'work-orders.xlsx'))).find(({ sheet }) => sheet === 'About')?.data
  expect(about).toContainEqual(['Organisation', northwind.name])
  expect(readFileSync(join(plain, 'manifest.json'), 'utf8')).not.toContain('organisation')
  const packed = join(tempFolder(), 'pack')
  await before.call('compliance.pack', { year: 2024, outDir: packed }, context)
  expect(JSON.parse(readFileSync(join(packed, 'manifest.json'), 'utf8'))).toMatchObject({ organisation: { name: asKept.name, lines: asKept.lines, logo_sha256: sha256(png) } })
  expect(picturesOf(join(packed, 'overdue.pdf'))).toBe(1)
  closeEngine(before)

  const elsewhere = await newEngine(copyOf(folder))
  const again = await analyse(elsewhere)
  for (const name of ['work-orders.pdf', 'work-orders.xlsx', ...papers.map((paper) => `epa/${paper}`)]) expect(readFileSync(join(again, name)).equals(readFileSync(join(headed, name))), name).toBe(true)
  await set(elsewhere, { name: '', lines: [], logo: null })
  const off = await analyse(elsewhere)
  for (const name of ['work-orders.pdf', 'work-orders.xlsx', ...papers.map((paper) => `epa/${paper}`)]) expect(readFileSync(join(off, name)).equals(readFileSync(join(plain, name))), name).toBe(true)
}, 120_000)

test('outlives the database, and a check says when its logo does not', async () => {
  const { folder } = oldProject(2)
  const engine = await newEngine(folder)
  await set(engine, northwind)
  closeEngine(engine)
  rmSync(join(folder, 'project.duckdb'))
  await rebuildClosedProject(folder, 'anna', { threads: 2 }, 'gone', {})
  const rebuilt = await newEngine(folder)
  expect(await get(rebuilt)).toEqual({ ...asKept, logoContent: png.toString('base64') })
  const problems = async () => ((await rebuilt.call('project.check', {}, context)) as ProjectCheck).problems
  expect(await problems()).toEqual([])
  const [name = ''] = logos(rebuilt)
  writeFileSync(join(folder, 'organisation', name), jpeg)
  writeFileSync(join(folder, 'organisation', 'notes.txt'), 'mine')
  expect(await problems()).toEqual([
    { where: `organisation/${name}`, what: expect.stringContaining('missing or has changed'), todo: expect.any(String) },
    { where: 'organisation/notes.txt', what: expect.any(String), todo: expect.any(String) },
  ])
  expect((await get(rebuilt)).logoContent).toBeNull()
  expect(textOf(join(await analyse(rebuilt), 'work-orders.pdf'))).toContain(northwind.name)
}, 120_000)

test('a logo that a kill left unnamed is cleared at the next start', async () => {
  const engine = await newEngine()
  await set(engine, northwind)
  const { dir } = engine.project.layout
  closeEngine(engine)
  writeFileSync(join(dir, 'organisation', 'logo-0123456789abcdef.png'), png)
  const again = await newEngine(dir)
  expect(logos(again)).toEqual([`logo-${sha256(png).slice(0, 16)}.png`])
  expect(existsSync(join(dir, 'organisation', 'logo-0123456789abcdef.png'))).toBe(false)
})
