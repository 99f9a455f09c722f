import { stationDigits, stationHours } from './station-hours'
import type { SiteWeather } from './weather'

const columns = ['outdoor_c', 'rh_pct', 'wind_m_s', 'ghi_w_m2', 'precip_mm'] as const

/** `weather.csv`: hourly, UTC, one block a site, from the first to the last hour of the fleet's telemetry. */
export const weatherCsv = (sites: readonly { siteId: string; weather: SiteWeather }[], fromMs: number, toMs: number): string => {
  const lines = [`site_id,ts,${columns.join(',')}\n`]
  for (const { siteId, weather } of sites) {
    const station = stationHours(weather, fromMs, toMs)
    for (let i = 0; i < station.hours; i++) {
      const at = new Date(station.startMs + i * 3_600_000).toISOString().slice(0, 19)
      lines.push(`${siteId},${at}Z,${columns.map((name) => (station[name][i] as number).toFixed(stationDigits[name])).join(',')}\n`)
    }
  }
  return lines.join('')
}
