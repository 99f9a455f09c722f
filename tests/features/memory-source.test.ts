import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildFeatures } from '../../analytics/pipeline/2-features/build-features'
import { resultOf } from '../../analytics/pipeline/2-features/compute-batch'
import { memoryReader, type MemorySamples } from '../../analytics/pipeline/2-features/memory-series'
import { mode } from '../../analytics/pipeline/2-features/unit/codes'
import { computeSeries, newParts } from '../../analytics/pipeline/2-features/unit/compute-unit'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'

const tables = ['unit_day', 'unit_day_mode', 'run_cycle', 'defrost_cycle', 'unit_day_gate', 'unit_signal', 'unit_signal_day', 'unit_gap', 'unit_month', 'unit_year']
const sampleS = 300
const startS = Date.UTC(2026, 0, 10) / 1000
const names = [
  'power_w', 'aux_power_w', 'heat_w', 'outdoor_c', 'indoor_c', 'setpoint_c', 'supply_c', 'return_c', 'flow_lpm', 'compressor_hz', 'discharge_c', 'suction_c', 'liquid_c',
  'outdoor_coil_c', 'discharge_kpa', 'suction_kpa', 'eev_pct', 'vibration_mm_s', 'rssi_dbm',
] as const

/** Five days of a unit that rests at night and defrosts, with sun on its sensor, missing values and a value out of range. */
const samplesOf = (seed: number): MemorySamples => {
  const rows = 5 * 288
  let state = seed
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  const ts = Float64Array.from({ length: rows }, (_, i) => startS + i * sampleS + (i > 700 ? 7200 : 0))
  const numbers = Object.fromEntries(names.map((name) => [name, name.endsWith('_w') ? new Float64Array(rows) : new Float32Array(rows)])) as Record<(typeof names)[number], Float32Array | Float64Array>
  const modes = new Uint8Array(rows)
  for (let i = 0; i < rows; i++) {
    const hour = (i / 12) % 24
    const on = hour >= 5 && Math.floor(i / 40 + seed) % 3 !== 0
    const melting = on && i % 40 >= 37
    const outdoor = -2 + 5 * Math.sin((hour / 24) * 2 * Math.PI) + random() / 3
    const set = (name: (typeof names)[number], value: number) => {
      numbers[name][i] = name !== 'heat_w' && random() < 0.01 ? NaN : value
    }
    modes[i] = melting ? mode.defrost : on ? mode.heat : mode.off
    set('power_w', on ? 1500 + random() * 50 : 12)
    set('aux_power_w', i % 90 === 0 ? 2000 : 0)
    set('heat_w', melting ? -1500 : on ? 4500 + random() * 100 : 0)
    set('outdoor_c', i === 500 ? 3000 : outdoor)
    set('indoor_c', 20 + random())
    set('setpoint_c', hour < 6 ? 18 : 21)
    set('supply_c', on ? 35 + random() : 25)
    set('return_c', on ? 30 + random() : 24.9)
    set('flow_lpm', on ? 15 : 0)
    set('compressor_hz', on ? 55 : 0)
    set('discharge_c', on ? 70 + random() : outdoor)
    set('suction_c', on ? -2 + random() : outdoor)
    set('liquid_c', on ? 30 + random() : outdoor + 0.2)
    set('outdoor_coil_c', melting ? 12 : on ? outdoor - 6 : outdoor)
    set('discharge_kpa', on ? 2400 : 800)
    set('suction_kpa', on ? 640 : 790)
    set('eev_pct', on ? 40 : 0)
    set('vibration_mm_s', on ? 1.2 + random() / 10 : 0.01)
    set('rssi_dbm', -70)
  }
  return { sampleS, ts, mode: modes, heatSource: new Uint8Array(rows), numbers, faults: [{ row: 9, code: 'E7' }] }
}

const modeName = Object.fromEntries(Object.entries(mode).map(([name, code]) => [code, name]))

const csvOf = (unitId: string, { ts, mode: codes, numbers, faults = [] }: MemorySamples): string => {
  const lines = Array.from(ts, (at, i) => {
    const cells = names.map((name) => numbers[name]?.[i] as number)
    return [unitId, new Date(at * 1000).toISOString(), sampleS, modeName[codes?.[i] as number], ...cells.map((value) => (Number.isNaN(value) ? '' : value)), faults.find(({ row }) => row === i)?.code ?? ''].join(',')
  })
  return [['unit_id', 'ts', 'sample_s', 'mode', ...names, 'fault_code'].join(','), ...lines, ''].join('\n')
}

test('units from memory and from stored telemetry have the same rows in every table', async () => {
  const folder = tempFolder()
  const units = new Map([3, 11, 12].map((seed) => [`U${seed}`, samplesOf(seed)]))
  mkdirSync(join(folder, 'telemetry'))
  for (const [unitId, samples] of units) writeFileSync(join(folder, 'telemetry', `${unitId}.csv`), csvOf(unitId, samples))
  writeFileSync(join(folder, 'units.csv'), 'unit_id,site_id,time_zone,refrigerant,unit_type\nU3,S1,America/Denver,R-410A,hydronic\nU11,S1,Europe/Berlin,R-32,split\nU12,S2,UTC,,\n')
  writeFileSync(join(folder, 'weather.csv'), ['site_id,ts,outdoor_c,rh_pct', ...Array.from({ length: 100 }, (_, i) => `S1,${new Date((startS + i * 3600) * 1000).toISOString()},${(i % 9) - 4},85`), ''].join('\n'))
  const engine = await newEngine()
  await engine.import({ files: [folder], acceptTruncated: false })
  const { jobs, connect, layout } = engine.project
  const options = { asOf: '2026-01-13', workers: 1 }
  await buildFeatures({ jobs, connect, telemetryFolder: layout.telemetry }, options)
  const stored = await derivedTables(jobs, tables)
  const read = memoryReader()
  await buildFeatures(
    {
      jobs,
      *batches(frames) {
        for (const frame of frames) {
          const parts = newParts()
          computeSeries(parts, read(units.get(frame.unitId) as MemorySamples, frame, Date.UTC(2026, 0, 14) / 86_400_000), frame)
          yield resultOf(parts)
        }
      },
    },
    options,
  )
  expect(await derivedTables(jobs, tables)).toEqual(stored)
  expect(JSON.parse(stored.unit_day_mode as string)).not.toEqual([])
  expect(JSON.parse(stored.defrost_cycle as string)).not.toEqual([])
}, 60_000)
