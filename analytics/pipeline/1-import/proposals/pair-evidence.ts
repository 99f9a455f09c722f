import type { JudgedColumns } from './judged-columns'
import { pairRules } from './pair-rules'

/** Columns by the signal they are taken for. */
export type Assignment = ReadonlyMap<string, number>

/** Sums what the rules say of an assignment: all of them, or those that name one signal. Each combination of columns is judged once. */
export type PairScorer = (assignment: Assignment, only?: string) => number

const rulesOf = new Map<string, number[]>()
pairRules.forEach(({ signals }, at) => signals.forEach((signal) => rulesOf.set(signal, [...(rulesOf.get(signal) ?? []), at])))
const everyRule = pairRules.map((_, at) => at)

export const pairScorer = (judged: JudgedColumns): PairScorer => {
  const known = pairRules.map(() => new Map<number, number>())
  const width = Math.max(0, ...judged.features.keys()) + 1
  return (assignment, only) => {
    let sum = 0
    rules: for (const at of only === undefined ? everyRule : (rulesOf.get(only) ?? [])) {
      const { signals, judge } = pairRules[at] as (typeof pairRules)[number]
      let key = 0
      for (const signal of signals) {
        const column = assignment.get(signal)
        if (column === undefined) continue rules
        key = key * width + column
      }
      const seen = (known[at] as Map<number, number>).get(key)
      const score = seen ?? judge(signals.map((signal) => assignment.get(signal) as number), judged)
      if (seen === undefined) (known[at] as Map<number, number>).set(key, score)
      sum += score
    }
    return sum
  }
}
