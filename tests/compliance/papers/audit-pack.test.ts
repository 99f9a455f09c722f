import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeAuditPack, type PackManifest } from '../../../analytics/compliance/papers/audit-pack'
import { EngineError } from '../../../analytics/contract/errors'
import { ensureCli } from '../../support/built-cli'
import { largeBook } from './large-book'
import { seededBook } from './seeded-book'

let root = ''
let outDir = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'subcool-pack-'))
  outDir = join(root, 'pack')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const year = 2026

test('the same records in any order give the same bytes, named with their hashes', async () => {
  const manifest = await writeAuditPack(seededBook(), { outDir, year })
  const other = await writeAuditPack(seededBook({ backwards: true }), { outDir: join(root, 'other'), year })
  expect(other).toEqual(manifest)
  expect(JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8'))).toEqual(manifest)
  expect(manifest).toMatchObject({ schema: 'subcool/audit-pack@1', year: 2026, as_of: '2026-11-30', policy: { vrf: 'exempt_per_preamble', seasonal_excess: 'whole' } })
  expect(manifest.inputs.length).toBe(4)
  for (const { file, sha256 } of manifest.files) expect(createHash('sha256').update(readFileSync(join(outDir, file))).digest('hex'), file).toBe(sha256)
  expect(manifest.files.map(({ file }) => file)).toEqual(expect.arrayContaining([
    'disposal-log.csv', 'overdue.pdf', 'technician-roster.xlsx', 'usage-summary.csv', 'sites/AUS-01/leak-rate-report-2026.pdf',
    'sites/SEA-02/chronic-leaker-CH-11-1-2026.pdf', 'sites/SEA-02/plan-CH-11-1-F-1.xlsx', 'sites/LAX-03/leak-rate-report-2026.csv',
  ]))
  expect(readdirSync(root).sort()).toEqual(['other', 'pack'])
}, 120_000)

test('threads draw the same bytes, tell how far they are, and take what the caller adds', async () => {
  ensureCli()
  const workerFile = pathToFileURL(join(import.meta.dirname, '../../../dist/engine/papers.worker.js'))
  const book = largeBook(6, 3, 2)
  const progress: [number, number][] = []
  const fill = (folder: string) => writeFile(join(folder, 'sites.csv'), 'site_id\n')
  const here = await writeAuditPack(book, { outDir, year, fill })
  const threaded = await writeAuditPack(book, { outDir: join(root, 'threads'), year, fill, threads: 2, workerFile, onProgress: (done, total) => progress.push([done, total]) })
  expect(threaded).toEqual(here)
  expect(here.files.map(({ file }) => file)).toContain('sites.csv')
  const total = progress[0]?.[1] ?? 0
  expect(total).toBeGreaterThan(15)
  expect(progress).toEqual(Array.from({ length: total }, (_, index) => [index + 1, total]))
}, 240_000)

test('a former pack is replaced whole, anything else is refused', async () => {
  await writeAuditPack(largeBook(2, 2, 1), { outDir, year, fill: (folder) => writeFile(join(folder, 'old.csv'), 'x\n') })
  await writeAuditPack(largeBook(1, 1, 1), { outDir, year })
  expect(readdirSync(outDir)).not.toContain('old.csv')
  expect(readdirSync(join(outDir, 'sites'))).toEqual(['S-000'])
  writeFileSync(join(outDir, 'notes.txt'), 'mine')
  await expect(writeAuditPack(largeBook(1, 1, 1), { outDir, year })).rejects.toMatchObject({ code: 'out-not-empty', message: expect.stringMatching(/notes\.txt, which no earlier audit pack put there\.$/) as string })
  const foreign = join(root, 'foreign')
  mkdirSync(foreign)
  writeFileSync(join(foreign, 'manifest.json'), '{}')
  await expect(writeAuditPack(largeBook(1, 1, 1), { outDir: foreign, year })).rejects.toBeInstanceOf(EngineError)
  expect(readdirSync(root).sort()).toEqual(['foreign', 'pack'])
}, 120_000)

test('a cancelled or failed pack leaves nothing, and a former one as it was', async () => {
  const before = await writeAuditPack(largeBook(1, 1, 1), { outDir, year })
  const controller = new AbortController()
  const cancelled = writeAuditPack(largeBook(2, 2, 1), { outDir, year, signal: controller.signal, onProgress: (done) => done === 2 && controller.abort(new Error('stopped')) })
  await expect(cancelled).rejects.toThrow('stopped')
  await expect(writeAuditPack(largeBook(1, 1, 1), { outDir, year, fill: () => Promise.reject(new Error('no register')) })).rejects.toThrow('no register')
  expect(readdirSync(root)).toEqual(['pack'])
  expect(JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8')) as PackManifest).toEqual(before)
}, 120_000)

test('names that a file system could not tell apart, or that lead elsewhere, become names of their own', async () => {
  const [first, ...more] = seededBook().sites
  if (first === undefined) throw new Error('no site')
  const named = (site_id: string) => ({ ...first, site: first.site === null ? null : { ...first.site, site_id }, circuits: [], exempt: [] })
  await writeAuditPack({ ...seededBook(), sites: [named('../up'), named('A/1'), named('a-1'), named('A-1'), { ...named(''), site: null }] }, { outDir, year })
  expect(more.length).toBe(2)
  expect(readdirSync(join(outDir, 'sites')).sort()).toEqual(['A-1', 'A-1-3', 'a-1-2', 'no-site', 'up'])
}, 60_000)

test('simulated fleets are marked on every page', async () => {
  const book = seededBook()
  const manifest = await writeAuditPack({ ...book, settings: { ...book.settings, simulated: true }, sites: [] }, { outDir, year })
  const { textOf } = await import('./printed-rates')
  const pdf = manifest.files.find(({ file }) => file === 'overdue.pdf')
  expect(textOf(join(outDir, pdf?.file ?? ''))).toContain('Simulated data')
}, 60_000)
