import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { newEngine, tempFolder } from '../support/projects'
import { folderOf, importFiles, telemetryOf } from './support'

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().replace('.000', '')

/** Two units whose rows alternate: one takes 1.2 kWh and gives 3.6 kWh each ten minutes, the other a sixth of it and is reset once. */
const readings = Array.from({ length: 8 }, (_, i) => [
  { unit_id: 'A', ts: at(i * 10), energy_counter_kwh: 1000 + 1.2 * i, heat_counter_kwh: 3.6 * i },
  { unit_id: 'B', ts: at(i * 10), energy_counter_kwh: 0.2 * (i < 4 ? i : i - 4), heat_counter_kwh: 50 + 0.6 * i },
]).flat()
const csv = ['unit_id,ts,energy_counter_kwh,heat_counter_kwh', ...readings.map((row) => Object.values(row).join(','))].join('\n')

const powersOf = async (files: Record<string, string | Uint8Array>, unit: string, name = 'power_w') => (await telemetryOf((await importFiles(files)).engine)).flatMap((row) => (row['unit_id'] === unit ? [row[name]] : []))
const asParquet = async (text: string): Promise<Buffer> => {
  const path = join(folderOf({ 'log.csv': text }), 'log.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (SELECT * FROM read_csv('${path.replace('.parquet', '.csv')}')) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  return readFileSync(path)
}

const none = undefined
const whole = [none, 7200, 7200, 7200, 7200, 7200, 7200, none]

describe('counters give power where the file has none of their kind', () => {
  const forms: Record<string, () => Promise<Record<string, string | Uint8Array>>> = {
    CSV: async () => ({ 'log.csv': csv }),
    Parquet: async () => ({ 'log.parquet': await asParquet(csv) }),
    NDJSON: async () => ({ 'log.ndjson': readings.map((row) => JSON.stringify(row)).join('\n') }),
    'table of any vendor': async () => ({ 'log.csv': csv.replace('unit_id,ts,energy_counter_kwh,heat_counter_kwh', 'Device ID,Time,Electricity meter [kWh],Heat meter [kWh]') }),
  }
  for (const [form, files] of Object.entries(forms))
    test(`${form} of several units: each unit has its own readings, a reset is no energy`, async () => {
      const { engine } = await importFiles(await files())
      const rows = await telemetryOf(engine)
      const of = (unit: string, name: string) => rows.flatMap((row) => (row['unit_id'] === unit ? [row[name]] : []))
      expect(of('A', 'power_w')).toEqual(whole)
      expect(of('A', 'heat_w')).toEqual(whole.map((watts) => watts && 21_600))
      expect(of('B', 'power_w')).toEqual([none, 1200, 1200, none, 1200, 1200, 1200, none])
      expect(of('B', 'heat_w')).toEqual(whole.map((watts) => watts && 3600))
      expect(of('A', 'energy_counter_kwh')).toEqual(readings.flatMap((row) => (row.unit_id === 'A' ? [Number(row.energy_counter_kwh.toPrecision(6))] : [])))
    })

  test('a power that is there stays, as a column and where only some rows have it', async () => {
    const rows = readings.filter(({ unit_id }) => unit_id === 'A')
    const table = ['unit_id,ts,energy_counter_kwh,power_w', ...rows.map(({ ts, energy_counter_kwh }, i) => `A,${ts},${energy_counter_kwh},${i === 2 ? 500 : ''}`)].join('\n')
    expect(await powersOf({ 'log.csv': table }, 'A')).toEqual([none, none, 500, none, none, none, none, none])
    const objects = rows.map(({ ts, energy_counter_kwh }, i) => JSON.stringify({ unit_id: 'A', ts, energy_counter_kwh, power_w: i === 2 ? 500 : null })).join('\n')
    expect(await powersOf({ 'log.ndjson': objects }, 'A')).toEqual([none, none, 500, none, none, none, none, none])
  })

  test('NDJSON whose first rows have no power keeps that of later ones', async () => {
    const objects = Array.from({ length: 300 }, (_, i) => JSON.stringify({ unit_id: 'A', ts: at(i), energy_counter_kwh: i / 10, ...(i === 250 ? { power_w: 500 } : {}) })).join('\n')
    const powers = await powersOf({ 'log.ndjson': objects }, 'A')
    expect([powers[0], powers[249], powers[250], powers[251]]).toEqual([none, 6000, 500, 6000])
  })

  test('rows with a longer sample have the energy of their own sample', async () => {
    const days = [0, 1, 2, 3, 5, 6].map((day) => `A,2026-01-0${day + 1}T00:00:00Z,86400,${day * 24}`)
    const hours = Array.from({ length: 4 }, (_, i) => `A,2026-01-02T0${i}:00:00Z,3600,${24 + 2 * i}`)
    const rows = await telemetryOf((await importFiles({ 'log.csv': ['unit_id,ts,sample_s,energy_counter_kwh', ...days, ...hours].join('\n') })).engine)
    const of = (sample: number) => rows.flatMap((row) => (row['sample_s'] === sample ? [row['power_w']] : []))
    expect(of(86_400)).toEqual([none, 1000, 1000, none, 1000, none])
    expect(of(3600)).toEqual([none, 2000, 2000, none])
  })

  test('a number that can not be stored is counted', async () => {
    const { engine } = await importFiles({ 'log.csv': `${csv.split('\n').map((line, i) => `${line},${i === 0 ? 'supply_c' : i === 3 ? '1e39' : 30}`).join('\n')}\n` })
    const rows = (await engine.project.jobs.runAndReadAll(`SELECT unit_id, signal, samples::INTEGER AS samples FROM import_quality`)).getRowObjectsJson()
    expect(rows).toEqual([{ unit_id: 'A', signal: 'supply_c', samples: 1 }])
  })

  test('nothing after the last day tells of the rows before it', async () => {
    const rows = [22, 23].flatMap((hour) => [0, 30].map((minute) => `2026-01-01T${hour}:${minute === 0 ? '00' : '30'}:00Z`))
    const text = (times: readonly string[]) => ['unit_id,ts,energy_counter_kwh', ...times.map((ts, i) => `A,${ts},${i}`)].join('\n')
    const read = async (times: readonly string[]) => {
      const engine = await newEngine()
      await engine.import({ files: [folderOf({ 'log.csv': text(times) }, tempFolder().slice(-6))], acceptTruncated: false, lastDay: '2026-01-01' })
      return telemetryOf(engine)
    }
    expect(await read([...rows, '2026-01-02T00:00:00Z', '2026-01-02T00:30:00Z'])).toEqual(await read(rows))
  })

  test('the last rows of a file have the energy up to the first change in the next one, of each unit, with gaps and resets left out', async () => {
    const [header = '', ...rows] = csv.split('\n')
    const cut = (from: number, to: number): string => [header, ...rows.slice(from * 2, to * 2)].join('\n')
    expect(await powersOf({ 'a.csv': cut(0, 3), 'b.csv': cut(3, 5), 'c.csv': cut(5, 8) }, 'A')).toEqual(whole)
    expect(await powersOf({ 'a.csv': cut(0, 4), 'b.csv': cut(4, 8) }, 'B')).toEqual([none, 1200, 1200, none, 1200, 1200, 1200, none])
    expect(await powersOf({ 'a.csv': cut(0, 4), 'b.csv': cut(2, 8) }, 'A')).toEqual(whole)
    const later = cut(4, 8).replaceAll('2026-01-01T00', '2026-01-01T08').replaceAll('2026-01-01T01', '2026-01-01T09')
    expect(await powersOf({ 'a.csv': cut(0, 4), 'b.csv': later }, 'A')).toEqual([none, 7200, 7200, none, 7200, 7200, 7200, none])
    expect(await powersOf({ 'a.parquet': await asParquet(cut(0, 4)), 'b.csv': cut(4, 8) }, 'A')).toEqual(whole)
  })
})
