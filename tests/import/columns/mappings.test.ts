import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping, SavedMapping } from '../../../analytics/contract'
import type { Engine } from '../../../analytics/engine'
import { fixture, newEngine } from '../../support/projects'
import { folderOf, telemetryOf } from '../support'
import { ask, columnNamed, columnsOf } from './ask'

const hours = Array.from({ length: 60 }, (_, i) => i)
const two = (n: number): string => String(n).padStart(2, '0')

/** Units in a row of their own, decimal comma, a date and a clock, °F, kW, gauge pressure, the energy of each row, codes explained in the header, a counter. */
const german = [
  '# exported by a plant room logger',
  'Datum;Uhrzeit;Außentemperatur;Vorlauf;Hochdruck;Stromverbrauch pro Stunde;Wärmemenge Zähler;Abtauen [0:aus, 1:ein];Raumtemperatur',
  ';;°F;°C;bar(g);Wh;kWh;;',
  ...hours.map((i) => `${two(1 + Math.floor(i / 24))}.02.2026;${two(i % 24)}:00;${i === 7 ? '-999' : 30 + (i % 9)},5;35,${i % 10};2${i % 10},3;${900 + 13 * (i % 11)};${(1000 + i * 0.4).toFixed(1).replace('.', ',')};${i % 12 === 0 ? 1 : 0};2${i % 3},1`),
].join('\r\n')

/** Columns of one name, a unit of each row, milliseconds since 1970. */
const copies = [
  'timestamp,device_id,Outdoor temp [°C],Compressor frequency [Hz],Outdoor temp [°C]',
  ...hours.map((i) => `${Date.UTC(2026, 0, 1) + i * 600_000},${i % 2 === 0 ? 'A' : 'B'},${i < 30 ? i / 4 : ''},${i % 70},${i < 30 ? '' : i / 4}`),
].join('\n')

const hashesOf = (engine: Engine): string[] => {
  const folder = engine.project.layout.telemetry
  return readdirSync(folder).flatMap((id) => readdirSync(join(folder, id)).sort().map((part) => createHash('sha256').update(readFileSync(join(folder, id, part))).digest('hex')))
}

/** Telemetry of some files in folders of their own as they are, and with what is read of each kept as a mapping. */
const bothWays = async (files: Record<string, string | Buffer>) => {
  const folder = folderOf(files, 'plant')
  const [plain, mapped] = [await newEngine(), await newEngine()]
  const first = await plain.import({ files: [folder], acceptTruncated: false })
  for (const name of Object.keys(files)) {
    const { mapping } = await columnsOf(mapped, join(folder, name), { name })
    await ask<SavedMapping>(mapped, 'import.save-mapping', { mapping })
  }
  const second = await mapped.import({ files: [folder], acceptTruncated: false })
  expect(second.files.map(({ format }) => format)).toEqual(Object.keys(files).map((name) => name.replace(/^.*\//, '').replace('.csv', '')))
  expect(second.files.map((file) => [file.rows_loaded, file.rows_rejected])).toEqual(first.files.map((file) => [file.rows_loaded, file.rows_rejected]))
  return { plain, mapped }
}

describe('what is read, kept as a mapping, gives the same rows', () => {
  test('byte for byte: a row of units and a date apart, columns of one name with several units, a logger of 170 columns', async () => {
    const { plain, mapped } = await bothWays({ 'a/log.csv': german, 'b/devices.csv': copies, 'c/rooftop.csv': readFileSync(fixture('ornl-rooftop/FRP2_condenser_fouling_28pct.csv')) })
    expect(hashesOf(mapped)).toEqual(hashesOf(plain))
    expect(new Set((await telemetryOf(mapped)).map((row) => row['unit_id']))).toEqual(new Set(['a', 'A', 'B', 'c']))
  })

  test('but for the last bits: sums of columns in several copies', async () => {
    const { plain, mapped } = await bothWays({ 'd/energy.csv': readFileSync(fixture('vaillant/energy_data_2023_ArothermPlus_SERIAL.csv')) })
    const near = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? (expect.closeTo(value, 1) as number) : value]))
    expect(await telemetryOf(mapped)).toEqual((await telemetryOf(plain)).map(near))
  })
})

const engineWith = async (files: Record<string, string>) => {
  const folder = folderOf(files, 'plant')
  return { engine: await newEngine(), file: (name: string) => join(folder, name), folder }
}

