import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import type { UnitSeries } from './unit-series'

/** Nothing is hot below it, degC. */
const leastC = 90
/** Own weather: days at least a month earlier and as warm outdoors within 2 K, ten of them. */
const earlierDays = 30
const alikeK = 2
const leastDays = 10
/** So much above its own a discharge temperature is unusual, K. */
const aboveOwnK = 5

/**
 * The temperature that the hottest tenth of a day's steady time passed, on days on which it is 5 K above the median of
 * this unit's own earlier days of the same weather since the last visit; else 0. A machine that runs hot by design is not
 * told every winter.
 */
export const hotBeyondOwn = (unit: UnitSeries): Float64Array => {
  const { discharge_p90_c, outdoor_c_mean, station_c_mean } = unit.day
  const restarts = new Set(unit.repairs)
  const outdoor = outdoor_c_mean.slice()
  for (let i = 0; i < unit.length; i++) if (Number.isFinite(station_c_mean[i])) outdoor[i] = station_c_mean[i] as number
  const hot = newUnknown(unit.length)
  let since = 0
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) since = i
    const value = discharge_p90_c[i] as number
    if (!Number.isFinite(value)) continue
    hot[i] = 0
    if (value < leastC) continue
    const alike: number[] = []
    for (let j = since; j <= i - earlierDays; j++)
      if (Number.isFinite(discharge_p90_c[j]) && Math.abs((outdoor[j] as number) - (outdoor[i] as number)) <= alikeK) alike.push(discharge_p90_c[j] as number)
    if (alike.length >= leastDays && value >= median(alike) + aboveOwnK) hot[i] = value
  }
  return hot
}
