import type { DaySpan, SeriesRows } from './series-rows'
import type { UnitFacts } from './unit-facts'

const degree = Math.PI / 180
/** Upper limb of the sun at the horizon, with refraction. */
const horizon = -0.833 * degree

/**
 * Sunrise and sunset nearest to a moment (seconds since 1970, UTC) around local noon, at degrees north and east, to about two minutes
 * (low-precision formulas of the Astronomical Almanac). Infinite where the sun does not rise, or does not set, that day.
 */
export const sunTimes = (noonAt: number, latitude: number, longitude: number): { rise: number; set: number } => {
  const d = noonAt / 86400 - 10957.5
  const anomaly = (357.529 + 0.98560028 * d) * degree
  const ecliptic = (280.459 + 0.98564736 * d + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * degree
  const obliquity = (23.439 - 3.6e-7 * d) * degree
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic)) / degree
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic))
  const hourAngle = (18.697374558 + 24.06570982441908 * d) * 15 + longitude - ascension
  const sidereal = 86164.0905 / 360
  const transit = noonAt - (((hourAngle % 360) + 540) % 360 - 180) * sidereal
  const north = latitude * degree
  const cosine = (Math.sin(horizon) - Math.sin(north) * Math.sin(declination)) / (Math.cos(north) * Math.cos(declination))
  if (cosine > 1) return { rise: Infinity, set: Infinity }
  if (cosine < -1) return { rise: -Infinity, set: Infinity }
  const half = (Math.acos(cosine) / degree) * sidereal
  return { rise: transit - half, set: transit + half }
}

/** When sun may be on a unit's sensors, per day beside the day spans, seconds since 1970. */
export interface Daylight {
  setBefore: Float64Array
  rise: Float64Array
  set: Float64Array
}

const morningS = 6 * 3600
const nightS = 22 * 3600

/** By the sun where the unit's place is known, else from 6 to 22 h local time. */
export const daylightOf = (rows: SeriesRows, days: readonly DaySpan[], { latitude, longitude }: UnitFacts): Daylight => {
  const [setBefore, rise, set] = [new Float64Array(days.length), new Float64Array(days.length), new Float64Array(days.length)]
  days.forEach(({ from }, index) => {
    const dayStart = (rows.at[from] as number) - (rows.daySecond[from] as number)
    const known = latitude != null && longitude != null
    const today = known ? sunTimes(dayStart + 43_200, latitude, longitude) : { rise: dayStart + morningS, set: dayStart + nightS }
    setBefore[index] = known ? sunTimes(dayStart - 43_200, latitude, longitude).set : today.set - 86_400
    rise[index] = today.rise
    set[index] = today.set
  })
  return { setBefore, rise, set }
}

/** Whether it is dark at a moment of a day or of the night before it. */
export const isDark = ({ setBefore, rise, set }: Daylight, index: number, at: number): boolean =>
  (at >= (setBefore[index] as number) && at <= (rise[index] as number)) || at >= (set[index] as number)
