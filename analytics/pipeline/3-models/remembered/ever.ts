import type { UnitSeries } from '../unit-series'
import { goesOn, outgrown, remembered } from './unit-memory'

/**
 * Whether something holds anywhere in the record, of which every day's reason speaks; `now` says whether it does in the days at hand.
 * Where it first does after days that went without, what was said of those is no longer so.
 */
export const ever = (unit: Pick<UnitSeries, 'memory'>, name: string, now: boolean): boolean => {
  const before = goesOn(unit)
  const state = remembered(unit, name, () => ({ held: false }))
  if (before && now && !state.held) outgrown(name)
  state.held ||= now
  return state.held
}
