import { bootstrapInterval } from '../../statistics/bootstrap'
import { wilson } from '../../statistics/wilson'
import type { Goal } from '../goals/goal'
import { badVerdicts, countErrors, verdictCounts, type DefrostUnit } from './score-defrosts'

const countLimits: Readonly<Record<number, number>> = { 60: 0.05, 300: 0.15 }
const verdictLimit = 0.85

const mean = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length)

/** Errors of counts by sampling, and precision and recall of verdicts at samples of a minute. */
export const defrostGoals = (units: readonly DefrostUnit[], tier: string, seed: number): Goal[] => {
  const steps = [...new Set(units.map(({ sampleS }) => sampleS))].sort((a, b) => a - b)
  const counts = steps.flatMap((stepS): Goal[] => {
    const limit = countLimits[stepS]
    const errors = countErrors(units.filter(({ sampleS }) => sampleS === stepS))
    return limit === undefined ? [] : [{ name: 'Defrosts counted, mean error of a unit', tier, stepS, units: errors.length, reached: mean(errors), interval: bootstrapInterval(errors, mean, seed), limit, sense: 'most' }]
  })
  const minute = units.filter(({ sampleS }) => sampleS <= 60)
  const verdicts = badVerdicts.flatMap((verdict): Goal[] => {
    const { right, called, actual } = verdictCounts(minute, verdict)
    const goal = (name: string, of: number): Goal => ({ name: `Defrost verdict ${verdict}, ${name}`, tier, stepS: 60, units: of, reached: of === 0 ? NaN : right / of, interval: wilson(right, of), limit: verdictLimit, sense: 'least' })
    return [goal('precision', called), goal('recall', actual)]
  })
  return [...counts, ...(minute.length === 0 ? [] : verdicts)]
}
