import { relativeHumidity } from './moist-air'
import { createRandom, seedOf } from './random'
import { localInstant } from './local-time'
import type { SiteRecipe } from './recipe'

/** Hourly weather of one site; index 0 is the hour at `startMs`. */
export interface SiteWeather {
  startMs: number
  hours: number
  outdoorC: Float64Array
  /** 0..1 */
  humidity: Float64Array
  windMs: Float64Array
  ghiWm2: Float64Array
  precipMm: Float64Array
}

const hourMs = 3_600_000
const yearHours = 365.25 * 24

/**
 * Synthetic weather: a seasonal and a diurnal wave, weather systems and cloud as first-order autoregressive noise,
 * humidity from a dew point that follows the same systems, sun from the height of the sun and the cloud.
 */
export const makeWeather = (site: SiteRecipe, seed: number, fromMs: number, toMs: number): SiteWeather => {
  const startMs = Math.floor(fromMs / hourMs) * hourMs - 48 * hourMs
  const hours = Math.ceil((toMs - startMs) / hourMs) + 25
  const random = createRandom(seedOf(seed, `weather ${site.site_id}`))
  const rain = createRandom(seedOf(seed, `rain ${site.site_id}`))
  const weather: SiteWeather = {
    startMs,
    hours,
    outdoorC: new Float64Array(hours),
    humidity: new Float64Array(hours),
    windMs: new Float64Array(hours),
    ghiWm2: new Float64Array(hours),
    precipMm: new Float64Array(hours),
  }
  const { mean_c, season_k, diurnal_k, synoptic_k, dew_depression_k } = site.climate
  const colderMs = site.colder === undefined ? Infinity : localInstant(site.colder.from_on, site.time_zone)
  const systems = wander(random.normal, 60)
  const clouds = wander(random.normal, 24)
  const dew = wander(random.normal, 36)
  const gusts = wander(random.normal, 8)
  const latitude = (site.latitude * Math.PI) / 180
  for (let i = 0; i < hours; i++) {
    const at = startMs + i * hourMs
    const season = (2 * Math.PI * (((at - 1_705_708_800_000) / hourMs) % yearHours)) / yearHours
    const winter = Math.cos(season)
    const solarHour = (((at / hourMs) % 24) + site.longitude / 15 + 24) % 24
    const cloud = 1 / (1 + Math.exp(-1.6 * clouds() - 0.2 - 0.4 * winter))
    const colder = at < colderMs ? 0 : (site.colder?.k ?? 0) * Math.min(1, (at - colderMs) / (14 * 24 * hourMs))
    const day = mean_c - season_k * winter + synoptic_k * (1 + 0.4 * winter) * systems() - colder
    const swing = diurnal_k * (1.15 - 0.6 * cloud) * (1 - 0.1 * winter)
    const c = day + swing * Math.cos((2 * Math.PI * (solarHour - 15)) / 24)
    const dewC = day - dew_depression_k * (1.3 - 0.5 * cloud) + 1.6 * dew()
    const declination = 0.409 * Math.sin(season - 1.033)
    const height =
      Math.sin(latitude) * Math.sin(declination) +
      Math.cos(latitude) * Math.cos(declination) * Math.cos((Math.PI * (solarHour - 12)) / 12)
    const humidity = Math.min(1, Math.max(0.15, relativeHumidity(c, dewC)))
    weather.outdoorC[i] = c
    weather.humidity[i] = humidity
    weather.windMs[i] = Math.abs(3.2 + 1.6 * gusts())
    weather.ghiWm2[i] = height <= 0 ? 0 : 950 * height ** 1.15 * (1 - 0.72 * cloud)
    weather.precipMm[i] = humidity > 0.9 && cloud > 0.65 ? Math.max(0, 0.8 * rain.normal() + 0.3) : 0
  }
  return weather
}

/** First-order autoregressive noise of unit variance with a memory in steps. */
const wander = (normal: () => number, memory: number): (() => number) => {
  const keep = Math.exp(-1 / memory)
  const add = Math.sqrt(1 - keep * keep)
  let value = normal()
  return () => {
    value = keep * value + add * normal()
    return value
  }
}
