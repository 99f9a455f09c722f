import { cusumLimit } from '../../statistics/cusum'
import type { Thresholds } from './profile'
import type { Rule } from './rule'

/**
 * The limit of every CUSUM rule by its detector: the one of the profile where that is above zero, else the one that gives
 * its even share of the alarm budget (false alarms per unit-year, divided by the number of rules).
 */
export const cusumLimits = (rules: readonly Rule[], budgetPerUnitYear: number): ((rule: Rule, thresholds: Thresholds) => number) => {
  const share = cusumLimit(budgetPerUnitYear / rules.length)
  return ({ fault }, thresholds) => {
    const own = fault === 'refrigerant_leak' ? thresholds('leak.h') : 0
    const given = own > 0 ? own : thresholds('cusum.h')
    return given > 0 ? given : share
  }
}
