import { restartsOf } from '../baseline/restarts'
import { onceForUnit } from '../once-for-unit'
import { remembered } from './unit-memory'

/** Where the record began, and where its last restart was, or its beginning: positions, which are below 0 before the series. */
export interface Restarted {
  begunAt: number
  restartedAt: number
}

export const restarted = onceForUnit((unit): Restarted => {
  const state = remembered(unit, 'last restart', () => ({ begunOn: unit.firstDay, restartedOn: unit.firstDay }))
  state.restartedOn = Math.max(state.restartedOn, ...[...restartsOf(unit)].map((position) => unit.firstDay + position))
  return { begunAt: state.begunOn - unit.firstDay, restartedAt: state.restartedOn - unit.firstDay }
})
