import { expect, test } from 'vitest'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { rowsOf, seriesOf, start, type Sample } from './series'

const perDay = 288

/** Six days of a unit that rests, heats, makes hot water, defrosts, is locked out, helped and at times wrongly wired, all at odd moments. */
const samples: readonly Sample[] = Array.from({ length: 6 * perDay }, (_, i): Sample => {
  const wave = (period: number, shift = 0) => Math.sin((2 * Math.PI * (i + shift)) / period)
  const on = wave(131) > -0.3 && i % 577 > 60
  const melting = on && i % 43 < 3
  const air = 1 + 6 * wave(perDay, 70) - (i % 577) / 100
  const c = (value: number): number => Math.round(10 * value) / 10
  return {
    mode: melting ? 'defrost' : i % 577 < 60 ? 'heat' : on ? (i % 300 < 40 ? 'dhw' : 'heat') : 'off',
    defrost: melting,
    power_w: on ? 1500 + 40 * wave(17) : 12,
    aux_power_w: i % 100 < 8 ? 2500 : 0,
    heat_w: melting ? -900 : on ? 4800 : i % 97 < 5 ? 300 : 0,
    outdoor_c: c(air),
    indoor_c: c(19.5 + wave(401)),
    setpoint_c: i % 500 < 300 ? 21 : 19,
    supply_c: c(on ? (i % 701 < 30 ? 25 : 36) : 26),
    return_c: c(on ? 31 : 25.7),
    flow_lpm: on ? 20 : 0,
    compressor_hz: on ? Math.round(50 + 15 * wave(900)) : 0,
    discharge_c: c(on ? 72 + 10 * wave(200) : air),
    suction_c: c(on ? air - 3 : air + 0.4),
    liquid_c: i % 800 < 200 ? 31.2 : c(on ? 30 : air),
    outdoor_coil_c: c(melting ? 11 : on ? air - 6 - (i % 43) / 8 : air),
    suction_kpa: Math.round(on ? 650 + 10 * wave(60) : 800 + 20 * air),
    discharge_kpa: Math.round(on ? 2400 : 800 + 20 * air),
  }
})

test.each([1, 2, 3, 4, 5])('what days tell is the same when the series ends after day %d', (days) => {
  const facts = { unitNo: 1, refrigerant: 'R-410A', hydronic: true, latitude: 47, longitude: 8 }
  const [whole, cut] = [samples, samples.slice(0, days * perDay)].map((part) => {
    const parts = newParts()
    computeSeries(parts, seriesOf(300, part), facts)
    return [parts.day_part, parts.mode_part].flatMap((table) => rowsOf(table as never) as { day: number }[])
  })
  const before = (rows: readonly { day: number }[] | undefined) => rows?.filter(({ day }) => day < start / 86_400 + days)
  expect(before(whole)).toEqual(before(cut))
  expect(before(cut)?.length).toBeGreaterThanOrEqual(2 * days)
})

test('the series has a value in every column that is held to it', () => {
  const parts = newParts()
  computeSeries(parts, seriesOf(300, samples), { unitNo: 1, refrigerant: 'R-410A', hydronic: true, latitude: 47, longitude: 8 })
  const seen = new Set(rowsOf(parts.day_part).flatMap((row) => Object.entries(row).flatMap(([name, value]) => (Number.isNaN(value) || value === 0 ? [] : [name]))))
  for (const name of ['rests', 'rest_suction_k', 'rest_supply_k', 'rest_pressure_pct', 'aux_h', 'aux_outdoor_c', 'aux_recovery_h', 'cold_call_h', 'lockout_h', 'discharge_hot_c', 'valve_wrong_min', 'defrost_longest_min', 'frost_evidence_h', 'heat_idle_kwh', 'same_liquid_h'])
    expect(seen.has(name), name).toBe(true)
})
