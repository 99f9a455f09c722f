import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../../analytics/db/database'
import { readRows, run } from '../../../analytics/db/query'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { loadProfile, type Profile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import schema from '../../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'
import { dayOf, heatingDay, noise, weather } from '../3-models/series'

export const length = 200
const firstDay = dayOf('2024-11-01')
const isoDay = (i: number) => new Date((firstDay + i) * 86_400_000).toISOString().slice(0, 10)

type Row = Record<string, number | string | boolean | null>

const ordinary = (i: number): Row => ({
  sample_s: 300, samples: 288, samples_expected: 288, coverage: 1, cop_provenance: 'metered',
  energy_kwh: 20 + noise(i, 5), cop_energy_kwh: 19 + noise(i, 6), cop_heat_kwh: 60 + 3 * noise(i, 7), dhw_energy_kwh: 0,
  outdoor_c_mean: weather(i), outdoor_c_min: weather(i) - 4, outdoor_c_max: weather(i) + 4, outdoor_night_c: weather(i) - 3 + 0.2 * noise(i, 8),
  station_c_mean: weather(i), station_night_c: weather(i) - 3, setpoint_c_mean: 21, supply_heating_c_mean: 35 - 0.4 * weather(i) + 0.3 * noise(i, 9),
  compressor_h: 14, heating_h: 13, dhw_h: 0, frost_zone_h: 6, starts: 8, starts_max_per_h: 1, short_runs: 0, run_min_median: 60,
  defrosts: 8, defrosts_unnecessary: 0, defrosts_by_time: 0, defrosts_incomplete: 0, defrost_kwh: 0.8, defrost_heat_lost_kwh: 1.5,
  interval_min_median: 70, interval_min_cv: 0.3, interval_expected_min: 60, termination_c_median: 15, defrost_sampling_ok: true,
  outdoor_same_h: 1, outdoor_sun_samples: 0, outdoor_sentinel_samples: 0, outdoor_range_samples: 0,
})

/** Units by the fault they have from day 100 on: what differs in `unit_day`, and the heating row. */
const units: Record<string, { day?: (i: number) => Row | null; loss?: number; raise?: number }> = {
  healthy: {},
  lossy: { loss: 0.12 },
  raised: { raise: 6, day: (i) => ({ supply_heating_c_mean: 41 - 0.4 * weather(i) }) },
  warmer: { day: () => ({ setpoint_c_mean: 23 }) },
  eager: { day: () => ({ defrosts: 24, defrosts_unnecessary: 20, defrost_kwh: 2.4, defrost_heat_lost_kwh: 4.5 }) },
  hasty: { day: () => ({ defrosts: 24, interval_min_median: 25, interval_expected_min: 165 }) },
  timed: { day: () => ({ defrosts: 20, interval_min_median: 40, interval_min_cv: 0.05, interval_expected_min: 60 }) },
  icy: { day: () => ({ defrosts: 20, defrosts_incomplete: 20, termination_c_median: 3 }) },
  frozen: { day: () => ({ defrosts: 0, defrosts_unnecessary: 0, frost_zone_h: 8, outdoor_c_mean: 0, station_c_mean: 0, supply_heating_c_mean: null }) },
  busy: { day: () => ({ starts: 60, starts_max_per_h: 8, short_runs: 20, run_min_median: 9 }) },
  hurried: { day: () => ({ starts: 60, starts_max_per_h: 4, short_runs: 45, run_min_median: 5, station_c_mean: 2, supply_heating_c_mean: null }) },
  stuck: { day: () => ({ outdoor_same_h: 24, outdoor_c_min: 4, outdoor_c_max: 4, outdoor_c_mean: 4, outdoor_night_c: 4 }) },
  shifted: { day: (i) => ({ outdoor_night_c: weather(i) - 1 + 0.2 * noise(i, 8) }) },
  offset: {},
  sunny: { day: () => ({ outdoor_sun_samples: 20 }) },
  broken: { day: () => ({ outdoor_sentinel_samples: 100, outdoor_range_samples: 20 }) },
  silent: { day: () => null },
}
export const unitIds = Object.keys(units)

/** A fleet of daily tables with one fault each, from one import, in memory. */
export const openFleet = async (): Promise<DuckDBConnection> => {
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 300, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await run(connection, `INSERT INTO analysis VALUES ($day, $day, 'UTC')`, { day: isoDay(length - 1) })
  await run(connection, `INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition) VALUES (1, 'flat', 'Flat', 'USD', 'flat', '{"tariff_id":"flat","kind":"flat","price_per_kwh":0.25}')`)
  for (const [unitId, fault] of Object.entries(units)) {
    await run(connection, `INSERT INTO unit_register (import_no, unit_id, unit_type, tariff_id, time_zone, brand) VALUES (1, $unitId, 'hydronic', 'flat', 'UTC', $brand)`, { unitId, brand: unitId === 'icy' ? 'X' : 'Y' })
    await run(connection, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (1, 0, $unitId, '2024-11-01', '2025-05-19', 1, 300)`, { unitId })
    const days: Row[] = []
    const modes: Row[] = []
    for (let i = 0; i < length; i++) {
      const change = i >= 100 ? fault.day?.(i) : {}
      if (change === null) continue
      const always = unitId === 'offset' ? { outdoor_night_c: weather(i) + 1 } : {}
      days.push({ unit_id: unitId, day: isoDay(i), ...ordinary(i), ...always, ...change })
      const { heat } = heatingDay(i, { loss: i >= 100 ? (fault.loss ?? 0) : 0, raise: i >= 100 ? (fault.raise ?? 0) : 0 })
      if (heat !== undefined)
        modes.push({
          unit_id: unitId, day: isoDay(i), mode: 'heat', method: 'steady', steady_samples: heat.steady_samples, outdoor_source: 'station', outdoor_c: heat.outdoor_c,
          rh_pct: heat.rh_pct, sink_c: heat.sink_c, indoor_c: heat.indoor_c, compressor_hz: heat.compressor_hz, power_w: heat.power_w, cop: heat.cop, carnot_fraction: heat.carnot_fraction,
        })
    }
    await insert(connection, 'unit_day', days)
    await insert(connection, 'unit_day_mode', modes)
  }
  await run(connection, `UPDATE unit_day SET last_at = day + INTERVAL '23 hours 55 minutes'`)
  return connection
}

const insert = async (connection: DuckDBConnection, table: string, rows: readonly Row[]): Promise<void> => {
  const names = Object.keys(rows[0] ?? {})
  const cell = (value: Row[string]): string => (typeof value === 'string' ? `'${value}'` : String(value))
  await run(connection, `INSERT INTO ${table} (${names.join(', ')}) VALUES ${rows.map((row) => `(${names.map((name) => cell(row[name] ?? null)).join(', ')})`).join(', ')}`)
}

export interface FindingRow {
  finding_id: string
  unit_id: string
  family: string
  fault: string
  severity: string
  confidence: number
  onset_on: string
  detected_on: string
  cause_on: string
  last_seen_on: string
  status: string
  metric: string
  value: number
  threshold: number
  annual_cost: number | null
  currency: string | null
  why: string
  evidence: string
  not_because: string | null
  profile: string
}

export const judge = async (connection: DuckDBConnection, { profile = loadProfile(), asOf = '2025-05-19' }: { profile?: Profile; asOf?: string } = {}): Promise<FindingRow[]> => {
  await runModels(connection)
  await raiseFindings(connection, { profile, asOf })
  return findingsOf(connection)
}

export const findingsOf = (connection: DuckDBConnection): Promise<FindingRow[]> =>
  readRows<FindingRow>(connection, 'SELECT * FROM finding ORDER BY finding_id')

/** What the daily tables were at the end of a day. */
export const cutFleet = async (connection: DuckDBConnection, day: string): Promise<void> => {
  for (const table of ['unit_day', 'unit_day_mode']) {
    await run(connection, `CREATE TABLE IF NOT EXISTS all_${table} AS FROM ${table}`)
    await run(connection, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM all_${table} WHERE day <= $day::DATE`, { day })
  }
  await run(connection, 'UPDATE analysis SET as_of = $day::DATE, data_to = (SELECT max(day) FROM unit_day)', { day })
}

