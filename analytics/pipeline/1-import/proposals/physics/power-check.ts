import { quantile } from '../../../../statistics/quantile'
import type { Readings } from './readings'

/** What is wrong with the unit of a power by physics, and what would be right. */
export interface PowerVerdict {
  signal: 'power_w' | 'heat_w'
  /** What the number of the file is more likely in. */
  unit: string
  /** For people: what is implausible as read, and what it is in that unit. */
  problem: string
}

/** How the file writes a power: the factor from its numbers to W, and that unit. */
export interface PowerUnits {
  power_w?: { unit: string; scale: number }
  heat_w?: { unit: string; scale: number }
}

const cops: readonly [number, number] = [0.5, 8]
const usualCops: readonly [number, number] = [1.5, 6.5]
const supply: readonly [number, number] = [60, 1000]
const powers: readonly [number, number] = [40, 200_000]
const leastRows = 12
const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high
const short = (value: number): string => String(Number(value.toPrecision(3)))

/** Units a power may be in instead, by the factor to W. */
const instead = (stepS: number): readonly (readonly [unit: string, scale: number])[] => [['W', 1], ['kW', 1000], ['Wh', 3600 / stepS], ['kWh', 3_600_000 / stepS]]

/**
 * Judges the electrical power, and the heat, over rows in which the machine runs: by the COP (0.5 to 8 is possible), the volts it makes
 * of the current, and what any heat pump takes. Answers the unit with which all of them make sense; undefined where they do as read, or no unit helps.
 */
export const checkPower = (readings: Readings, units: PowerUnits): PowerVerdict | undefined => {
  const { power_w: power, heat_w: heat, compressor_a: current, compressor_hz: speed, stepS } = readings
  if (power === undefined || units.power_w === undefined) return undefined
  const most = 0.15 * quantile(power, 0.98)
  const rows = Array.from(power.keys()).filter((i) => (speed === undefined ? (power[i] as number) > most : (speed[i] as number) > 0) && Number.isFinite(power[i]))
  if (rows.length < leastRows) return undefined
  const mean = (values: Float64Array | undefined, of: readonly number[]): number => (values === undefined || of.length < leastRows ? NaN : of.reduce((sum, i) => sum + Math.abs(values[i] as number), 0) / of.length)
  const both = heat === undefined ? [] : rows.filter((i) => Number.isFinite(heat[i]) && heat[i] !== 0)
  const cop = mean(heat, both) / mean(power, both)
  const withCurrent = current === undefined ? [] : rows.filter((i) => (current[i] as number) > 0)
  const volts = mean(power, withCurrent) / mean(current, withCurrent)
  const watts = mean(power, rows)
  const possible = (factor: number, heatFactor = 1) =>
    (Number.isNaN(cop) || within((cop * heatFactor) / factor, cops)) && (Number.isNaN(volts) || within(volts * factor, supply)) && within(watts * factor, powers)
  if (possible(1)) return undefined
  const usual = (factor: number, heatFactor = 1) => possible(factor, heatFactor) && (Number.isNaN(cop) || within((cop * heatFactor) / factor, usualCops))
  const said = `${facts(cop, volts, watts)} over rows in which it runs`
  const of = (signal: 'power_w' | 'heat_w', test: (factor: number) => boolean): PowerVerdict | undefined => {
    const now = units[signal]
    const found = now === undefined ? undefined : instead(stepS).find(([unit, scale]) => unit !== now.unit && test(scale / now.scale))
    if (now === undefined || found === undefined) return undefined
    const [unit, scale] = found
    const factor = scale / now.scale
    const then = signal === 'power_w' ? facts(cop / factor, volts * factor, watts * factor) : facts(cop * factor, volts, watts)
    return { signal, unit, problem: `read in ${now.unit} it gives ${said}; in ${unit}${unit.endsWith('h') ? ` of each row of ${stepS} s` : ''} ${then}` }
  }
  return of('power_w', (factor) => usual(factor)) ?? of('heat_w', (factor) => usual(1, factor)) ?? of('power_w', (factor) => possible(factor)) ?? of('heat_w', (factor) => possible(1, factor))
}

const facts = (cop: number, volts: number, watts: number): string =>
  [Number.isNaN(cop) ? `${short(watts)} W` : `a COP of ${short(cop)}`, ...(Number.isNaN(volts) ? [] : [`${short(volts)} V for its current`])].join(' and ')
