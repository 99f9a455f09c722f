import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newEngine, tempFolder } from '../../support/projects'
import { load } from './load'

const mapping = (more: object = {}): Record<string, unknown> => ({
  schema: 'subcool/mapping@1',
  name: 'Plant room logger',
  match: { file: '*.csv' },
  format: { delimiter: ';', decimal: ',', time: '%d.%m.%Y %H:%M', zone: 'Europe/Berlin' },
  columns: [
    { source: 'T0', signal: 'ts' },
    { source: 'T4', signal: 'outdoor_c', unit: 'degF', missing: [-128] },
    { source: 'X9', signal: 'power_w', unit: 'Wh' },
    { source: 'T5', signal: 'supply_c', scale: 0.1 },
    { source: 'M', signal: 'mode', values: { '1': 'heat', '0': 'off' } },
  ],
  sample_s: 900,
  ...more,
})
const export1 = 'exported by X\nT0;T4;X9;T5;M\n31.07.2024 12:00;71,9;250;351;1\n31.07.2024 12:15;-128;oops;352;0\n'
const loadWith = (json: object, csv = export1) => load({ 'log.csv': csv, 'x.mapping.json': JSON.stringify(json) })

describe('a mapping beside the exports', () => {
  test('is used by itself: time, zone, units, scale, missing codes, modes', async () => {
    const { rows, quality, rejected, file, result, engine } = await loadWith(mapping())
    expect(rows).toEqual([
      { unit_id: 'plant', ts: '2024-07-31 10:00:00', sample_s: 900, mode: 'heat', power_w: 1000, outdoor_c: 22.1667, supply_c: 35.1 },
      { unit_id: 'plant', ts: '2024-07-31 10:15:00', sample_s: 900, mode: 'off', supply_c: 35.2 },
    ])
    expect(quality.map(({ signal, rule, samples, detail }) => [signal, rule, samples, detail])).toEqual([
      ['outdoor_c', 'range', 1, 'outside -60 to 60, or -128 in the file'],
      ['power_w', 'unreadable', 1, 'cells of log.csv that are not a value of this signal'],
    ])
    expect(rejected).toEqual([{ line: 4, column_name: 'X9', reason: 'not a number', text: 'oops' }])
    expect(file).toMatchObject({ file: 'log.csv', format: 'Plant room logger' })
    expect(result.files.map(({ file: name, format }) => [name, format])).toContainEqual(['x.mapping.json', 'mapping'])
    expect(readdirSync(join(engine.project.layout.imports, result.importId ?? ''))).toContain('mapping-0-x.mapping.json')
  })

  test('chooses files by the columns of their header, and leaves others alone', async () => {
    const { result, rows } = await load({
      'log.csv': export1,
      'canonical.csv': 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,5\n',
      'x.mapping.json': JSON.stringify(mapping({ match: { header: ['T4', 'X9'] } })),
    })
    expect(result.files.map(({ file, format }) => [file, format])).toEqual([['canonical.csv', 'Subcool telemetry'], ['log.csv', 'Plant room logger'], ['x.mapping.json', 'mapping']])
    expect(rows).toHaveLength(3)
  })

  test('finds the time by itself where it names none, and holds values of a sparse log', async () => {
    const { rows } = await loadWith(
      mapping({ format: {}, layout: 'sparse', columns: [{ source: 'A', signal: 'outdoor_c' }, { source: 'B', signal: 'supply_c' }], sample_s: undefined }),
      'Zeit;A;B\n01.02.2024 00:00:00;5;30\n01.02.2024 00:10:00;;31\n13.02.2024 00:20:00;6;\n',
    )
    expect(rows).toMatchObject([{ ts: '2024-02-01 00:00:00', outdoor_c: 5 }, { outdoor_c: 5, supply_c: 31 }, { outdoor_c: 6 }])
    expect(rows[2]).not.toHaveProperty('supply_c')
  })

  test('kept in the project it serves later imports', async () => {
    const engine = await newEngine()
    mkdirSync(join(engine.project.layout.dir, 'mappings'))
    writeFileSync(join(engine.project.layout.dir, 'mappings', 'plant.json'), JSON.stringify(mapping()))
    const path = join(tempFolder(), 'log.csv')
    writeFileSync(path, export1)
    const { files } = await engine.import({ files: [path], acceptTruncated: false })
    expect(files[0]).toMatchObject({ status: 'loaded', format: 'Plant room logger', rows_loaded: 2 })
  })
})

