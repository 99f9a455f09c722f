import { describe, expect, test } from 'vitest'
import type { InspectedColumn, InspectedFile, MappableSignal, Mapping } from '../../analytics/contract'
import { orderOf } from '../../renderer/views/import/columns/column-order'
import { forAllAlike, nameFrom, needsSampleSeconds, signalIn, withFormat, withSignal, withUnit, withUnitFrom } from '../../renderer/views/import/columns/draft-mapping'
import { rangeOf } from '../../renderer/views/import/columns/value-range'
import { lackingBySentence } from '../../renderer/views/import/outcome/lacking'
import { asksZone, fileStates, hasColumns, mayNameUnit, stateOf } from '../../renderer/views/import/inspected/file-state'
import { listRows, sectionsOf } from '../../renderer/views/import/inspected/group-files'

const file = (name: string, change: Partial<InspectedFile> = {}): InspectedFile => ({
  file: `/exports/${name}`, name, bytes: 1000, kind: 'telemetry', format: 'table', confidence: 'sure', evidence: null, unitIds: ['House'], unitIdFrom: 'folder',
  rowsGuess: 10, zone: 'UTC', message: null, code: null, sameAs: null, zoneFrom: 'default', ...change,
})

describe('the chosen files', () => {
  test('stand by what has to be known of them, like ones folded from the fourth on', () => {
    const points = Array.from({ length: 998 }, (_, index) => file(`points/p${index}.csv`, { format: 'NIBE myUplink point' }))
    const files = [
      ...points,
      file('a.csv', { confidence: 'unsure', message: 'a.csv may have day 3 before month 4.' }),
      file('b.csv', { kind: 'unusable', code: 'mapping-needed', message: 'T1 says nothing.' }),
      file('c.txt', { kind: 'unusable', code: 'file-empty' }),
      file('units.csv', { kind: 'register', format: 'units' }),
    ]
    const sections = sectionsOf(files)
    expect(sections.map(({ state, groups }) => [state, groups.map((group) => group.files.length)])).toEqual([
      ['needs', [1]],
      ['refused', [1]],
      ['unsure', [1]],
      ['sure', [998]],
      ['register', [1]],
    ])
    expect(listRows(sections, new Set())).toHaveLength(5 + 5)
    expect(listRows(sections, new Set([sections[3]?.groups[0]?.key ?? '']))).toHaveLength(5 + 5 + 998)
  })

  test('are alike when the same is said of them but for their names and numbers', () => {
    const said = (name: string, day: number) => file(name, { confidence: 'unsure', message: `${name}: ${day} may be the day.` })
    expect(sectionsOf(['a', 'b', 'c', 'd'].map((name, index) => said(`${name}.csv`, index)))[0]?.groups).toHaveLength(1)
    expect(sectionsOf([...['a', 'b', 'c'].map((name) => said(`${name}.csv`, 1)), file('d.csv', { confidence: 'unsure', message: 'Gauge?' })])[0]?.groups).toHaveLength(4)
  })

  test('ask for a unit where their folder names it, for a zone where nothing tells it, for columns where a table has them', () => {
    expect([mayNameUnit(file('a.csv')), mayNameUnit(file('a.csv', { unitIdFrom: 'serial' }))]).toEqual([true, false])
    expect([asksZone(file('a.csv')), asksZone(file('a.csv', { zoneFrom: 'file' })), asksZone(file('a.csv', { zoneFrom: null }))]).toEqual([true, false, false])
    expect(hasColumns(file('a.csv', { kind: 'unusable', code: 'unknown' }))).toBe(true)
    expect(hasColumns(file('a.md', { kind: 'unusable', code: 'unknown' }))).toBe(false)
    expect(stateOf(file('a.csv', { kind: 'unusable', code: 'mapping-needed' }))).toBe('needs')
    const licence = file('LICENSE.txt', { kind: 'unusable', code: 'not-an-export' })
    expect([stateOf(licence), hasColumns(licence), fileStates.at(-1)]).toEqual(['document', false, 'document'])
  })
})

test('what data are not enough for is told once for all units that lack it, numbers apart', () => {
  const lacking = lackingBySentence([
    { unitId: 'A', notEnough: ['COP: no `heat_w`.'] },
    { unitId: 'B', notEnough: ['Expectation: needs 60 days, has 3.', 'COP: no `heat_w`.'] },
    { unitId: 'C', notEnough: ['COP: no `heat_w`.', 'Expectation: needs 60 days, has 12.'] },
  ])
  expect(lacking).toEqual([{ said: 'COP: no `heat_w`.', unitIds: ['A', 'B', 'C'] }, { said: 'Expectation: needs 60 days, has 3.', unitIds: ['B', 'C'] }])
})

