import { newUnknown } from '../../../statistics/memory'
import { forgetFirst, levelBefore, newFirstValues } from '../remembered/first-values'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { balanceDoubts } from './balance-doubts'
import { meanResidual } from './mean-residual'

/** Days whose median the later ones are held against. */
const baselineDays = 30
/** Gas out of the compressor hotter or cooler than at like conditions by more than its noise, K: wet suction or an overheating compressor break the balance. */
const gasK = 4.5

/** ln of the balance of refrigerant-side over metered heat, less its median of the first 30 days; NaN before. */
export const closureShift = (unit: UnitSeries): Float64Array => {
  const restarts = new Set(unit.repairs)
  const shift = newUnknown(unit.length)
  const known = remembered(unit, 'first closure', newFirstValues)
  const { closure } = unit.day
  for (let i = 0; i < unit.length; i++) {
    const value = closure[i] as number
    if (restarts.has(i)) forgetFirst(known)
    if (!(value > 0)) continue
    const ln = Math.log(value)
    shift[i] = ln - levelBefore(known, ln, baselineDays)
  }
  return shift
}

/** The same on days on which the sensors behind it can be believed and the gas out of the compressor is as usual. */
export const trustedClosureShift = (unit: UnitSeries): Float64Array => {
  const doubtful = balanceDoubts(unit)
  const gas = meanResidual(unit, 'discharge_superheat')
  const shift = closureShift(unit)
  for (let i = 0; i < unit.length; i++) if (doubtful[i] === 1 || Math.abs(gas[i] as number) > gasK) shift[i] = NaN
  return shift
}
