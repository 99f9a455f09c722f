import type { UnitFacts } from './unit-facts'

/** Units as their data can bear the truth out. */
export interface WithinData {
  facts: UnitFacts[]
  /** How many have a fault that begins after their last day: they are units without fault. */
  notYet: number
  /** How many had their fault, failure included, before their first day: they are left out. */
  over: number
}

/** Takes faults that lie outside of the days of a unit for what they are; units without any day stay as they are. Pure. */
export const withinData = (units: readonly UnitFacts[]): WithinData => {
  const within: WithinData = { facts: [], notYet: 0, over: 0 }
  for (const unit of units) {
    const { truth, firstDay, lastDay } = unit
    const isWatched = lastDay >= firstDay && truth.fault !== 'none'
    if (isWatched && truth.failed !== undefined && truth.failed < firstDay) within.over++
    else if (isWatched && truth.onset !== undefined && truth.onset > lastDay) {
      within.notYet++
      within.facts.push({ ...unit, truth: { ...truth, fault: 'none', onset: undefined, detectable: undefined, failed: undefined } })
    } else within.facts.push(unit)
  }
  return within
}
