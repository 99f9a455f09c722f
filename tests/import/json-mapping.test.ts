import { describe, expect, test } from 'vitest'
import { flattenDocument } from '../../analytics/pipeline/1-import/adapters/json/flatten'
import { load } from './generic/load'

describe('a JSON document as a table', () => {
  test.each([
    ['records of objects, with what stands beside them', { site: { name: 'A' }, devices: [{ id: 'X', log: [{ t: '2026-01-01T00:00:00Z', temp: { out: 1 } }] }, { id: 'Y', log: [{ t: '2026-01-01T00:00:00Z', temp: { out: 2 } }, { t: '2026-01-01T00:01:00Z' }] }] },
      'devices[].log[]', ['t', 'temp.out', 'site.name', 'devices[].id'], [['2026-01-01T00:00:00Z', '1', 'A', 'X'], ['2026-01-01T00:00:00Z', '2', 'A', 'Y'], ['2026-01-01T00:01:00Z', '', 'A', 'Y']]],
    ['one list for each column', { hourly: { time: ['2026-01-01T00:00', '2026-01-01T01:00'], temperature: [1.5, null] }, zone: 'GMT' }, 'hourly', ['time', 'temperature', 'zone'], [['2026-01-01T00:00', '1.5', 'GMT'], ['2026-01-01T01:00', '', 'GMT']]],
    ['pairs of time and value', { power: [[1767225600, 5], [1767225660, 6]] }, 'power[]', ['[0]', '[1]'], [['1767225600', '5'], ['1767225660', '6']]],
    ['times as keys', { data: { '2026-01-01T00:00:00Z': { p: 1 }, '2026-01-01T00:01:00Z': { p: 2 } } }, 'data{}', ['time', 'p'], [['2026-01-01T00:00:00Z', '1'], ['2026-01-01T00:01:00Z', '2']]],
    ['lists of lists of records', [[{ entity_id: 'a', state: '1', last_changed: '2026-01-01T00:00:00Z' }], [{ entity_id: 'b', state: '2', last_changed: '2026-01-01T00:01:00Z' }]], '[][]', ['entity_id', 'state', 'last_changed'], [['a', '1', '2026-01-01T00:00:00Z'], ['b', '2', '2026-01-01T00:01:00Z']]],
    ['a state without records', { time: '2026-01-01T00:00:00Z', sensors: [{ name: 'out', value: 3 }, { name: 'in', value: 21 }] }, '', ['time', 'sensors[out].name', 'sensors[out].value', 'sensors[in].name', 'sensors[in].value'], [['2026-01-01T00:00:00Z', 'out', '3', 'in', '21']]],
  ])('%s', (_name, document, place, paths, rows) => {
    expect(flattenDocument(document)).toEqual({ place, paths, rows })
  })

  test('is bounded in depth, columns and cells', () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ a: inner }), 1)
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 'x'.repeat(5000)]))
    expect(flattenDocument(deep).rows).toHaveLength(1)
    const { paths, rows } = flattenDocument(wide)
    expect([paths.length, rows[0]?.[0]?.length]).toEqual([2000, 1000])
  })
})

const gateway = {
  gateway: { serial: 'GW-1', zone: 'Europe/Berlin' },
  units: [
    { serial: 'HP-A', samples: [{ at: '31.07.2024 12:00', readings: { outdoor: { value: 71.9 }, flow: -128, el: 1.25 }, state: 1 }, { at: '31.07.2024 12:15', readings: { outdoor: { value: 50 }, flow: 35.5, el: 'n/a' }, state: 0 }] },
    { serial: 'HP-B', samples: [{ at: '31.07.2024 12:00', readings: { outdoor: { value: 68 }, flow: 40, el: 2 }, state: 1 }] },
  ],
}
const mapping = (more: object = {}) => JSON.stringify({
  schema: 'subcool/mapping@1', name: 'Gateway', match: { file: '*.json' }, format: { time: '%d.%m.%Y %H:%M', zone: 'Europe/Berlin' }, unit: { column: 'units[].serial' },
  columns: [
    { source: 'at', signal: 'ts' },
    { source: 'readings.outdoor.value', signal: 'outdoor_c', unit: 'degF' },
    { source: 'units[].samples[].readings.flow', signal: 'supply_c', missing: [-128] },
    { source: 'readings.el', signal: 'power_w', unit: 'kW' },
    { source: 'state', signal: 'mode', values: { '1': 'heat', '0': 'off' } },
  ],
  sample_s: 900,
  ...more,
})

