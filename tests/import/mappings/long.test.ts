import { describe, expect, test } from 'vitest'
import { load } from '../generic/load'

const columns = [
  { source: 'T4', signal: 'outdoor_c', unit: 'degF', missing: [-128] },
  { source: 'VL', signal: 'supply_c', scale: 0.1 },
  { source: 'P', signal: 'power_w', unit: 'kW' },
  { source: 'Betrieb', signal: 'mode', values: { '1': 'heat', '0': 'off' } },
]
const mapping = (more: object = {}) => JSON.stringify({ schema: 'subcool/mapping@1', name: 'Historian', match: { file: '*.csv' }, layout: 'long', columns, ...more })
const german = [
  'Export vom 31.07.2024', 'Zeit;Datenpunkt;Wert;Qualität',
  ...['12:00', '12:15', '12:30'].flatMap((clock, i) => [
    `31.07.2024 ${clock};T4;${['71,9', '-128', '50'][i]};192`, `31.07.2024 ${clock};VL;${350 + i};192`, `31.07.2024 ${clock};P;${['1,25', 'defekt', '1,5'][i]};192`, `31.07.2024 ${clock};Betrieb;${[1, 1, 0][i]};192`, `31.07.2024 ${clock};Raum;21;192`,
  ]),
].join('\n')

describe('a long file by the fields of the contract alone', () => {
  test('units, scale, codes, modes, zone and bad cells as in a wide one', async () => {
    const format = { delimiter: ';', decimal: ',', skip: 2, time: '%d.%m.%Y %H:%M', zone: 'Europe/Berlin' }
    const { rows, rejected, quality, file } = await load({ 'log.csv': german, 'x.mapping.json': mapping({ format, unit: { from: 'folder' }, columns: [{ source: 'Zeit', signal: 'ts' }, ...columns], sample_s: 900 }) })
    expect(rows).toEqual([
      { unit_id: 'plant', ts: '2024-07-31 10:00:00', sample_s: 900, mode: 'heat', power_w: 1250, outdoor_c: 22.1667, supply_c: 35 },
      { unit_id: 'plant', ts: '2024-07-31 10:15:00', sample_s: 900, mode: 'heat', supply_c: 35.1 },
      { unit_id: 'plant', ts: '2024-07-31 10:30:00', sample_s: 900, mode: 'off', power_w: 1500, outdoor_c: 10, supply_c: 35.2 },
    ])
    expect(rejected).toEqual([{ line: 10, column_name: 'P', reason: 'not a number', text: 'defekt' }])
    expect(quality.map(({ signal, rule, samples, detail }) => [signal, rule, samples, detail])).toEqual([
      ['outdoor_c', 'range', 1, 'outside -60 to 60, or -128 in the file'],
      ['power_w', 'unreadable', 1, 'cells of log.csv that are not a value of this signal'],
    ])
    expect(file).toMatchObject({ format: 'Historian', rows_read: 15, rows_loaded: 15, rows_rejected: 0, message: 'Left out: 3 of 15 records, of points that no signal is made of.' })
  })

  test('finds the time, the names and the values by itself', async () => {
    const { rows } = await load({ 'log.csv': german, 'x.mapping.json': mapping({ format: { decimal: ',', zone: 'Europe/Berlin' } }) })
    expect(rows.map(({ ts, sample_s, power_w }) => [ts, sample_s, power_w])).toEqual([['2024-07-31 10:00:00', 900, 1250], ['2024-07-31 10:15:00', 900, undefined], ['2024-07-31 10:30:00', 900, 1500]])
  })

  test('several units by a column, each with its own step', async () => {
    const csv = ['device,time,parameter,value', 'B,1767225600,P,2', 'A,1767225600,P,1', 'B,1767225660,P,2.5', 'A,1767226200,P,1.5', 'A,1767226200,T4,50', ',1767226200,T4,50', 'B,never,P,1', 'B,1767225720,P,3'].join('\n')
    const { rows, rejected, file } = await load({ 'log.csv': csv, 'x.mapping.json': mapping({ unit: { column: 'device' }, match: { header: ['device', 'parameter'] }, format: { time: 'epoch_s' }, columns: [{ source: 'time', signal: 'ts' }, ...columns] }) })
    expect(rows.sort((a, b) => (String(a['unit_id']) < String(b['unit_id']) ? -1 : 1))).toEqual([
      { unit_id: 'A', ts: '2026-01-01 00:00:00', sample_s: 600, power_w: 1000 },
      { unit_id: 'A', ts: '2026-01-01 00:10:00', sample_s: 600, power_w: 1500, outdoor_c: 10 },
      { unit_id: 'B', ts: '2026-01-01 00:00:00', sample_s: 60, power_w: 2000 },
      { unit_id: 'B', ts: '2026-01-01 00:01:00', sample_s: 60, power_w: 2500 },
      { unit_id: 'B', ts: '2026-01-01 00:02:00', sample_s: 60, power_w: 3000 },
    ])
    expect(rejected.map(({ line, column_name, reason }) => [line, column_name, reason])).toEqual([[7, 'device', 'the row names no unit'], [8, 'time', 'the time can not be read']])
    expect(file).toMatchObject({ units: 2, unit_id_from: 'column', rows_read: 8, rows_loaded: 6, rows_rejected: 2 })
  })

  test('gives what the same readings give in a wide table', async () => {
    const [wide, long] = [['time,T4,VL'], ['entity_id,state,last_changed']] as [string[], string[]]
    for (let i = 0; i < 40; i++) {
      const at = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString()
      const [t, v] = [i % 7 === 3 ? '' : `${40 + i}`, `${300 + i}`]
      wide.push(`${at},${t},${v}`)
      if (t !== '') long.push(`T4,${t},${at}`)
      long.push(`VL,${v},${at}`)
    }
    const own = { columns: columns.slice(0, 2) }
    const [a, b] = [await load({ 'log.csv': wide.join('\n'), 'x.mapping.json': mapping({ ...own, layout: 'wide' }) }), await load({ 'log.csv': long.join('\n'), 'x.mapping.json': mapping(own) })]
    expect(a.rows).toHaveLength(40)
    expect(b.rows).toEqual(a.rows)
  })
})

describe('what a long mapping may say besides', () => {
  test('the columns of names and values', async () => {
    const csv = 'time,point,raw,corrected\n2026-01-01T00:00:00Z,P,1,2\n2026-01-01T00:01:00Z,P,3,4\n'
    const given = { columns: [{ source: 'P', signal: 'power_w' }] }
    await expect(load({ 'log.csv': csv, 'x.mapping.json': mapping(given) })).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringContaining('points.value: say which column of log.csv holds the values: time, point, raw, corrected') as string })
    const { rows } = await load({ 'log.csv': csv, 'x.mapping.json': mapping({ ...given, points: { name: 'point', value: 'corrected' } }) })
    expect(rows.map(({ power_w }) => power_w)).toEqual([2, 4])
  })

  test.each([
    ['points of which none is there', { columns: [{ source: 'Q', signal: 'power_w' }] }, 'columns: no column of log.csv holds any of the points Q'],
    ['points of a wide table', { layout: 'wide', points: { name: 'point' } }, 'points: only the layout "long" has points'],
  ])('%s are refused', async (_name, more, words) => {
    await expect(load({ 'log.csv': 'time,what,value\n2026-01-01T00:00:00Z,P,1\n', 'x.mapping.json': mapping(more) })).rejects.toMatchObject({ code: 'mapping-invalid', message: expect.stringContaining(words) as string })
  })
})
