import { median, quantile } from '../../../statistics/quantile'
import { dayOfMonth, type UnitSeries } from '../unit-series'
import { fitChangePoint, predict, type ChangePoint } from './change-point'

/** A week of seven days up to the day before a Monday, compared with the baseline in force. */
export interface WeekExcess {
  /** Position of the Monday on which it is known. */
  monday: number
  kwh: number
  expectedKwh: number
  excessPct: number
  /** Excess where it is beyond the noise of weeks and worth telling, else 0. */
  significantPct: number
}

/** Days of a baseline, at least and at most, and the share of its samples a day must have (analytics notes 5.1). */
const leastDays = 45
const mostDays = 365
const wholeDay = 0.9
/** A house kept below this is empty: 58 degF. */
const vacationC = 14.4
/** The highest setpoint that is of a room. */
const mostRoomC = 32
/** Days of a week that must be comparable, the share of a baseline's days at each end of its weather that are few, and K beyond. */
const leastWeekDays = 5
const edge = 0.03
const beyondK = 1.5
/**
 * So many sigmas of a week count. A week is never known to better than 5 % of its energy; to 25 % while the baseline is no
 * year long, because sun, moisture and habit of a season not met yet are no outdoor temperature.
 */
const sigmas = 2.5
const leastShare = 0.05
const unmetShare = 0.25
const yearDays = 330
/** So many sigmas hold 80 % of normal values, both signs. */
const normal80 = 1.2816
/** An excess below this is not worth telling, kWh a week, and weeks that tell of this excess teach the baseline nothing, %. */
const leastKwh = 10
const strangePct = 15
/** What was strange holds for weeks that can't be compared, but no longer than this. */
const forgetDays = 56

interface Baseline {
  fit: ChangePoint
  from: number
  to: number
  /** Noise of a week, kWh and share of its energy. */
  noiseKwh: number
  noiseShare: number
}

/** Every week with enough comparable days. The baseline is refitted on the first of each month from the last 365 days before it. */
export const weeklyExcess = (unit: UnitSeries): WeekExcess[] => {
  const { outdoor, kwh } = wholeDays(unit)
  const byTemperature = Array.from({ length: unit.length }, (_, d) => d)
    .filter((d) => !Number.isNaN(kwh[d]))
    .sort((a, b) => (outdoor[a] as number) - (outdoor[b] as number) || a - b)
  const restarts = new Set(unit.repairs)
  const strange = new Uint8Array(unit.length)
  const weeks: WeekExcess[] = []
  let baseline: Baseline | undefined
  let since = 0
  let strangeFrom: number | undefined
  const fitBefore = (i: number): Baseline | undefined => {
    const days = byTemperature.filter((d) => d < i && d >= i - mostDays && strange[d] === 0)
    return days.length < leastDays ? undefined : baselineOf(days, outdoor, kwh, unit)
  }
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) since = i
    if (baseline === undefined || dayOfMonth(unit, i) === 1) baseline = fitBefore(i) ?? baseline
    if (baseline === undefined || weekday(unit, i) !== 1) continue
    const week = compare(baseline, i, Math.max(since, i - 7), outdoor, kwh)
    if (week === undefined) {
      if (i - (weeks.at(-1)?.monday ?? i) > forgetDays) strangeFrom = undefined
      continue
    }
    weeks.push(week)
    if (week.significantPct >= strangePct) strangeFrom = Math.min(strangeFrom ?? i, Math.max(0, i - 7))
    if (strangeFrom !== undefined) strange.fill(1, strangeFrom, i)
    if (week.significantPct < strangePct) strangeFrom = undefined
  }
  return weeks
}

const compare = ({ fit, from, to, noiseKwh, noiseShare }: Baseline, monday: number, since: number, outdoor: Float64Array, kwh: Float64Array): WeekExcess | undefined => {
  let [used, expected, days] = [0, 0, 0]
  for (let d = since; d < monday; d++) {
    const t = outdoor[d] as number
    if (Number.isNaN(kwh[d]) || t < from - beyondK || t > to + beyondK) continue
    used += kwh[d] as number
    expected += Math.max(0, predict(fit, t))
    days++
  }
  if (days < leastWeekDays || expected <= 0) return undefined
  const excess = used / expected - 1
  const tells = used - expected > Math.max(leastKwh, sigmas * Math.hypot(noiseKwh, noiseShare * expected))
  return { monday, kwh: used, expectedKwh: expected, excessPct: 100 * excess, significantPct: tells ? 100 * excess : 0 }
}

