import { newMarks, newNumbers, newUnknown, newWholes } from '../../../statistics/memory'
import { median, quantile } from '../../../statistics/quantile'
import { lookingBack } from '../remembered/looking-back'
import { outgrown, remembered } from '../remembered/unit-memory'
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

/**
 * What the weeks before have left: the baseline in force, and the places of the last visit, the last week compared, those since which weeks are strange,
 * and the days that are. Places count from a year before the days that follow.
 */
interface Known {
  baseline: Baseline | undefined
  since: number
  lastMonday: number
  strangeFrom: number
  strange: Uint8Array
}

const newKnown = (): Known => ({ baseline: undefined, since: 0, lastMonday: NaN, strangeFrom: Infinity, strange: new Uint8Array(mostDays) })

/** Every week with enough comparable days. The baseline is refitted on the first of each month from the last 365 days before it. */
export const weeklyExcess = (unit: UnitSeries): WeekExcess[] => {
  const whole = wholeDays(unit)
  const outdoor = lookingBack(unit, 'outdoor of whole days', whole.outdoor, mostDays)
  const kwh = lookingBack(unit, 'electricity of whole days', whole.kwh, mostDays)
  const firstDay = unit.firstDay - mostDays
  const restarts = new Set(unit.repairs)
  const known = remembered(unit, 'weeks of electricity', newKnown)
  const strange = newMarks(kwh.length)
  strange.set(known.strange)
  const weeks: WeekExcess[] = []
  let { baseline, since, lastMonday, strangeFrom } = known
  let byTemperature: Int32Array | undefined
  const fitBefore = (place: number): Baseline | undefined => {
    byTemperature ??= placesByTemperature(outdoor, kwh)
    const days = usableBefore(byTemperature, place, strange)
    return days.length < leastDays ? undefined : baselineOf(days, outdoor, kwh, firstDay)
  }
  for (let i = 0; i < unit.length; i++) {
    const place = mostDays + i
    if (restarts.has(i)) since = place
    if (baseline === undefined || dayOfMonth(unit, i) === 1) baseline = fitBefore(place) ?? baseline
    if (baseline === undefined || weekday(unit, i) !== 1) continue
    const week = compare(baseline, Math.max(since, place - 7), place, outdoor, kwh)
    if (week === undefined) {
      if (place - lastMonday > forgetDays) strangeFrom = Infinity
      continue
    }
    weeks.push({ monday: i, ...week })
    lastMonday = place
    if (week.significantPct >= strangePct) strangeFrom = Math.min(strangeFrom, place - 7)
    strange.fill(1, strangeFrom, place)
    if (week.significantPct < strangePct) strangeFrom = Infinity
  }
  Object.assign(known, { baseline, since: since - unit.length, lastMonday: lastMonday - unit.length, strangeFrom: Math.max(0, strangeFrom - unit.length), strange: strange.slice(unit.length) })
  return weeks
}

/** Places with energy in order of temperature. */
const placesByTemperature = (outdoor: Float64Array, kwh: Float64Array): Int32Array => {
  const places = newWholes(kwh.length)
  let count = 0
  for (let d = 0; d < kwh.length; d++) if (!Number.isNaN(kwh[d])) places[count++] = d
  return places.subarray(0, count).sort((a, b) => (outdoor[a] as number) - (outdoor[b] as number) || a - b)
}

/** Those of the year before a place that no excess makes strange. */
const usableBefore = (places: Int32Array, place: number, strange: Uint8Array): Int32Array => {
  const kept = newWholes(places.length)
  let count = 0
  for (let p = 0; p < places.length; p++) {
    const d = places[p] as number
    if (d < place && d >= place - mostDays && strange[d] === 0) kept[count++] = d
  }
  return kept.subarray(0, count)
}

const compare = ({ fit, from, to, noiseKwh, noiseShare }: Baseline, since: number, monday: number, outdoor: Float64Array, kwh: Float64Array): Omit<WeekExcess, 'monday'> | undefined => {
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
  return { kwh: used, expectedKwh: expected, excessPct: 100 * excess, significantPct: tells ? 100 * excess : 0 }
}

/** 1 = Monday. */
const weekday = (unit: UnitSeries, i: number): number => (unit.firstDay + i + 4) % 7

/**
 * Days that can be compared: energy, and weather as the house feels it, which is colder by what its rooms are set warmer than in the first days.
 * Rooms set cooler leave it as it is: a setback at night saves less than its mean, and what warms the house again in the morning costs.
 */
