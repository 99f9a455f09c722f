import type { SiteWeather } from './weather'

const header = 'site_id,ts,outdoor_c,rh_pct,wind_m_s,ghi_w_m2,precip_mm\n'

/** `weather.csv`: hourly, UTC, one block a site, from the first to the last hour of the fleet's telemetry. */
export const weatherCsv = (sites: readonly { siteId: string; weather: SiteWeather }[], fromMs: number, toMs: number): string => {
  const lines = [header]
  for (const { siteId, weather } of sites)
    for (let i = 0; i < weather.hours; i++) {
      const at = weather.startMs + i * 3_600_000
      if (at < fromMs - 3_600_000 || at > toMs + 3_600_000) continue
      const number = (values: Float64Array, digits: number): string => (values[i] as number).toFixed(digits)
      lines.push(
        `${siteId},${new Date(at).toISOString().slice(0, 19)}Z,${number(weather.outdoorC, 1)},${(100 * (weather.humidity[i] as number)).toFixed(0)},` +
          `${number(weather.windMs, 1)},${number(weather.ghiWm2, 0)},${number(weather.precipMm, 1)}\n`,
      )
    }
  return lines.join('')
}