/** 1 = Monday. */
const weekday = (unit: UnitSeries, i: number): number => (unit.firstDay + i + 4) % 7

/**
 * Days that can be compared: energy, and weather as the house feels it, which is colder by what its rooms are set warmer than in the first days.
 * Rooms set cooler leave it as it is: a setback at night saves less than its mean, and what warms the house again in the morning costs.
 */
const wholeDays = (unit: UnitSeries): { outdoor: Float64Array; kwh: Float64Array } => {
  const { energy_kwh, coverage, outdoor_c_mean, station_c_mean, setpoint_c_mean } = unit.day
  const roomC = firstRoomC(setpoint_c_mean)
  let warmer = 0
  const outdoor = station_c_mean.map((station, i) => {
    const setpoint = setpoint_c_mean[i] as number
    if (setpoint <= mostRoomC) warmer = Math.max(0, setpoint - roomC || 0)
    return (Number.isNaN(station) ? (outdoor_c_mean[i] as number) : station) - warmer
  })
  const kwh = energy_kwh.map((energy, i) => {
    const usable = energy > 0 && (coverage[i] as number) >= wholeDay && !Number.isNaN(outdoor[i]) && !((setpoint_c_mean[i] as number) < vacationC)
    return usable ? energy : NaN
  })
  return { outdoor, kwh }
}

/** Median setpoint of as many days as a baseline needs. */
const firstRoomC = (setpoints: Float64Array): number => {
  const first: number[] = []
  for (let i = 0; i < setpoints.length && first.length < leastDays; i++) if ((setpoints[i] as number) <= mostRoomC && (setpoints[i] as number) >= vacationC) first.push(setpoints[i] as number)
  return first.length === 0 ? NaN : median(first)
}

/**
 * Fits twice where days lie beyond the quartiles by three times their distance: those stay out of the second fit (CalTRACK 2.3).
 * `days` are in order of temperature.
 */
const baselineOf = (days: readonly number[], outdoor: Float64Array, kwh: Float64Array, unit: UnitSeries): Baseline => {
  const fitTo = (chosen: readonly number[]) => fitChangePoint(chosen.map((d) => outdoor[d] as number), chosen.map((d) => kwh[d] as number))
  const first = fitTo(days)
  const rest = days.map((d) => (kwh[d] as number) - predict(first, outdoor[d] as number))
  const [q1, q3] = [quantile(rest, 0.25), quantile(rest, 0.75)]
  const kept = days.filter((_, index) => (rest[index] as number) >= q1 - 3 * (q3 - q1) && (rest[index] as number) <= q3 + 3 * (q3 - q1))
  const fit = kept.length === days.length ? first : fitTo(kept)
  const at = (share: number): number => outdoor[kept[Math.round(share * (kept.length - 1))] as number] as number
  return { fit, from: at(edge), to: at(1 - edge), ...weekNoise(fit, days, outdoor, kwh, unit) }
}

/** Spread of the weeks of a baseline around itself, from the median of their distances or their tail: of all in kWh, of the busier half as a share. */
const weekNoise = (fit: ChangePoint, days: readonly number[], outdoor: Float64Array, kwh: Float64Array, unit: UnitSeries): Pick<Baseline, 'noiseKwh' | 'noiseShare'> => {
  const weeks = new Map<number, { used: number; expected: number; days: number }>()
  for (const d of days) {
    const key = Math.floor((unit.firstDay + d + 3) / 7)
    const week = weeks.get(key) ?? { used: 0, expected: 0, days: 0 }
    week.used += kwh[d] as number
    week.expected += Math.max(0, predict(fit, outdoor[d] as number))
    week.days++
    weeks.set(key, week)
  }
  const whole = [...weeks.values()].filter((week) => week.days >= leastWeekDays && week.expected > 0)
  const usual = median(whole.map(({ expected }) => expected))
  const busy = whole.filter(({ expected }) => expected >= usual)
  const spread = (away: number[]): number => (away.length === 0 ? 0 : Math.max(1.4826 * median(away), quantile(away, 0.8) / normal80))
  const spanDays = days.reduce((latest, d) => Math.max(latest, d), 0) - days.reduce((earliest, d) => Math.min(earliest, d), Infinity) + 1
  return {
    noiseKwh: spread(whole.map(({ used, expected }) => Math.abs(used - expected))),
    noiseShare: Math.max(spanDays >= yearDays ? leastShare : unmetShare, spread(busy.map(({ used, expected }) => Math.abs(used / expected - 1)))),
  }
}