const column = (source: string, change: Partial<InspectedColumn> = {}): InspectedColumn => ({
  source, signal: null, proposed: null, unit: null, conversion: null, basis: null, confidence: null, reason: null, problem: null,
  samples: [], missingShare: 0, low: null, median: null, high: null, histogram: [], ...change,
})

const mapping: Mapping = {
  schema: 'subcool/mapping@1', name: 'x', match: { file: '*' }, format: {}, layout: 'wide', unit: { from: 'folder' },
  columns: [{ source: 'time', signal: 'ts' }, { source: 'T1', signal: 'outdoor_c', unit: 'degF', missing: [-128] }, { source: 'T2', signal: 'supply_c' }],
}
const degrees = [{ id: 'degC', label: '°C' }, { id: 'degF', label: '°F' }]
const signals: MappableSignal[] = [
  ...['outdoor_c', 'supply_c', 'return_c'].map((signal) => ({ signal, kind: 'number' as const, unit: '°C', units: degrees })),
  { signal: 'power_w', kind: 'number', unit: 'W', units: [{ id: 'W', label: 'W' }, { id: 'kWh', label: 'kWh' }] },
]

describe('what is said of columns', () => {
  test('a signal is taken from the column that had it, and keeps a unit it can be in', () => {
    const next = withSignal(mapping, column('T1'), 'supply_c', signals)
    expect(next.columns).toEqual([{ source: 'time', signal: 'ts' }, { source: 'T1', signal: 'supply_c', unit: 'degF', missing: [-128] }])
    expect(withSignal(mapping, column('T1'), 'power_w', signals).columns.at(-1)).toEqual({ source: 'T1', signal: 'power_w', missing: [-128] })
    expect(withSignal(mapping, column('T9', { unit: 'degF' }), 'return_c', signals).columns.at(-1)).toEqual({ source: 'T9', signal: 'return_c', unit: 'degF' })
  })

  test('a column can be left out, name the unit, or be a second part of the time', () => {
    expect(signalIn(withSignal(mapping, column('T1'), '', signals), 'T1')).toBe('')
    const named = withSignal(mapping, column('T1'), 'unit_id', signals)
    expect([named.unit, signalIn(named, 'T1'), named.columns.length]).toEqual([{ column: 'T1' }, 'unit_id', 2])
    expect(withSignal(named, column('T1'), 'outdoor_c', signals).unit).toEqual({ from: 'folder' })
    expect(withSignal(mapping, column('clock'), 'ts', signals).columns.filter(({ signal }) => signal === 'ts')).toHaveLength(2)
    expect(withUnitFrom(mapping, 'T2').columns.map(({ source }) => source)).toEqual(['time', 'T1'])
  })

  test('units and the writing of the file change alone', () => {
    expect(withUnit(mapping, 'T2', 'degF').columns[2]).toEqual({ source: 'T2', signal: 'supply_c', unit: 'degF' })
    expect(withUnit(mapping, 'T1', null).columns[1]).toEqual({ source: 'T1', signal: 'outdoor_c', missing: [-128] })
    expect(withFormat({ ...mapping, format: { time: '%Y', zone: 'UTC' } }, { time: undefined, decimal: ',' }).format).toEqual({ zone: 'UTC', decimal: ',' })
    expect([needsSampleSeconds(mapping), needsSampleSeconds(withUnit(withSignal(mapping, column('T1'), 'power_w', signals), 'T1', 'kWh'))]).toEqual([false, true])
  })

  test('are kept for every export with the same columns, under the name of the file without its dates', () => {
    expect(forAllAlike(mapping, 'Plant', ['time', 'T1', '', 'T1', 'T2'])).toMatchObject({ name: 'Plant', match: { header: ['time', 'T1', 'T2'] } })
    expect(['a/plant_room-2026-01-01_to_2026-02-01.csv.gz', 'history-export(3).csv', '20260101.csv', 'Loft 12.csv'].map(nameFrom)).toEqual(['Plant room', 'History export', '20260101', 'Loft'])
  })

  test('what has to be decided stands first, what is left out last', () => {
    const columns = [column('note'), column('T2', { signal: 'supply_c', confidence: 'sure' }), column('T1', { signal: 'outdoor_c', confidence: 'unsure' }), column('P', { proposed: 'power_w' })]
    expect(orderOf(columns, { ...mapping, columns: mapping.columns.slice(1) })).toEqual(['T1', 'P', 'T2', 'note'])
  })

  test('values are shown in the units that are read', () => {
    const known = signals[0]
    expect(rangeOf(column('T1', { low: -10, median: 0.5, high: 25 }), known, 'si')).toBe('−10.0 … 0.5 … 25.0 °C')
    expect(rangeOf(column('T1', { low: -10, median: 0, high: 25 }), known, 'us')).toBe('14.0 … 32.0 … 77.0 °F')
    expect(rangeOf(column('T1'), known, 'si')).toBe('–')
  })
})
