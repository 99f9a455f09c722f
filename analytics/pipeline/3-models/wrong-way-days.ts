import { newUnknown } from '../../statistics/memory'
import { remembered } from './remembered/unit-memory'
import type { UnitSeries } from './unit-series'

/** Fewer minutes the wrong way are a changeover, and so many hours of a mode show whether it goes right. */
const leastMin = 5
const leastH = 0.5
/** It goes wrong once two days of three did, and right again after three days in a row. */
const wrongDays = 2
const days = 3

/**
 * Longest stretch of heat going the wrong way, min a day. A valve that stands in one position is right in the other: once it went wrong on two
 * days of three, only days on which the same mode ran for half an hour say that it is over, all others are NaN; a summer without heating mends nothing.
 */
export const wrongWayDays = (unit: UnitSeries): Float64Array => {
  const { valve_wrong_min, heating_h, dhw_h, cooling_h } = unit.day
  const restarts = new Set(unit.repairs)
  const judged = newUnknown(unit.length)
  const ran = (hours: Float64Array, i: number): boolean => (hours[i] as number) >= leastH
  const state = remembered(unit, 'wrong way', () => ({ recent: [] as boolean[], isStuck: false, warming: false, cooling: false }))
  let { recent, isStuck, warming, cooling } = state
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) [recent, isStuck] = [[], false]
    const minutes = valve_wrong_min[i] as number
    if (Number.isNaN(minutes)) continue
    const [warmed, cooled] = [ran(heating_h, i) || ran(dhw_h, i), ran(cooling_h, i)]
    const isWrong = minutes >= leastMin
    if (isStuck && !isWrong && (warming || cooling) && !(warming && warmed) && !(cooling && cooled)) continue
    judged[i] = minutes
    if (isWrong) {
      const isSame = recent.includes(true) && ((warming && warmed) || (cooling && cooled))
      ;[warming, cooling] = isSame ? [warming && warmed, cooling && cooled] : [warmed, cooled]
    }
    recent = [...recent, isWrong].slice(-days)
    const wrong = recent.filter(Boolean).length
    isStuck = wrong >= wrongDays || (isStuck && wrong > 0)
  }
  Object.assign(state, { recent, isStuck, warming, cooling })
  return judged
}
