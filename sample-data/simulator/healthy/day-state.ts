import type { Random } from '../random'
import type { Character } from './character'

/** What is a little different from day to day in a healthy unit. */
export interface DayState {
  /** ln of the true COP, of the heat meter and of the power meter. */
  cop: number
  heatMeter: number
  powerMeter: number
  superheatK: number
  subcoolingK: number
  approachOutdoorK: number
  condensingK: number
  /** Changes the people in the house made to the heating curve and the room setpoint, K. */
  supplyK: number
  setpointK: number
  /** Share of the indoor air flow that the filter costs. */
  filterLost: number
  /** Approach that dirt on the outdoor coil costs, K. */
  dirtK: number
}

export const plainDay = (): DayState => ({
  cop: 0,
  heatMeter: 0,
  powerMeter: 0,
  superheatK: 0,
  subcoolingK: 0,
  approachOutdoorK: 0,
  condensingK: 0,
  supplyK: 0,
  setpointK: 0,
  filterLost: 0,
  dirtK: 0,
})

/** Memory of the slow wander, days, and its standard deviations: shares of COP and power, K of the rest. */
const memoryDays = 25
const slow = { cop: 0.011, powerMeter: 0.006, superheatK: 0.35, subcoolingK: 0.35, approachOutdoorK: 0.25, condensingK: 0.25 }
const daily = { cop: 0.013, powerMeter: 0.006, superheatK: 0.15, subcoolingK: 0.15, approachOutdoorK: 0.12, condensingK: 0.12 }
const heatMeterDaily = 0.009
type Wandering = keyof typeof slow
const wandering = Object.keys(slow) as Wandering[]

export interface DayWeather {
  /** mm of rain above freezing. */
  rainMm: number
}

/** Moves a day state to the next day; always takes the same count of random numbers. */
export type NextDay = (state: DayState, weather: DayWeather) => void

/**
 * Slow autoregressive wander of weeks plus day noise, dirt that rain washes off, a filter that loads up and is changed,
 * and now and then a changed setting. In all about 2.5 % of daily residual of the COP.
 */
export const createDays = (random: Random, character: Character, scale: number, hydronic: boolean): NextDay => {
  const keep = Math.exp(-1 / memoryDays)
  const add = Math.sqrt(1 - keep * keep)
  const level = Object.fromEntries(wandering.map((name) => [name, random.normal()])) as Record<Wandering, number>
  let dayCop = 0
  let filterAge = character.filterAge
  return (state, { rainMm }) => {
    for (const name of wandering) {
      level[name] = keep * level[name] + add * random.normal()
      state[name] = scale * (slow[name] * level[name] + (name === 'cop' ? 0 : daily[name] * random.normal()))
    }
    dayCop = 0.35 * dayCop + 0.94 * daily.cop * random.normal()
    state.cop += dayCop
    state.heatMeter = scale * heatMeterDaily * random.normal()
    filterAge = filterAge + 1 > character.filterDays ? 0 : filterAge + 1
    state.filterLost = character.filterLoss * (filterAge / character.filterDays)
    state.dirtK = (state.dirtK + character.dirtKPerDay) * (rainMm > 3 ? 0.5 : 1)
    const changed = random.uniform() * character.habitDays < 1
    const by = scale * random.normal()
    if (!changed) return
    if (hydronic) state.supplyK = Math.round(2 * Math.max(-2, Math.min(2, state.supplyK * 0.5 + by))) / 2
    else state.setpointK = Math.round(2 * Math.max(-1, Math.min(1, state.setpointK * 0.5 + 0.5 * by))) / 2
  }
}
