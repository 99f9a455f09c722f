import { expect, test } from 'vitest'
import { chooseUnits, globMatches, type TelemetryFile } from '../../analytics/pipeline/1-import/recognising/unit-ids'

const file = (label: string, folder: string, more: Partial<TelemetryFile['recognised']> = {}): TelemetryFile => ({
  found: { path: `/data/${folder}/${label}`, label: `${folder}/${label}`, folder, size: 1 },
  recognised: { format: 'x', profile: 'p', evidence: '', columns: [], timeColumn: 0, timeHasZone: true, signals: {}, ...more },
})

test('column, option, register, serial, folder: the first that is there', () => {
  const rules = [{ unitId: 'FROM-REGISTER', glob: 'house-1/**' }]
  const ids = (files: TelemetryFile[], option?: string) => chooseUnits(files, rules, option).map((c) => [c.unitId, c.from])
  expect(ids([file('a.csv', 'house-1', { unitColumn: 0 })], 'GIVEN')).toEqual([[undefined, 'column']])
  expect(ids([file('a.csv', 'house-1', { serial: '21233900202' })], 'GIVEN')).toEqual([['GIVEN', 'option']])
  expect(ids([file('a.csv', 'house-1', { serial: '21233900202' })])).toEqual([['FROM-REGISTER', 'units.csv']])
  expect(ids([file('a.csv', 'house-2', { serial: '21233900202' }), file('b.csv', 'house-2')])).toEqual([['21233900202', 'serial'], ['21233900202', 'serial']])
  expect(ids([file('a.csv', 'house-2', { serial: '0000000000N0' })])).toEqual([['house-2', 'folder']])
  expect(ids([file('a.csv', 'house-2', { serial: 'SERIAL' })])).toEqual([['house-2', 'folder']])
})

test('two profiles in one folder are kept apart', () => {
  expect(chooseUnits([file('a.csv', 'h', { profile: 'p' }), file('b.csv', 'h', { profile: 'q' })], []).map((c) => c.unitId)).toEqual(['h.p', 'h.q'])
})

test('a file dropped by itself gives its own name', () => {
  expect(chooseUnits([file('kitchen.csv.gz', 'drop-0123abcd')], [])[0]?.unitId).toBe('kitchen')
  expect(chooseUnits([file('a.csv', 'drop-0123abcd'), file('b.csv', 'drop-0123abcd')], [])[0]?.unitId).toBe('drop-0123abcd')
})

test('globs', () => {
  expect(globMatches('house-?/*.csv', 'house-1/a.csv')).toBe(true)
  expect(globMatches('house-?/*.csv', 'house-1/deep/a.csv')).toBe(false)
  expect(globMatches('**/energy_*.csv', 'x/y/energy_2024.csv')).toBe(true)
  expect(globMatches('a.csv', 'aXcsv')).toBe(false)
})
