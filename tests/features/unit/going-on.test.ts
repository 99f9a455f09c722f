import { expect, test } from 'vitest'
import { computeSeries, newParts, type Parts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import type { PartTable } from '../../../analytics/pipeline/2-features/unit/part-table'
import { goesOn, memoryOf, memoryText, type SeriesMemory } from '../../../analytics/pipeline/2-features/unit/series-memory'
import { rowsOf, seriesOf, start, type Sample } from './series'

const days = 75
const facts = { unitNo: 1, refrigerant: 'R-410A', hydronic: true, latitude: 47, longitude: 8 }
const c = (value: number): number => Math.round(10 * value) / 10

/** A unit that rests, heats, makes hot water, defrosts, is locked out and helped, all at odd moments, with days of which some of it is missing. */
const unit = (sampleS: number): Sample[] =>
  Array.from({ length: (days * 86_400) / sampleS }, (_, i): Sample => {
    const at = i * sampleS
    const slot = Math.floor(at / 300)
    const wave = (period: number, shift = 0) => Math.sin((2 * Math.PI * (slot + shift)) / period)
    const on = wave(131) > -0.3 && slot % 577 > 60
    const melting = on && slot % 43 < 3
    const air = 1 + 6 * wave(288, 70) - (slot % 577) / 100 + 5 * wave(288 * 40)
    return {
      at,
      mode: melting ? 'defrost' : slot % 577 < 60 ? 'heat' : on ? (slot % 300 < 40 ? 'dhw' : 'heat') : 'off',
      defrost: melting,
      power_w: on ? 1500 + 40 * wave(17) : 12,
      aux_power_w: slot % 100 < 8 ? 2500 : 0,
      heat_w: melting ? -900 : on ? 4800 : slot % 97 < 5 ? 300 : 0,
      outdoor_c: slot % 1500 === 7 ? 85 : c(air),
      indoor_c: c(19.5 + wave(401)),
      setpoint_c: slot % 500 < 300 ? 21 : 19,
      supply_c: c(on ? (slot % 701 < 30 ? 25 : 36) : 26),
      return_c: c(on ? 31 + wave(288 * 50) / 2 : 25.7 + at / 86_400 / 30),
      flow_lpm: on ? 20 : 0,
      compressor_hz: on ? Math.round(50 + 15 * wave(900) + (slot % 9000 === 50 ? 40 : 0)) : 0,
      discharge_c: c(on ? 72 + 10 * wave(200) : air),
      suction_c: c(on ? air - 3 : air + 0.4),
      liquid_c: slot % 800 < 200 ? 31.2 : c(on ? 30 : air),
      outdoor_coil_c: c(melting ? 11 : on ? air - 6 - (slot % 43) / 8 : air),
      suction_kpa: Math.round(on ? 650 + 10 * wave(60) : 800 + 20 * air),
      discharge_kpa: Math.round(on ? 2400 : 800 + 20 * air),
      stationC: c(air + 0.3),
      rhPct: 85,
    }
  })

const dayOf = ({ at }: Sample): number => (at as number) / 86_400
/** From one day on to another some values are others, or there are no rows. */
const changed = (samples: readonly Sample[], from: number, to: number, change: Sample | ((sample: Sample) => Sample) | undefined): Sample[] =>
  samples.flatMap((sample) => (dayOf(sample) < from || dayOf(sample) >= to ? [sample] : change === undefined ? [] : [{ ...sample, ...(typeof change === 'function' ? change(sample) : change) }]))
const without = (samples: readonly Sample[], ...names: (keyof Sample)[]): Sample[] => samples.map((sample) => Object.fromEntries(Object.entries(sample).filter(([name]) => !names.includes(name as keyof Sample))) as Sample)

const five = unit(300)
const inOtherAir = changed(without(five, 'defrost', 'mode'), 0, 31, ({ at }) => ({ outdoor_coil_c: c(20 + Math.sin((at as number) / 7000)) }))
const units: Record<string, Sample[]> = {
  'at five minutes': five,
  'at one minute': unit(60).slice(0, 30 * 1440),
  'at a quarter of an hour': unit(900),
  'at an hour': unit(3600),
  'without a flag of defrosts, with a valve': without(five, 'defrost').map((sample) => ({ ...sample, mode: sample.mode === 'defrost' ? 'heat' : sample.mode ?? 'off', valveHeating: sample.mode !== 'defrost' })),
  'with the coil alone': without(five, 'defrost').map((sample) => ({ ...sample, mode: sample.mode === 'defrost' ? 'heat' : sample.mode ?? 'off' })),
  'with a coil in other air until it is moved': inOtherAir,
  'with a coil in other air that rests too shortly to tell': changed(inOtherAir, 12, 50, ({ at }) => ({ compressor_hz: Math.floor((at as number) / 1200) % 2 === 0 ? 40 : 0 })),
  'with power alone': without(five, 'defrost', 'mode', 'outdoor_coil_c', 'supply_c', 'compressor_hz', 'discharge_c'),
  'with holes of hours, days and weeks': changed(changed(changed(five, 12.3, 12.45, undefined), 20, 23, undefined), 40, 55.5, undefined),
  'with sensors that stand still for a week': changed(changed(five, 18, 25, { outdoor_c: 4, suction_c: 3 }), 44.5, 51, { discharge_c: 50, supply_c: 30 }),
  'with sensors that stand still for ever': changed(five, 33, days, { outdoor_c: 4, suction_c: 3 }),
  'with sensors and a setpoint missing for weeks': changed(changed(five, 15, 38, { setpoint_c: NaN, suction_c: NaN, outdoor_c: NaN }), 50, 53, { setpoint_c: NaN, power_w: NaN }),
  'with a setpoint missing for weeks': changed(five, 15, 38.55, { setpoint_c: NaN }),
  'with a station from a month on and no own sensor before it': changed(changed(five, 0, 30, { stationC: NaN, outdoor_c: NaN }), 30, 31, { outdoor_c: NaN }),
  'that does not stop for weeks': changed(five, 16, 36, { compressor_hz: 40, mode: 'heat', defrost: false }),
  'that rests for weeks': changed(five, 16, 46, { compressor_hz: 0, mode: 'off', defrost: false, power_w: 5 }),
  'with a flag that is stuck': changed(five, 19, 34, { defrost: true }),
  'whose water goes the wrong way for days': changed(five, 17.5, 29.5, { compressor_hz: 40, mode: 'heat', defrost: false, supply_c: 20, return_c: 25 }),
}

const parts = ['day_part', 'mode_part', 'run_part', 'defrost_part', 'gate_part', 'signal_day_part'] as const
type Row = Record<string, number>
const rowsIn = (found: Parts, part: (typeof parts)[number] | 'signal_part'): Row[] => rowsOf(found[part] as unknown as PartTable<string>)
const told = (samples: readonly Sample[], sampleS: number, before?: SeriesMemory) => {
  const found = newParts()
  const memory = computeSeries(found, seriesOf(sampleS, samples), facts, { before, remember: true })
  return { found, memory }
}

test.each(Object.entries(units))('a unit %s tells the same by and by as at once', (_, samples) => {
  expect(wentOn(samples, [9.99, 20, 20.4, 27, 33.7, 48, 60.25, days])).toBeGreaterThan(2)
})

test('a unit whose rows come every few hours goes on each time', () => {
  const hours = Array.from({ length: 20 }, (_, i) => 25 + (i * 7) / 24)
  expect(wentOn(five, hours)).toBe(19)
  expect(wentOn(units['with sensors that stand still for a week'] as Sample[], [17, ...hours])).toBeGreaterThan(10)
})

/** Tells the rows up to each of some days, every time from where it stood, and answers how often it went on. */
const wentOn = (samples: readonly Sample[], cuts: readonly number[]): number => {
  const sampleS = (samples[1]?.at ?? 0) - (samples[0]?.at ?? 0)
  const known = Object.fromEntries(parts.map((part) => [part, [] as Row[]]))
  let memory: SeriesMemory | undefined
  let times = 0
  for (const cut of cuts) {
    const upTo = samples.filter((sample) => dayOf(sample) < cut)
    const readFrom = (from: SeriesMemory | undefined) => upTo.filter(({ at }) => start + (at as number) >= (from?.readFrom ?? -Infinity))
    if (memory !== undefined && !goesOn(seriesOf(sampleS, readFrom(memory)), memory)) memory = undefined
    const step = told(readFrom(memory), sampleS, memory)
    const day = memory?.day ?? -Infinity
    const whole = told(upTo, sampleS)
    for (const part of parts) {
      known[part] = [...(known[part] ?? []).filter((row) => (row['day'] as number) < day), ...rowsIn(step.found, part)]
      expect(inOrder(known[part] ?? []), `${part} up to day ${cut}`).toEqual(inOrder(rowsIn(whole.found, part)))
    }
    expect(rowsIn(step.found, 'signal_part'), `signals up to day ${cut}`).toEqual(rowsIn(whole.found, 'signal_part'))
    if (memory !== undefined) times++
    memory = step.memory === undefined ? undefined : memoryOf(memoryText(step.memory))
  }
  return times
}

const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => (a['day'] as number) - (b['day'] as number) || (a['signal'] ?? 0) - (b['signal'] ?? 0) || (a['started_ts'] ?? 0) - (b['started_ts'] ?? 0) || (a['mode'] ?? 0) - (b['mode'] ?? 0))

test('a series of a few days is read again as a whole', () => {
  expect(told(five.slice(0, 6 * 288), 300).memory).toBeUndefined()
  expect(told(five.slice(0, 8 * 288), 300).memory).toMatchObject({ day: start / 86_400 + 5, readFrom: start + 2 * 86_400 })
})