describe('a mapping of paths', () => {
  test('reads the records of all devices: units, zone, codes, cells that are no numbers', async () => {
    const { rows, rejected, quality, file } = await load({ 'dump.json': JSON.stringify(gateway, null, 1), 'x.mapping.json': mapping() })
    expect(rows).toEqual([
      { unit_id: 'HP-A', ts: '2024-07-31 10:00:00', sample_s: 900, mode: 'heat', power_w: 1250, outdoor_c: 22.1667 },
      { unit_id: 'HP-B', ts: '2024-07-31 10:00:00', sample_s: 900, mode: 'heat', power_w: 2000, outdoor_c: 20, supply_c: 40 },
      { unit_id: 'HP-A', ts: '2024-07-31 10:15:00', sample_s: 900, mode: 'off', outdoor_c: 10, supply_c: 35.5 },
    ])
    expect(rejected).toEqual([])
    expect(quality.map(({ unit_id, signal, samples }) => [unit_id, signal, samples])).toEqual([['HP-A', 'supply_c', 1]])
    expect(file).toMatchObject({ file: 'dump.json', format: 'Gateway', units: 2, unit_id_from: 'column', rows_read: 3, rows_loaded: 3 })
  })

  test('reads one object a line, lists of columns and long lists of points', async () => {
    const lines = ['{"t":1767225600000,"P":5}', 'no json', '{"t":1767225660000,"P":6}'].join('\n')
    const own = { format: {}, unit: { from: 'folder' }, sample_s: undefined }
    const one = await load({ 'log.json': lines, 'x.mapping.json': mapping({ ...own, columns: [{ source: 't', signal: 'ts' }, { source: 'P', signal: 'power_w' }] }) })
    expect([one.rows.map(({ ts, power_w }) => [ts, power_w]), one.file.rows_rejected]).toEqual([[['2026-01-01 00:00:00', 5], ['2026-01-01 00:01:00', 6]], 1])
    const arrays = { hourly: { time: ['2026-01-01T00:00', '2026-01-01T01:00'], el: [1, 2] } }
    const two = await load({ 'log.json': JSON.stringify(arrays), 'x.mapping.json': mapping({ ...own, columns: [{ source: 'hourly.time', signal: 'ts' }, { source: 'hourly.el', signal: 'power_w', unit: 'kW' }] }) })
    expect(two.rows.map(({ power_w }) => power_w)).toEqual([1000, 2000])
    const history = [[{ entity_id: 'P', state: '7', last_changed: '2026-01-01T00:00:00+00:00' }, { entity_id: 'P', state: '8', last_changed: '2026-01-01T00:05:00+00:00' }]]
    const three = await load({ 'log.json': JSON.stringify(history), 'x.mapping.json': mapping({ ...own, layout: 'long', columns: [{ source: 'P', signal: 'power_w' }] }) })
    expect(three.rows.map(({ ts, power_w }) => [ts, power_w])).toEqual([['2026-01-01 00:00:00', 7], ['2026-01-01 00:05:00', 8]])
  })

  test('of paths that are not there is refused with those that are', async () => {
    await expect(load({ 'dump.json': JSON.stringify(gateway), 'x.mapping.json': mapping({ columns: [{ source: 'temp', signal: 'outdoor_c' }] }) })).rejects.toMatchObject({
      code: 'mapping-invalid',
      message: expect.stringContaining('no records of dump.json have all of temp, units[].serial; their paths are at, readings.outdoor.value') as string,
    })
  })
})

test('without a mapping it is refused with its paths, values and what their words say; with the names of the contract it is read', async () => {
  const unknown = { status: 'ok', samples: [{ time: '2026-01-01T00:00:00Z', outdoor_temp: 4.5, zz: 1 }, { time: '2026-01-01T00:05:00Z', outdoor_temp: 4.6, zz: 2 }] }
  await expect(load({ 'dump.json': JSON.stringify(unknown) })).rejects.toMatchObject({
    code: 'mapping-needed',
    message: expect.stringContaining('2 records at samples[], with time = 2026-01-01T00:00:00Z; outdoor_temp = 4.5; zz = 1; status = ok. By their words time is ts, outdoor_temp is outdoor_c') as string,
  })
  const { rows, file } = await load({ 'log.json': JSON.stringify([{ unit_id: 'U1', ts: '2026-01-01T00:00:00Z', power_w: 5 }, { unit_id: 'U1', ts: '2026-01-01T00:01:00Z', power_w: 6, defrost: true }]) })
  expect(file).toMatchObject({ format: 'Subcool telemetry, JSON', rows_loaded: 2 })
  expect(rows).toEqual([{ unit_id: 'U1', ts: '2026-01-01 00:00:00', sample_s: 60, power_w: 5 }, { unit_id: 'U1', ts: '2026-01-01 00:01:00', sample_s: 60, power_w: 6, defrost: true }])
})