const wholeDays = (unit: UnitSeries): { outdoor: Float64Array; kwh: Float64Array } => {
  const { energy_kwh, coverage, outdoor_c_mean, station_c_mean, setpoint_c_mean } = unit.day
  const rooms = remembered(unit, 'rooms of electricity', newRooms)
  const roomC = firstRoomC(rooms, setpoint_c_mean)
  const outdoor = newNumbers(unit.length)
  const kwh = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const setpoint = setpoint_c_mean[i] as number
    if (setpoint <= mostRoomC) rooms.warmer = Math.max(0, setpoint - roomC || 0)
    const station = station_c_mean[i] as number
    outdoor[i] = (Number.isNaN(station) ? (outdoor_c_mean[i] as number) : station) - rooms.warmer
    const usable = (energy_kwh[i] as number) > 0 && (coverage[i] as number) >= wholeDay && !Number.isNaN(outdoor[i]) && !(setpoint < vacationC)
    if (usable) kwh[i] = energy_kwh[i] as number
  }
  return { outdoor, kwh }
}

/** Setpoints of the first days, and how much warmer than in those the rooms are set, K. */
interface Rooms {
  first: number[]
  warmer: number
}

const newRooms = (): Rooms => ({ first: [], warmer: 0 })

/** Median setpoint of as many days as a baseline needs, by which the days before were compared as well. */
const firstRoomC = ({ first }: Rooms, setpoints: Float64Array): number => {
  const before = median(first)
  for (let i = 0; i < setpoints.length && first.length < leastDays; i++) if ((setpoints[i] as number) <= mostRoomC && (setpoints[i] as number) >= vacationC) first.push(setpoints[i] as number)
  const roomC = median(first)
  if (roomC !== before && !Number.isNaN(before)) outgrown('setpoint of the first days')
  return roomC
}

/**
 * Fits twice where days lie beyond the quartiles by three times their distance: those stay out of the second fit (CalTRACK 2.3).
 * `days` are in order of temperature.
 */
const baselineOf = (days: Int32Array, outdoor: Float64Array, kwh: Float64Array, firstDay: number): Baseline => {
  const first = fitChangePoint(gathered(outdoor, days), gathered(kwh, days))
  const rest = newNumbers(days.length)
  for (let k = 0; k < rest.length; k++) rest[k] = (kwh[days[k] as number] as number) - predict(first, outdoor[days[k] as number] as number)
  const [q1, q3] = [quantile(rest, 0.25), quantile(rest, 0.75)]
  const kept = days.filter((_, k) => (rest[k] as number) >= q1 - 3 * (q3 - q1) && (rest[k] as number) <= q3 + 3 * (q3 - q1))
  const fit = kept.length === days.length ? first : fitChangePoint(gathered(outdoor, kept), gathered(kwh, kept))
  const at = (share: number): number => outdoor[kept[Math.round(share * (kept.length - 1))] as number] as number
  return { fit, from: at(edge), to: at(1 - edge), ...weekNoise(fit, days, outdoor, kwh, firstDay) }
}

const gathered = (values: Float64Array, days: Int32Array): Float64Array => {
  const gathering = newNumbers(days.length)
  for (let k = 0; k < days.length; k++) gathering[k] = values[days[k] as number] as number
  return gathering
}

/** Spread of the weeks of a baseline around itself, from the median of their distances or their tail: of all in kWh, of the busier half as a share. */
const weekNoise = (fit: ChangePoint, days: Int32Array, outdoor: Float64Array, kwh: Float64Array, firstDay: number): Pick<Baseline, 'noiseKwh' | 'noiseShare'> => {
  const weekOf = (d: number): number => Math.floor((firstDay + d + 3) / 7)
  let [earliest, latest] = [Infinity, 0]
  for (let k = 0; k < days.length; k++) {
    earliest = Math.min(earliest, days[k] as number)
    latest = Math.max(latest, days[k] as number)
  }
  const firstWeek = weekOf(earliest)
  const count = weekOf(latest) - firstWeek + 1
  const [used, expected, known] = [newNumbers(count), newNumbers(count), newWholes(count)]
  for (let k = 0; k < days.length; k++) {
    const d = days[k] as number
    const week = weekOf(d) - firstWeek
    used[week] = (used[week] as number) + (kwh[d] as number)
    expected[week] = (expected[week] as number) + Math.max(0, predict(fit, outdoor[d] as number))
    known[week] = (known[week] as number) + 1
  }
  const whole: number[] = []
  for (let week = 0; week < count; week++) if ((known[week] as number) >= leastWeekDays && (expected[week] as number) > 0) whole.push(week)
  const usual = median(whole.map((week) => expected[week] as number))
  const busy = whole.filter((week) => (expected[week] as number) >= usual)
  return {
    noiseKwh: spreadOf(whole.map((week) => Math.abs((used[week] as number) - (expected[week] as number)))),
    noiseShare: Math.max(latest - earliest + 1 >= yearDays ? leastShare : unmetShare, spreadOf(busy.map((week) => Math.abs((used[week] as number) / (expected[week] as number) - 1)))),
  }
}

const spreadOf = (away: readonly number[]): number => (away.length === 0 ? 0 : Math.max(1.4826 * median(away), quantile(away, 0.8) / normal80))
