import { groupOf } from '../fault-groups'
import type { UnitScore } from './score-unit'

/** True fault, what it was called, and how many units. `none` = missed (or rightly quiet); `undetermined` = lost efficiency without a cause. */
export interface ConfusionCell {
  truth: string
  named: string
  units: number
}

/** What a unit's fault was called; for a unit without fault, what its first false alarm of minor severity or above said. */
export const calledOf = ({ facts: { truth }, named, falseAlarms }: UnitScore): string => {
  const alert = truth.fault === 'none' ? falseAlarms.find(({ severity }) => severity !== 'advisory') : named
  if (alert === undefined) return 'none'
  return alert.fault === 'cop_degradation' && truth.fault !== 'cop_degradation' && groupOf(truth.fault) === 'circuit' ? 'undetermined' : alert.fault
}

/** Units by true fault and what it was called, in alphabetical order. */
export const confusionOf = (scores: readonly UnitScore[]): ConfusionCell[] => {
  const counts = new Map<string, ConfusionCell>()
  for (const score of scores) {
    const { fault } = score.facts.truth
    const named = calledOf(score)
    const key = `${fault} ${named}`
    const cell = counts.get(key) ?? { truth: fault, named, units: 0 }
    cell.units++
    counts.set(key, cell)
  }
  return [...counts.values()].sort((a, b) => (a.truth === b.truth ? compare(a.named, b.named) : compare(a.truth, b.truth)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Mean over the true faults of the harmonic mean of precision and recall of the named cause, among detected units only.
 * A fault that was detected but left undetermined counts against its recall, and against the precision of lost efficiency,
 * which is how it was reported. NaN when nothing was detected.
 */
export const macroF1 = (scores: readonly UnitScore[]): number => {
  const detected = scores.filter(({ named, facts }) => facts.truth.fault !== 'none' && named !== undefined)
  const faults = [...new Set(detected.map(({ facts }) => facts.truth.fault))]
  const f1 = faults.map((fault) => {
    const right = detected.filter((score) => score.facts.truth.fault === fault && score.causeRight).length
    const named = detected.filter((score) => score.named?.fault === fault).length
    const actual = detected.filter((score) => score.facts.truth.fault === fault).length
    return (2 * right) / (named + actual)
  })
  return f1.length === 0 ? NaN : f1.reduce((sum, value) => sum + value, 0) / f1.length
}
