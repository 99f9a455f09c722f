import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import xxhash from 'xxhash-wasm'
import { expect, test } from 'vitest'
import { workbookBytes } from '../../analytics/documents/xlsx/workbook'
import { subcool } from '../support/command-line'
import { tempFolder } from '../support/projects'

const names = ['unit_id', 'ts', 'power_w', 'heat_w', 'outdoor_c', 'supply_c', 'mode'] as const
/** Enough of the first unit to fill more than a megabyte, little of the second. */
const rows = (unit: string): Record<(typeof names)[number], string | number>[] =>
  Array.from({ length: unit === 'U0' ? 20_000 : 2000 }, (_, i) => ({
    unit_id: unit,
    ts: new Date(Date.UTC(2025, 0, 1) + i * 900_000).toISOString(),
    power_w: (i * 7919) % 3000,
    heat_w: (i * 7919) % 9000,
    outdoor_c: ((i * 31) % 300) / 10 - 10,
    supply_c: 35,
    mode: 'heat',
  }))
const csv = (unit: string): string => [names.join(','), ...rows(unit).map((row) => names.map((name) => row[name]).join(','))].join('\n')
const ndjson = (unit: string): string => rows(unit).map((row) => JSON.stringify(row)).join('\n')
/** Names that do not compress: a workbook of more than one read. */
const siteName = (i: number): string => Array.from({ length: 20 }, (_, part) => createHash('sha256').update(`${i} ${part}`).digest('base64')).join(' ')
const units = Array.from({ length: 50 }, (_, i) => [`U${i}`, siteName(i), 'America/New_York', 8000 + i] as const)

/** A Zstandard frame of blocks that are not compressed, with a checksum (RFC 8878). */
const zstdFrame = async (text: string): Promise<Buffer> => {
  const content = Buffer.from(text)
  const blocks: Buffer[] = []
  for (let at = 0; at < content.length; at += 131_072) {
    const block = content.subarray(at, at + 131_072)
    const head = Buffer.alloc(3)
    head.writeUIntLE((block.length << 3) | Number(at + block.length >= content.length), 0, 3)
    blocks.push(head, block)
  }
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32LE(Number((await xxhash()).create64().update(content).digest() & 0xffff_ffffn))
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 7 << 3]), ...blocks, checksum])
}

const exportsOf = (folder: string, files: Record<string, string | Uint8Array>): string => {
  const exports = join(folder, 'exports')
  mkdirSync(exports)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(exports, name), content)
  return exports
}
const run = async (files: Record<string, string | Uint8Array>) => {
  const folder = tempFolder()
  const out = join(folder, 'out')
  const { status } = await subcool('run', exportsOf(folder, files), '--out', out, '--as-of', '2025-07-31')
  return { status, out }
}

test('the same fleet in other formats gives the same results', async () => {
  const workbook = await workbookBytes([{
    name: 'units',
    columns: [{ title: 'unit_id', width: 8, is: 'text' }, { title: 'site_name', width: 9, is: 'text' }, { title: 'time_zone', width: 9, is: 'text' }, { title: 'capacity_w', width: 9, is: 'number' }],
    rows: units,
  }])
  const packed = await zstdFrame(csv('U0'))
  expect([packed.length > 1 << 20, workbook.length > 1 << 15]).toEqual([true, true])
  const plain = await run({ 'a.csv': csv('U0'), 'b.csv': csv('U1'), 'units.csv': ['unit_id,site_name,time_zone,capacity_w', ...units.map((row) => row.join(','))].join('\n') })
  const other = await run({ 'a.csv.zst': packed, 'b.ndjson': ndjson('U1'), 'units.xlsx': workbook })
  expect([plain.status, other.status]).toEqual([0, 0])
  const named = new Set(['manifest.json', 'summary.json', 'work-orders.pdf', 'work-orders.xlsx'])
  for (const name of readdirSync(plain.out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(plain.out, join(entry.parentPath, entry.name))).filter((file) => !named.has(file) && !/\.(pdf|xlsx)$/.test(file)))
    expect(readFileSync(join(other.out, name), 'utf8'), name).toBe(readFileSync(join(plain.out, name), 'utf8'))
  const cut = await run({ 'a.csv.zst': packed.subarray(0, -1), 'b.ndjson': ndjson('U1') })
  const summary = JSON.parse(readFileSync(join(cut.out, 'summary.json'), 'utf8')) as { imports: { file: string; status: string; message: string }[] }
  expect([cut.status, summary.imports[0]]).toEqual([
    0,
    expect.objectContaining({ file: 'a.csv.zst', status: 'refused', message: expect.stringContaining('is damaged: it breaks after') }),
  ])
}, 120_000)