describe('a mapping that can not be used is refused with its field, and so is what nothing else knows', () => {
  test.each([
    ['another schema', { schema: 'subcool/mapping@2' }, 'schema'],
    ['a signal that is not there', { columns: [{ source: 'T4', signal: 'outside' }] }, 'columns.0.signal: there is no signal "outside"'],
    ['a unit that is not there', { columns: [{ source: 'T4', signal: 'outdoor_c', unit: 'reaumur' }] }, 'columns.0.unit: there is no unit "reaumur"'],
    ['a unit of something else', { columns: [{ source: 'T4', signal: 'outdoor_c', unit: 'kW' }] }, "columns.0.unit: outdoor_c can't be in kW"],
    ['energies of rows of no known length', { sample_s: undefined }, 'sample_s: power_w is an energy of each row'],
    ['nothing to match', { match: {} }, 'match: give file, header or both'],
    ['a zone that is not there', { format: { zone: 'Mars/Base' } }, 'format.zone'],
    ['a field that is not there', { colums: [] }, 'the file'],
    ['a column the file has not', { columns: [{ source: 'T77', signal: 'outdoor_c' }] }, 'columns: log.csv has no line that names all of T77'],
    ['a column without a source', { columns: [{ signal: 'ts' }] }, 'columns.0.source: it is missing'],
    ['only a time', { columns: [{ source: 'T0', signal: 'ts' }] }, 'columns: none of them is a signal'],
  ])('%s', async (_name, more, words) => {
    await expect(loadWith(mapping(more))).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringContaining(words) as string })
  })

  test('no JSON', async () => {
    await expect(load({ 'log.csv': export1, 'x.mapping.json': '{' })).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringContaining('x.mapping.json') as string })
  })
})

test('a mapping that is given is kept for the next export of its kind', async () => {
  const folder = tempFolder()
  const given = join(folder, 'plant.json')
  writeFileSync(given, JSON.stringify(mapping()))
  const [first, second] = ['first.csv', 'second.csv'].map((name) => join(folder, name)) as [string, string]
  writeFileSync(first, export1)
  writeFileSync(second, export1.replaceAll('31.07.', '01.08.'))
  const engine = await newEngine()
  expect((await engine.import({ files: [first], mapping: given, acceptTruncated: false })).files.map(({ format }) => format)).toEqual(['Plant room logger'])
  expect(readdirSync(join(engine.project.layout.dir, 'mappings'))).toEqual(['plant.json'])
  expect((await engine.import({ files: [second], acceptTruncated: false })).files.map(({ format }) => format)).toEqual(['Plant room logger'])
  await expect(engine.import({ files: [first], mapping: join(folder, 'none.json'), acceptTruncated: false })).rejects.toMatchObject({ code: 'file-not-found' })
})

describe('a mapping that can not be used stops nothing else', () => {
  const canonical = 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,5\n'

  test('in the imported folder it is refused by itself; the others and what they are for are loaded', async () => {
    const { result, rows } = await load({ 'log.csv': export1, 'canonical.csv': canonical, 'a.mapping.json': '{', 'b.mapping.json': JSON.stringify(mapping({ format: { zone: 'Mars/Base' } })), 'x.mapping.json': JSON.stringify(mapping({ match: { header: ['T4', 'X9'] } })) })
    expect(result.files.map(({ file, status, code }) => [file, status, code])).toEqual([
      ['a.mapping.json', 'refused', 'mapping-invalid'],
      ['b.mapping.json', 'refused', 'mapping-invalid'],
      ['canonical.csv', 'loaded', null],
      ['log.csv', 'loaded', null],
      ['x.mapping.json', 'loaded', null],
    ])
    expect(result.files[1]?.message).toContain('format.zone: there is no zone "Mars/Base"')
    expect(rows).toHaveLength(3)
  })

  test('kept in the project it is a warning, which is said too when nothing can be used', async () => {
    const engine = await newEngine()
    const kept = join(engine.project.layout.dir, 'mappings')
    mkdirSync(kept)
    writeFileSync(join(kept, 'bad.json'), JSON.stringify(mapping({ columns: [{ source: 'T4', signal: 'outside' }] })))
    const folder = tempFolder()
    writeFileSync(join(folder, 'canonical.csv'), canonical)
    const { files, warnings } = await engine.import({ files: [folder], acceptTruncated: false })
    expect(files.map(({ status }) => status)).toEqual(['loaded'])
    expect(warnings.join()).toContain('The mapping mappings/bad.json can\'t be used: columns.0.signal: there is no signal "outside"')
    const path = join(tempFolder(), 'log.csv')
    writeFileSync(path, 'x;y\nq;r\n')
    await expect(engine.import({ files: [path], acceptTruncated: false })).rejects.toMatchObject({ message: expect.stringContaining('mappings/bad.json') as string })
  })
})
