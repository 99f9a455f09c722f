import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { ridge } from '../../statistics/ridge'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'
import { remembered } from './remembered/unit-memory'
import type { UnitSeries } from './unit-series'

/** Days to learn a setting from, and days of a lasting change after which it is the new normal. */
const learnDays = 45
const acceptDays = 60

/** Did somebody change the heating curve or the room setpoint? Shifts against the unit's own habit, K, without sign. */
export const settingChange: Model = {
  name: 'setting-change',
  detectors: ['supply_shift_k', 'setpoint_shift_k'],
  compute: (unit) => {
    const { station_c_mean, outdoor_c_mean } = unit.day
    const outdoor = station_c_mean.map((station, i) => (Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)))
    const heating = (i: number) => (unit.day.heating_h[i] as number) >= 1
    const supply = unit.day.supply_heating_c_mean.map((value, i) => (unit.hydronic && heating(i) ? value : NaN))
    const setpoint = heatingSetpoint(unit)
    const held = {
      supply_shift_k: shiftOf('supply_shift_k', supply, outdoor, true, unit),
      setpoint_shift_k: shiftOf('setpoint_shift_k', setpoint, outdoor, false, unit),
    }
    return {
      held,
      gates: [
        ...gatesOf('supply_shift_k', held.supply_shift_k, (i) =>
          !unit.hydronic ? 'supply temperature is a setting only where heat goes into water'
          : Number.isFinite(supply[i]) ? `fewer than ${learnDays} heating days, or weather not met before`
          : 'no heating that day',
        ),
        ...gatesOf('setpoint_shift_k', held.setpoint_shift_k, (i) =>
          Number.isFinite(setpoint[i]) ? `fewer than ${learnDays} heating days` : 'no setpoint or no heating that day'),
      ],
    }
  },
}

/** Shift of the room setpoint from which on the unit is run otherwise than it was, K. */
const otherSetpointK = 1

/** Days on which the room setpoint is found to lie 1 K or more off the unit's habit, the first of each such time. */
export const setpointChanges = (unit: UnitSeries): number[] => {
  const shift = shiftOf('setpoint changes', heatingSetpoint(unit), unit.day.outdoor_c_mean, false, unit)
  const changes: number[] = []
  const state = remembered(unit, 'other setpoint', () => ({ shifted: false }))
  for (let i = 0; i < unit.length; i++) {
    const value = shift[i] as number
    if (Number.isNaN(value)) continue
    if (value >= otherSetpointK && !state.shifted) changes.push(i)
    state.shifted = value >= otherSetpointK
  }
  return changes
}

/** Mean room setpoint of days with an hour of heating. */
const heatingSetpoint = (unit: UnitSeries): Float64Array =>
  unit.day.setpoint_c_mean.map((value, i) => ((unit.day.heating_h[i] as number) >= 1 ? value : NaN))

/** A setting, constant or, with `beta`, against the weather between two temperatures. */
interface Habit {
  middle: number
  center: number
  beta: number[] | undefined
  from: number
  to: number
}

interface Days {
  values: number[]
  weather: number[]
}

const noDays = (): Days => ({ values: [], weather: [] })

/** Days that a habit is being learned from, what it is once there are enough, and those of a lasting change so far. */
interface Setting {
  learning: Days
  habit: Habit | undefined
  moved: Days
}

const newSetting = (): Setting => ({ learning: noDays(), habit: undefined, moved: noDays() })

const shiftOf = (name: string, values: Float64Array, outdoor: Float64Array, curve: boolean, unit: UnitSeries): Float64Array => {
  const shift = newUnknown(values.length)
  const known = remembered(unit, `setting ${name}`, newSetting)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const weather = outdoor[i] as number
    if (!Number.isFinite(value) || (curve && !Number.isFinite(weather))) continue
    const { habit, learning, moved } = known
    if (habit === undefined) {
      if (add(learning, value, weather) >= learnDays) Object.assign(known, { ...newSetting(), habit: learn(learning, curve) })
      continue
    }
    if (curve && (weather < habit.from - 2 || weather > habit.to + 2)) continue
    shift[i] = value - expectedOf(habit, weather)
    if (!(Math.abs(shift[i] as number) >= 1)) moved.values.length = moved.weather.length = 0
    else if (add(moved, value, weather) >= acceptDays)
      Object.assign(known, { ...newSetting(), habit: learn({ values: moved.values.slice(-learnDays), weather: moved.weather.slice(-learnDays) }, curve) })
  }
  const options = { k: 10, of: 14, within: 60, restarts: new Set(unit.repairs) }
  const up = hold(unit, `${name} up`, shift, options)
  const down = hold(unit, `${name} down`, shift.map((value) => -value), options)
  return up.map((value, i) => Math.max(0, value, down[i] as number))
}

const add = (days: Days, value: number, weather: number): number => {
  days.weather.push(weather)
  return days.values.push(value)
}

const learn = ({ values: y, weather: x }: Days, curve: boolean): Habit => {
  const middle = median(y)
  if (!curve) return { middle, center: NaN, beta: undefined, from: -Infinity, to: Infinity }
  const center = median(x)
  const beta = ridge(x.map((value) => [1, (value - center) / 10]), y, [0, 1])
  return { middle, center, beta: beta && [...beta], from: Math.min(...x), to: Math.max(...x) }
}

const expectedOf = ({ middle, center, beta }: Habit, weather: number): number =>
  beta === undefined ? middle : (beta[0] as number) + ((beta[1] as number) * (weather - center)) / 10
