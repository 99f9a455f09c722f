import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fixture, newEngine } from '../support/projects'
import { rawZip } from '../support/raw-zip'
import { folderOf, importFiles, rejectsOf, telemetryOf } from './support'

const log = (unit: string, ...power: (number | string)[]): string => ['unit_id,ts,power_w', ...power.map((watts, hour) => `${unit},2026-01-01T0${hour}:00:00Z,${watts}`)].join('\n')
const unnamed = (...power: number[]): string => ['ts,power_w', ...power.map((watts, hour) => `2026-01-01T0${hour}:00:00Z,${watts}`)].join('\n')

const good = { 'good.csv': log('G', 1, 2) }

describe('a zip archive', () => {
  test('is the files in it: telemetry of units by folder, registers, other formats; hidden ones are passed over', async () => {
    const archive = zipSync({
      'Mill Lane/a.csv': strToU8(unnamed(1, 2)),
      'Oak Rd/b.csv.gz': gzipSync(unnamed(3)),
      'units.csv': strToU8('unit_id,brand\nMill Lane,Acme\n'),
      'c.csv': strToU8(unnamed(4)),
      '__MACOSX/c.csv': strToU8('junk'),
      'Mill Lane/.DS_Store': strToU8('junk'),
      'truth.csv': strToU8('unit_id,fault\n'),
    })
    const { engine, result } = await importFiles({ 'site/fleet.zip': archive })
    expect(result.files.map(({ file, status, format, unit_id_from, rows_read, rows_loaded }) => [file, status, format, unit_id_from, rows_read, rows_loaded])).toEqual([
      ['site/fleet.zip/Mill Lane/a.csv', 'loaded', 'Subcool telemetry', 'folder', 2, 2],
      ['site/fleet.zip/Oak Rd/b.csv.gz', 'loaded', 'Subcool telemetry', 'folder', 1, 1],
      ['site/fleet.zip/c.csv', 'loaded', 'Subcool telemetry', 'folder', 1, 1],
      ['site/fleet.zip/units.csv', 'loaded', 'register units', null, 1, 1],
    ])
    expect((await telemetryOf(engine)).map(({ unit_id, power_w }) => [unit_id, power_w])).toEqual([['Mill Lane', 1], ['Mill Lane', 2], ['Oak Rd', 3], ['fleet', 4]])
    expect(readdirSync(engine.project.layout.tmp)).toEqual([])
  })

  test('that holds nothing to import is spoken of', async () => {
    const { result } = await importFiles({ ...good, 'bare.zip': zipSync({ 'logs/': new Uint8Array(), '.DS_Store': strToU8('junk') }) })
    expect(result.files.map(({ file, status, code }) => [file, status, code])).toEqual([['bare.zip', 'refused', 'file-empty'], ['good.csv', 'loaded', null]])
  })

  test('holds dumps and feeds as well as tables', async () => {
    const archive = zipSync({
      'a/dump.json.gz': readFileSync(fixture('vicare/Vitocal250A.json.gz')),
      'b/heatpump_elec.meta': new Uint8Array(new Uint32Array([0, 0, 10, 1_767_225_600]).buffer),
      'b/heatpump_elec.dat': new Uint8Array(new Float32Array([500, 600]).buffer),
    })
    const { engine, result } = await importFiles({ 'all.zip': archive })
    expect(result.files.map(({ file, status, rows_loaded }) => [file, status, rows_loaded])).toEqual([
      ['all.zip/a/dump.json.gz', 'loaded', 1], ['all.zip/b/heatpump_elec.dat', 'loaded', 2], ['all.zip/b/heatpump_elec.meta', 'loaded', 0],
    ])
    expect((await telemetryOf(engine)).map(({ unit_id, power_w, outdoor_c }) => [unit_id, power_w, outdoor_c])).toEqual([['a', undefined, 12.2], ['b', 500, undefined], ['b', 600, undefined]])
  })

  test('rejects point at the file in it and its line; the same archive again is a duplicate', async () => {
    const folder = folderOf({ 'a.zip': zipSync({ 'x/log.csv': strToU8(log('U', 1, 'bad', 3)) }) })
    const engine = await newEngine()
    await engine.import({ files: [folder], acceptTruncated: false })
    expect(await rejectsOf(engine)).toEqual([{ file: 'a.zip/x/log.csv', line: 3, column_name: 'power_w', reason: 'not a number', text: 'bad' }])
    const again = await engine.import({ files: [folder], acceptTruncated: false })
    expect(again.files).toMatchObject([{ file: 'a.zip/x/log.csv', status: 'duplicate' }])
  })

  test.each(['../../escaped.csv', '/tmp/escaped.csv', 'a/../../escaped.csv', '..\\escaped.csv', 'C:/escaped.csv'])('with a path that leads out of it is not unpacked at all: %s', async (name) => {
    const { engine, result } = await importFiles({ ...good, 'evil.zip': rawZip([{ name: 'fine.csv', content: Buffer.from(log('F', 1)) }, { name, content: Buffer.from(log('E', 1)) }]) })
    expect(result.files).toMatchObject([{ file: 'evil.zip', status: 'refused', code: 'file-damaged', message: expect.stringContaining('leads out of the archive') as unknown }, { file: 'good.csv', status: 'loaded' }])
    expect([existsSync('/tmp/escaped.csv'), existsSync(join(engine.project.layout.dir, 'escaped.csv'))]).toEqual([false, false])
  })

  test('that unpacks to far more than itself, or says less than it holds, is stopped', async () => {
    const zeros = Buffer.alloc(80 << 20)
    const { engine, result } = await importFiles({
      ...good,
      'bomb.zip': rawZip([{ name: 'zeros.csv', content: zeros }]),
      'liar.zip': rawZip([{ name: 'zeros.csv', content: zeros, size: 1000 }]),
    })
    expect(result.files).toMatchObject([
      { file: 'bomb.zip', status: 'refused', code: 'file-damaged', message: expect.stringMatching(/is no archive of exports: it unpacks to 0.1 GiB, 1,02\d times its own size/) as unknown },
      { file: 'good.csv', status: 'loaded' },
      { file: 'liar.zip/zeros.csv', status: 'refused', code: 'file-damaged' },
    ])
    expect(readdirSync(engine.project.layout.tmp)).toEqual([])
  })

  test('encrypted, damaged, nested and foreign contents are refused one by one, the rest is loaded', async () => {
    const content = Buffer.from(log('F', 1))
    const { result } = await importFiles({
      'mixed.zip': rawZip([
        { name: 'locked.csv', content, flags: 1 },
        { name: 'flipped.csv', content, crc: 1 },
        { name: 'strange.csv', content, method: 12 },
        { name: 'inner.zip', content: Buffer.from(zipSync({ 'a.csv': content })) },
        { name: 'fine.csv', content },
      ]),
      'cut.zip': rawZip([{ name: 'fine.csv', content }]).subarray(0, -30),
      'empty.zip': rawZip([]),
      'letter.docx': zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') }),
    })
    expect(result.files.map(({ file, code, message }) => [file, code, message?.replace(/^\S+ /, '') ?? null])).toEqual([
      ['cut.zip', 'file-damaged', expect.stringContaining('is damaged: its list of files can not be read')],
      ['empty.zip', 'file-empty', 'is an archive without files. Export it again.'],
      ['letter.docx', 'file-unrecognised', expect.stringContaining('is an office document')],
      ['mixed.zip/fine.csv', null, null],
      ['mixed.zip/flipped.csv', 'file-damaged', 'is damaged: its checksum is not the one the archive states. Copy or export the archive again.'],
      ['mixed.zip/inner.zip', 'file-unrecognised', 'is an archive inside an archive, which is not opened. Unpack it and import what it holds.'],
      ['mixed.zip/locked.csv', 'file-damaged', 'is encrypted. Unpack it with its password and import what it holds.'],
      ['mixed.zip/strange.csv', 'file-damaged', 'is packed in a way that is not read here (method 12). Pack it as a plain zip, or unpack it.'],
    ])
  })
})
