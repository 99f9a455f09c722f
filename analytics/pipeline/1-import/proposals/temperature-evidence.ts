import type { ColumnFeatures } from './column-features'
import { band, ramp, type Evidence } from './evidence'
import type { JudgedColumns } from './judged-columns'

type Judge = (f: ColumnFeatures, t: Temperatures) => { score: number; reason: string }

/** What of a column is in degrees, as °C and K. */
interface Temperatures {
  low: number
  median: number
  high: number
  on: number
  off: number
  /** How much warmer it is where the machine runs; 0 where that is not known. */
  lift: number
  spread: number
  known: boolean
}

const round = (value: number): string => `${Math.round(value)} °C`
const quiet = ({ coupling }: ColumnFeatures): number => (Number.isNaN(coupling) ? 0 : ramp(Math.abs(coupling), 0.35, 0.8, 0, -4))
const seldomChanges = ({ changing, distinct }: ColumnFeatures): boolean => changing < 0.02 && distinct <= 12

const outdoor: Judge = (f, t) => ({
  score: 0.5 + ramp(t.median, 20, 32, 0, -2) + band(t.low, -45, 32, 4) + band(t.high, -25, 46, 3) + ramp(t.spread, 1, 8, -3, 1.5) + ramp(f.roughness, 0.15, 0.6, 1.5, -3) + ramp(f.daily, 0.1, 0.5, -0.3, 1) + quiet(f) + (seldomChanges(f) ? -2 : 0),
  reason: `follows the day and the weather between ${round(t.low)} and ${round(t.high)}, and hardly the compressor`,
})

const indoor: Judge = (f, t) => ({
  score: 1.5 + band(t.median, 16, 26, 1.5) + band(t.low, 10, 26, 2) + band(t.high, 16, 31, 2) + ramp(t.spread, 2, 10, 0.8, -2.5) + quiet(f) + band(t.lift, -2, 2, 2, 1) + (seldomChanges(f) ? -2 : 0),
  reason: `stays between ${round(t.low)} and ${round(t.high)}, as a room does`,
})

const setpoint: Judge = (f, t) => ({
  score: (seldomChanges(f) ? 1.8 : -5) + band(t.median, 12, 30, 2),
  reason: `changes seldom, in steps, around ${round(t.median)}`,
})

const tank: Judge = (f, t) => ({
  score: 1 + band(t.median, 38, 60, 3) + band(t.high, 42, 75, 3) + band(t.low, 20, 60, 5) + ramp(t.spread, 1, 5, -1, 0.8) + quiet(f) + band(t.lift, -12, 4, 3) + (seldomChanges(f) ? -3 : 0),
  reason: `is warm all day, ${round(t.low)} to ${round(t.high)}, and falls slowly between charges`,
})

const supply: Judge = (f, t) => ({
  score: 0.5 + ramp(Math.abs(f.coupling), 0.1, 0.7, -1.5, 2) + (f.coupling < -0.3 ? -0.5 : 0) + band(t.on, 6, 62, t.on < 6 ? 0.8 : 3) + band(t.off, 8, 50, 4) + band(t.high, 10, 75, 3) + band(Math.abs(t.lift), 1, 40, 1, 2) + (seldomChanges(f) ? -4 : 0),
  reason: t.known ? `moves with the compressor: ${round(t.on)} running, ${round(t.off)} standing` : `lies between ${round(t.low)} and ${round(t.high)}`,
})

const returned: Judge = (f, t) => ({
  score: 0.5 + ramp(Math.abs(f.coupling), 0.05, 0.6, 0, 1) + band(t.on, 10, 58, 3) + ramp(t.on, 13, 18, -1, 0) + band(t.off, 8, 50, 4) + band(t.high, 12, 70, 3) + (seldomChanges(f) ? -4 : 0),
  reason: t.known ? `${round(t.on)} where the compressor runs, ${round(t.off)} where it stands` : `lies between ${round(t.low)} and ${round(t.high)}`,
})

const discharge: Judge = (f, t) => ({
  score: ramp(f.coupling, 0, 0.5, -1.5, 1.5) + band(t.on, 42, 115, 6) + band(t.high, 55, 140, 5) + ramp(t.lift, 5, 25, -2, 2) + (seldomChanges(f) ? -4 : 0),
  reason: t.known ? `the hottest where the compressor runs (${round(t.on)}), ${round(t.off)} where it stands` : `reaches ${round(t.high)}, hotter than water or air gets`,
})

const suction: Judge = (f, t) => ({
  score: -0.5 + band(t.on, -30, 24, 4) + band(t.high, -10, 45, 4) + ramp(t.spread, 1, 6, -1.5, 0.5) + ramp(f.roughness, 0.05, 0.5, 0, 0.7) + ramp(t.lift, -4, 4, 1.5, -1.5) + (seldomChanges(f) ? -3 : 0),
  reason: `cold where the compressor runs (${round(t.on)})`,
})

const liquid: Judge = (f, t) => ({
  score: -0.6 + band(t.on, 8, 52, 4) + ramp(f.coupling, 0, 0.6, -1, 1) + ramp(t.lift, 0, 6, -1, 1) + (seldomChanges(f) ? -3 : 0),
  reason: `${round(t.on)} where the compressor runs`,
})

const coil: Judge = (f, t) => ({
  score: -0.6 + band(t.on, -30, 55, 5) + ramp(f.roughness, 0.1, 0.5, -0.5, 1) + ramp(Math.abs(f.coupling), 0.2, 0.7, -1, 1) + ramp(Math.abs(t.lift), 1, 5, -1, 1) + (seldomChanges(f) ? -3 : 0),
  reason: `leaves the outdoor air's temperature where the compressor runs (${round(t.on)})`,
})

const judges: Readonly<Record<string, Judge>> = {
  outdoor_c: outdoor, indoor_c: indoor, setpoint_c: setpoint, dhw_tank_c: tank, supply_c: supply, return_c: returned, discharge_c: discharge, suction_c: suction, liquid_c: liquid, outdoor_coil_c: coil,
}

/** Signals that only a machine's rhythm tells, by what they lose where none is seen. */
const rhythmless: Readonly<Record<string, number>> = { supply_c: -1, return_c: -1, discharge_c: -1, suction_c: -3, liquid_c: -3, outdoor_coil_c: -3 }

const ofTheMachine = new Set(['supply_c', 'return_c', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c'])

/** What speaks for a column being each temperature, in the table's unit. Zero is no temperature a machine stands at by chance. */
export const temperatureEvidence = (f: ColumnFeatures, { activity, celsius, kelvin, temperature }: JudgedColumns): Map<string, Evidence> => {
  const known = !Number.isNaN(f.on) && !Number.isNaN(f.off)
  const t: Temperatures = {
    low: celsius(f.low), median: celsius(f.median), high: celsius(f.high), spread: kelvin(f.high - f.low), known,
    on: celsius(Number.isNaN(f.on) ? f.median : f.on), off: celsius(f.off), lift: known ? kelvin(f.on - f.off) : NaN,
  }
  const zero = (f.zeros > 0.1 && f.off === 0 ? -5 : 0) + (f.whole > 0.97 && f.distinct > 8 ? -1 : 0)
  return new Map(Object.entries(judges).map(([signal, judge]) => {
    const { score, reason } = judge(f, t)
    return [signal, { score: score + zero + (f.blanksAtRest ? (ofTheMachine.has(signal) ? 1 : -4) : 0) + (activity === undefined ? (rhythmless[signal] ?? 0) : 0), unit: temperature, reason }]
  }))
}
