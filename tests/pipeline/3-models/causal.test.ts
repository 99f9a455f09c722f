import { expect, it } from 'vitest'
import { auxHeat } from '../../../analytics/pipeline/3-models/cold/aux-heat'
import { coldClimate } from '../../../analytics/pipeline/3-models/cold/cold-climate'
import { standby } from '../../../analytics/pipeline/3-models/cold/standby'
import { connectivity } from '../../../analytics/pipeline/3-models/connectivity'
import { energyCost } from '../../../analytics/pipeline/3-models/energy/energy-cost'
import { metering } from '../../../analytics/pipeline/3-models/metering/metering'
import { restDrift } from '../../../analytics/pipeline/3-models/sensors/rest-drift'
import { restPressure } from '../../../analytics/pipeline/3-models/sensors/rest-pressure'
import { stuckSensors } from '../../../analytics/pipeline/3-models/sensors/stuck-sensors'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { cutUnit, heatingDay, makeUnit, noise, weather } from './series'

const models = [restDrift, restPressure, stuckSensors, metering, auxHeat, coldClimate, standby, connectivity, energyCost]

/** Half more power from day 105, double from day 150 on. */
const more = (i: number): number => (i > 150 ? 2 : i > 105 ? 1.5 : 1)

/** A unit in which every detector has something to say. */
const eventful = (): UnitSeries =>
  makeUnit({
    length: 300,
    repairs: [200],
    register: { auxHeatW: 6000, auxLockoutC: -4, minOutdoorC: -20, refrigerant: 'R-410A' },
    day: (i) => ({
      ...(i % 31 === 7 ? { coverage: 0.4, peers_reporting: 1 } : {}),
      ...(i > 280 ? { present: 0, peers_reporting: 1 } : {}),
      gaps: i > 100 ? 9 : 0, rests: i % 2, ...(i % 2 === 0 ? {} : { rest_outdoor_k: 0.1 * noise(i), rest_coil_k: 0.1 * noise(i, 1), rest_suction_k: (i > 80 ? 1.6 : 0) + 0.1 * noise(i, 2), rest_liquid_k: 0.1 * noise(i, 3), rest_supply_k: i > 90 ? 1.3 : 0, rest_return_k: i > 90 ? -1.3 : 0, rest_pressure_pct: i > 120 ? -7 : 1, rest_discharge_pressure_pct: noise(i, 4) }),
      starts: 6, ...(i > 60 && i < 90 ? { same_coil_h: 12 } : {}),
      heating_h: 9, cop_energy_kwh: 20, heat_kwh: 60, cop_day_raw: i > 150 ? 9 : 3, heat_idle_kwh: i % 5, closure: (i > 105 && i <= 150 ? 1.5 : 1) * (0.9 + 0.05 * noise(i)), power_negative_h: 0, standby_w: i > 60 && i < 130 ? 200 : 15,
      aux_h: i % 4, aux_idle_h: i % 2, aux_alone_h: 3 * (i % 2), aux_outdoor_c: weather(i), cold_call_full_h: i % 5, lockout_h: i % 7, lockout_outdoor_c: weather(i),
      outdoor_c_mean: weather(i), outdoor_c_max: weather(i) - 15, station_c_mean: weather(i), compressor_h: 12, energy_kwh: (i > 100 ? 2.2 : 1) * (20 + 2 * Math.max(0, 15 - weather(i))), setpoint_c_mean: 21,
    }),
    mode: (i) => {
      const heat = heatingDay(i).heat
      return heat === undefined ? {} : { heat: { ...heat, power_w: more(i) * 40 * heat.compressor_hz, cop: heat.cop / more(i), carnot_fraction: heat.carnot_fraction / more(i), suction_c: 3, suction_kpa: i % 4 === 0 ? 90 : 200 } }
    },
  })

/** The same unit with sensors that can be trusted: only then is the balance held against its power meter. */
const trusted = (): UnitSeries => {
  const unit = eventful()
  for (const name of ['rest_suction_k', 'rest_pressure_pct', 'rest_discharge_pressure_pct'] as const) unit.day[name] = unit.day[name].map(() => 0)
  return unit
}

/** What this unit has nothing to say of: sensors it lacks or that stay, and what excludes something else that it has. */
const quiet = /^(drift|bias)_(outdoor|coil|liquid|supply|return|indoor|indoor_coil)_k$|^pressure_high_pct$|^cold_limit_h$/

it('no value uses anything later than its day', () => {
  for (const model of models) {
    const unit = model === metering ? trusted() : eventful()
    const full = model.compute(unit).held
    expect(Object.keys(full).sort(), model.name).toEqual([...model.detectors].sort())
    for (const detector of model.detectors.filter((name) => !quiet.test(name)))
      expect((full[detector] as Float64Array).some((value) => value > 0), `${detector} has something to say`).toBe(true)
    for (const length of [1, 13, 40, 60, 93, 99, 121, 155, 200, 201, 231, 281, 299]) {
      const cut = model.compute(cutUnit(unit, length)).held
      for (const detector of model.detectors) expect(cut[detector], `${detector} at ${length}`).toEqual((full[detector] as Float64Array).slice(0, length))
    }
  }
})

it('every day without a value has one reason, and no other day has', () => {
  const unit = eventful()
  for (const model of models) {
    const { held, gates } = model.compute(unit)
    for (const detector of model.detectors) {
      const reasons = new Int32Array(unit.length)
      for (const gate of gates.filter((one) => one.detector === detector)) for (let i = gate.from; i <= gate.to; i++) reasons[i] = (reasons[i] as number) + 1
      expect([...reasons], detector).toEqual([...(held[detector] as Float64Array)].map((value) => (Number.isNaN(value) ? 1 : 0)))
    }
  }
})

it('drift does not depend on which way a thermistor reads, nor on an error that all share', () => {
  const shifted = (change: (value: number) => number) => {
    const unit = eventful()
    for (const name of ['rest_outdoor_k', 'rest_coil_k', 'rest_suction_k', 'rest_liquid_k'] as const) unit.day[name] = unit.day[name].map(change)
    return restDrift.compute(unit).held.drift_suction_k as Float64Array
  }
  const plain = shifted((value) => value)
  for (const changed of [shifted((value) => -value), shifted((value) => value + 3)])
    changed.forEach((value, i) => (Number.isNaN(value) ? expect(plain[i]).toBeNaN() : expect(value).toBeCloseTo(plain[i] as number, 9)))
})

it('excess is a ratio: it is the same in watt hours as in kilowatt hours of a larger machine', () => {
  const scaled = eventful()
  scaled.day.energy_kwh = scaled.day.energy_kwh.map((kwh) => 7 * kwh)
  const [one, seven] = [eventful(), scaled].map((unit) => energyCost.compute(unit).held.cost_excess_pct as Float64Array)
  seven?.forEach((value, i) => (Number.isNaN(value) ? expect(one?.[i]).toBeNaN() : expect(value).toBeCloseTo(one?.[i] as number, 6)))
})