describe('a draft', () => {
  const blind = ['Zeit;T1;P2', ...hours.map((i) => `${two(1 + Math.floor(i / 24))}.02.2026 ${two(i % 24)}:00;${50 + (i % 20)};${(i % 5) / 2}`)].join('\n')
  const draft: Mapping = {
    schema: 'subcool/mapping@1', name: 'Blind', match: { header: ['T1', 'P2'] }, format: { delimiter: ';', time: '%d.%m.%Y %H:%M' }, layout: 'wide', unit: { from: 'folder' },
    columns: [{ source: 'Zeit', signal: 'ts' }, { source: 'T1', signal: 'outdoor_c', unit: 'degF' }, { source: 'P2', signal: 'power_w', unit: 'kW' }],
  }

  test('shows what the file would be with it, and says why it can not be used', async () => {
    const { engine, file } = await engineWith({ 'log.csv': blind })
    const now = await columnsOf(engine, file('log.csv'))
    expect(now.columns.map(({ source, signal }) => [source, signal])).toEqual([['Zeit', 'ts'], ['T1', null], ['P2', null]])
    expect(now.mapping).toMatchObject({ match: { header: expect.arrayContaining(['Zeit']) as string[] }, format: { delimiter: ';' } })
    const seen = await columnsOf(engine, file('log.csv'), { mapping: draft })
    expect(seen).toMatchObject({ refusal: null, mapping: draft, rows: 60, time: '%d.%m.%Y %H:%M', zone: 'UTC' })
    expect(columnNamed(seen, 'T1')).toMatchObject({ signal: 'outdoor_c', unit: 'degF', basis: 'mapping', low: 10, high: expect.closeTo(20.5556, 4) as number })
    expect(columnNamed(seen, 'P2')).toMatchObject({ signal: 'power_w', unit: 'kW', low: 0, high: 2000 })
    const refused = (change: Partial<Mapping>) => columnsOf(engine, file('log.csv'), { mapping: { ...draft, ...change } })
    expect(await refused({ columns: [{ source: 'T1', signal: 'outdoor_c', unit: 'kW' }] })).toMatchObject({ refusal: expect.stringContaining("columns.0.unit: outdoor_c can't be in kW") as string })
    expect(await refused({ match: { header: ['T77'] } })).toMatchObject({ refusal: expect.stringContaining('match') as string, columns: now.columns })
    expect(await refused({ format: { time: '%Y/%m/%d' } })).toMatchObject({ refusal: null })
  })

  test('of what is not recognised loads as it is confirmed', async () => {
    const { engine, file, folder } = await engineWith({ 'log.csv': blind })
    const { file: kept } = await ask<SavedMapping>(engine, 'import.save-mapping', { mapping: draft })
    expect(kept).toBe('blind.json')
    const { files } = await engine.import({ files: [folder], acceptTruncated: false })
    expect(files[0]).toMatchObject({ format: 'Blind', rows_loaded: 60 })
    expect(await columnsOf(engine, file('log.csv'))).toMatchObject({ mapping: draft, refusal: null })
  })

  test('is kept under its name, replaced by one of the same name, and taken away, each with a line of the audit trail', async () => {
    const engine = await newEngine()
    const save = (change: Partial<Mapping>) => ask<SavedMapping>(engine, 'import.save-mapping', { mapping: { ...draft, ...change } })
    expect((await save({ name: '../../Kältezentrale  Süd' })).file).toBe('kaltezentrale-sud.json')
    expect((await save({ name: 'Kaltezentrale Sud' })).file).toBe('kaltezentrale-sud-2.json')
    expect((await save({ name: '../../Kältezentrale  Süd', sample_s: 60 })).file).toBe('kaltezentrale-sud.json')
    expect((await save({ name: '温泉' })).file).toBe('mapping.json')
    await expect(save({ columns: [{ source: 'T1', signal: 'outside' }] })).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringContaining('columns.0.signal') as string })
    const folder = join(engine.project.layout.dir, 'mappings')
    expect(readdirSync(folder)).toEqual(['kaltezentrale-sud-2.json', 'kaltezentrale-sud.json', 'mapping.json'])
    writeFileSync(join(folder, 'broken.json'), '{')
    expect((await ask<SavedMapping[]>(engine, 'import.mappings', {})).map(({ file, mapping }) => [file, mapping.name, mapping.sample_s])).toEqual([
      ['kaltezentrale-sud-2.json', 'Kaltezentrale Sud', undefined],
      ['kaltezentrale-sud.json', '../../Kältezentrale  Süd', 60],
      ['mapping.json', '温泉', undefined],
    ])
    expect(await ask(engine, 'import.remove-mapping', { file: 'mapping.json' })).toEqual({ file: 'mapping.json' })
    for (const file of ['mapping.json', '../project.duckdb', '..\\owner.json']) await expect(ask(engine, 'import.remove-mapping', { file })).rejects.toMatchObject({ code: 'file-not-found' })
    const reader = await engine.project.jobs.runAndReadAll("SELECT command FROM audit_entry WHERE command LIKE '%mapping' ORDER BY seq")
    expect(reader.getRows().flat()).toEqual(['save mapping', 'save mapping', 'save mapping', 'save mapping', 'remove mapping'])
  })
})

test('signals a mapping can name, with their units as people write them', async () => {
  const signals = await ask<{ signal: string; kind: string; unit: string | null; units: { id: string; label: string }[] }[]>(await newEngine(), 'import.signals', {})
  const of = (name: string) => signals.find(({ signal }) => signal === name)
  expect(of('outdoor_c')).toEqual({ signal: 'outdoor_c', kind: 'number', unit: '°C', units: [{ id: 'degC', label: '°C' }, { id: 'degF', label: '°F' }, { id: 'kelvin', label: 'K (absolute)' }] })
  expect(of('power_w')?.units).toContainEqual({ id: 'Wh', label: 'Wh per row' })
  expect(of('heat_w')?.units).toContainEqual({ id: 'BTU/h', label: 'BTU/h' })
  expect(of('suction_kpa')?.units).toEqual(expect.arrayContaining([{ id: 'psig', label: 'psi gauge (psig)' }, { id: 'kgf/cm2 abs', label: 'kgf/cm² abs' }]))
  expect(of('flow_lpm')?.units).toContainEqual({ id: 'gpm', label: 'gpm (US)' })
  expect(of('mode')).toEqual({ signal: 'mode', kind: 'text', unit: null, units: [] })
  expect(of('defrost')?.kind).toBe('flag')
  expect(of('heat_source')).toBeUndefined()
})
