import { newUnknown } from '../../statistics/memory'
import type { UnitSeries } from './unit-series'

/** Fewer minutes the wrong way are a changeover, and so many hours of a mode show whether it goes right. */
const leastMin = 5
const leastH = 0.5
/** Days in a row on which it went right after which every day counts again. */
const rightDays = 3

/**
 * Longest stretch of heat going the wrong way, min a day. A valve that stands in one position is right in the other: after a wrong day only
 * days on which the same mode ran for half an hour say that it is over, all others are NaN; a summer without heating mends nothing.
 */
export const wrongWayDays = (unit: UnitSeries): Float64Array => {
  const { valve_wrong_min, heating_h, dhw_h, cooling_h } = unit.day
  const restarts = new Set(unit.repairs)
  const judged = newUnknown(unit.length)
  const ran = (hours: Float64Array, i: number): boolean => (hours[i] as number) >= leastH
  let [warming, cooling, right] = [false, false, rightDays]
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) right = rightDays
    const minutes = valve_wrong_min[i] as number
    if (Number.isNaN(minutes)) continue
    const [warmed, cooled] = [ran(heating_h, i) || ran(dhw_h, i), ran(cooling_h, i)]
    if (minutes >= leastMin) {
      const isNew = right >= rightDays || !((warming && warmed) || (cooling && cooled))
      ;[warming, cooling] = isNew ? [warmed, cooled] : [warming && warmed, cooling && cooled]
      right = 0
      judged[i] = minutes
    } else if (right >= rightDays || (!warming && !cooling) || (warming && warmed) || (cooling && cooled)) {
      right++
      judged[i] = minutes
    }
  }
  return judged
}
