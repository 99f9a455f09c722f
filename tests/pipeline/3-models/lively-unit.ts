import type { DayColumn, UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { circuitDay, type Shifts } from './circuit-day'
import { makeUnit, noise, weather } from './series'

/** Between 0 and 1, repeatable. */
const chance = (i: number, seed: number): number => (1 + noise(i, seed)) / 2

/** What a day says in which everything happens at some time: gaps, backup heat, hot gas, wrong valves, strange electricity, drifting and stuck sensors, new setpoints. */
const livelyDay = (i: number): Partial<Record<DayColumn, number>> => {
  const c = (seed: number) => chance(i, 100 + seed)
  const known = (seed: number, value: number, share = 0.9) => (c(seed) < share ? value : NaN)
  const outdoor = weather(i)
  const cold = Math.max(0, 12 - outdoor)
  const strange = i % 200 > 150
  const defrosts = cold > 6 ? Math.floor(12 * c(1)) : 0
  const aux = i < 150 || c(2) > 0.3 ? 0 : 4 * c(3)
  const rest = (seed: number, moved = 0) => known(seed, moved + 0.1 * noise(i, seed), 0.6)
  return {
    present: c(4) < 0.05 ? 0 : 1,
    peers_reporting: c(5) < 0.9 ? 1 : 0,
    coverage: c(6) < 0.1 ? c(7) : 0.97,
    gaps: Math.floor(9 * c(8) * c(9)),
    sample_s: i % 120 > 100 ? 300 : 60,
    outdoor_c_mean: outdoor,
    outdoor_c_min: outdoor - 4,
    outdoor_c_max: outdoor + (c(10) < 0.05 ? -4 : 4),
    outdoor_night_c: outdoor - 3 + (i > 500 ? 2.5 : 0) + 0.3 * noise(i, 11),
    station_night_c: outdoor - 3,
    station_c_mean: known(12, outdoor),
    outdoor_same_h: known(13, c(14) < 0.1 ? 9 : 1, 0.5),
    outdoor_sun_samples: c(15) < 0.1 ? 40 : 0,
    outdoor_invalid_samples: c(16) < 0.05 ? 9 : 0,
    setpoint_c_mean: known(17, i % 300 < 100 ? 20 : 21 + Math.round(2 * c(18))),
    supply_heating_c_mean: 30 + cold + (i % 250 > 180 ? 4 : 0) + c(19),
    compressor_h: 4 + 16 * c(20),
    heating_h: cold,
    dhw_h: 2 * c(21),
    cooling_h: cold > 0 ? 0 : 3 * c(22),
    starts: Math.floor(20 * c(23)),
    starts_max_per_h: Math.floor(6 * c(24)),
    short_runs: Math.floor(6 * c(25)),
    frost_zone_h: cold > 6 ? 8 * c(26) : 0,
    frost_evidence_h: cold > 6 ? 6 * c(27) : 0,
    defrost_sampling_ok: c(28) < 0.9 ? 1 : 0,
    defrosts: i % 97 > 90 ? NaN : defrosts,
    defrosts_unnecessary: Math.floor(defrosts * c(29)),
    defrosts_warm: Math.floor(defrosts * c(30)),
    defrosts_incomplete: Math.floor(defrosts * c(31)),
    defrosts_by_time: Math.floor(defrosts * c(32)),
    defrost_min: defrosts * (4 + 6 * c(33)),
    defrost_longest_min: 5 + 9 * c(34),
    termination_c_median: 5 + 9 * c(35),
    interval_min_median: 20 + 60 * c(36),
    interval_min_cv: 0.3 * c(37),
    interval_expected_min: 30 + 90 * c(38),
    discharge_p90_c: known(39, 70 + 3 * cold + 20 * c(40) * c(41)),
    discharge_hot_c: known(42, 90 + 30 * c(43)),
    floodback_h: c(44) < 0.5 ? 2 * c(45) : 0,
    envelope_h: c(46),
    valve_wrong_min: known(47, i % 90 < 20 ? 20 * c(48) : 3, 0.8),
    aux_h: known(49, aux),
    aux_alone_h: Math.min(aux, 5 * c(50)),
    aux_idle_h: Math.min(aux, c(51)),
    aux_outdoor_c: 15 * c(52),
    cold_call_full_h: known(53, 3 * c(54) * c(55), 0.8),
    lockout_h: known(56, 3 * c(57), 0.5),
    lockout_outdoor_c: -10 + 20 * c(58),
    standby_w: known(59, 20 + 5 * c(60) + (strange ? 90 : 0)),
    energy_kwh: known(61, (5 + 2 * cold + 3 * c(62)) * (strange ? 1.5 : 1), i > 400 && i < 480 ? 0 : 0.95),
    heat_kwh: 3 * cold,
    cop_energy_kwh: 1 + cold,
    cop_day_raw: known(63, c(64) < 0.1 ? 9 : 3),
    heat_idle_kwh: c(65) < 0.1 ? 2 : 0,
    power_negative_h: c(66) < 0.03 ? 1 : 0,
    closure: known(67, (i > 560 ? 1.6 : 1) * (0.9 + 0.05 * noise(i, 68))),
    rests: 1,
    rest_outdoor_k: rest(69),
    rest_coil_k: rest(70),
    rest_suction_k: rest(71, i > 300 ? Math.min(2, 0.02 * (i - 300)) : 0),
    rest_liquid_k: rest(72, i > 450 ? 1.5 : 0),
    rest_supply_k: rest(73),
    rest_return_k: rest(74, i > 250 ? -1.4 : 0),
    rest_pressure_pct: known(75, (i > 350 ? -7 : 0) + noise(i, 76), 0.6),
    rest_discharge_pressure_pct: known(77, noise(i, 78), 0.6),
    same_coil_h: known(79, c(80) < 0.2 ? 12 : 0, 0.3),
    same_suction_h: known(81, c(82) < 0.1 ? 9 : 0, 0.3),
  }
}

type Course = 'wears' | 'leaks'

/** What the circuit shows when so much of the way is gone. */
const shiftsOf: Record<Course, (gone: number) => Shifts> = {
  wears: (gone) => ({ cop: 1 - 0.12 * gone, power: 1 + 0.12 * gone, isentropic: 1 - 0.15 * gone, vibration: 1 + 3 * gone }),
  leaks: (gone) => ({ cop: 1 - 0.12 * gone, subcooling: -6 * gone, superheat: 7 * gone, eev: 16 * gone, dischargeSuperheat: 10 * gone, approachOutdoor: 2 * gone }),
}

/** A unit of over two years that wears or leaks from its first autumn on, heating and cooling by the weather. */
export const livelyUnit = (changes: Partial<Pick<UnitSeries, 'repairs' | 'updates'>> = {}, course: Course = 'wears', length = 760): UnitSeries =>
  makeUnit({
    length,
    register: { auxHeatW: 6000, auxLockoutC: -4, minOutdoorC: -6, refrigerant: 'R-410A' },
    ...changes,
    day: livelyDay,
    mode: (i) => {
      const gone = Math.max(0, i - 300) / 400
      const { heat } = circuitDay(i, shiftsOf[course](gone))
      if (heat !== undefined) return { heat: { ...heat, suction_kpa: chance(i, 7) < 0.05 ? 90 : (heat.suction_kpa as number), vibration_mm_s: heat.vibration_mm_s ?? 1 } }
      const outdoor = weather(i)
      const [sink, hz] = [24 + noise(i, 200), 30 + 2 * (outdoor - 16)]
      return { cool: { outdoor_station: 1, daily: 0, steady_samples: 60, outdoor_c: outdoor, rh_pct: 60, sink_c: 12, indoor_c: sink, compressor_hz: hz, power_w: 25 * hz * (1 + 0.02 * noise(i, 201)), cop: 4 + 0.1 * noise(i, 202), carnot_fraction: (0.4 + 0.01 * noise(i, 203)) * (1 - 0.1 * gone), superheat_k: 6 + noise(i, 204), subcooling_k: 5 + noise(i, 205) - 4 * gone } }
    },
  })
