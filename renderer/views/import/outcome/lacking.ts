import type { UnitQuality } from '../../../../analytics/contract'

/** Something that can't be judged with the data of some units. */
export interface Lack {
  /** What can't be judged, why, and what would be enough, as said of the first unit. */
  said: string
  unitIds: string[]
}

/** What is not enough by what is said of it, numbers apart; what most units lack first. */
export const lackingBySentence = (units: readonly Pick<UnitQuality, 'unitId' | 'notEnough'>[]): Lack[] => {
  const found = new Map<string, Lack>()
  for (const { unitId, notEnough } of units)
    for (const sentence of notEnough) {
      const key = sentence.replace(/\d+/g, '#')
      const lack = found.get(key)
      if (lack === undefined) found.set(key, { said: sentence, unitIds: [unitId] })
      else lack.unitIds.push(unitId)
    }
  return [...found.values()].sort((a, b) => b.unitIds.length - a.unitIds.length)
}
