import type { SiteWeather } from './weather'

const hourMs = 3_600_000

/** Hourly weather as `weather.csv` states it, with its digits; index 0 is the hour at `startMs`. */
export interface StationHours {
  startMs: number
  hours: number
  outdoor_c: Float64Array
  rh_pct: Float64Array
  wind_m_s: Float64Array
  ghi_w_m2: Float64Array
  precip_mm: Float64Array
}

export const stationDigits = { outdoor_c: 1, rh_pct: 0, wind_m_s: 1, ghi_w_m2: 0, precip_mm: 1 } as const

const made = new WeakMap<SiteWeather, StationHours>()

/** The hours of a fleet's span, an hour before and after it included. */
export const stationHours = (weather: SiteWeather, fromMs: number, toMs: number): StationHours => {
  const known = made.get(weather)
  if (known !== undefined) return known
  const first = Math.max(0, Math.ceil((fromMs - hourMs - weather.startMs) / hourMs))
  const end = Math.min(weather.hours, Math.floor((toMs + hourMs - weather.startMs) / hourMs) + 1)
  const rounded = (values: Float64Array, digits: number, factor = 1): Float64Array =>
    values.slice(first, end).map((value) => Number((factor * value).toFixed(digits)))
  const station = {
    startMs: weather.startMs + first * hourMs,
    hours: end - first,
    outdoor_c: rounded(weather.outdoorC, stationDigits.outdoor_c),
    rh_pct: rounded(weather.humidity, stationDigits.rh_pct, 100),
    wind_m_s: rounded(weather.windMs, stationDigits.wind_m_s),
    ghi_w_m2: rounded(weather.ghiWm2, stationDigits.ghi_w_m2),
    precip_mm: rounded(weather.precipMm, stationDigits.precip_mm),
  }
  made.set(weather, station)
  return station
}
