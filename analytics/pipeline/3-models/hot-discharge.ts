import { newNumbers, newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { lookingBack } from './remembered/looking-back'
import { remembered } from './remembered/unit-memory'
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
  const [outdoorThen, dischargeThen] = [lookingBack(unit, 'hot discharge outdoor', outdoor, earlierDays), lookingBack(unit, 'hot discharge', discharge_p90_c, earlierDays)]
  const state = remembered(unit, 'own discharge', () => ({ since: 0, weather: new Float64Array(0), highest: new Float64Array(0) }))
  const hot = newUnknown(unit.length)
  let [since, earlier] = [state.since, state.weather.length]
  const [weather, highest, alike] = [newNumbers(earlier + unit.length), newNumbers(earlier + unit.length), newNumbers(earlier + unit.length)]
  weather.set(state.weather)
  highest.set(state.highest)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) [since, earlier] = [i, 0]
    if (i - earlierDays >= since && Number.isFinite(dischargeThen[i])) {
      weather[earlier] = outdoorThen[i] as number
      highest[earlier++] = dischargeThen[i] as number
    }
    const value = discharge_p90_c[i] as number
    if (!Number.isFinite(value)) continue
    hot[i] = 0
    if (value < leastC) continue
    let count = 0
    for (let j = 0; j < earlier; j++) if (Math.abs((weather[j] as number) - (outdoor[i] as number)) <= alikeK) alike[count++] = highest[j] as number
    if (count >= leastDays && value >= median(alike.subarray(0, count)) + aboveOwnK) hot[i] = value
  }
  Object.assign(state, { since: since - unit.length, weather: weather.slice(0, earlier), highest: highest.slice(0, earlier) })
  return hot
}
