import { wilson } from '../../statistics/wilson'
import { chargeLeft } from '../scoring/charge-left'
import type { UnitScore } from '../scoring/score-unit'
import type { Goal, GoalContext } from './goal'

interface Share {
  name: string
  tiers: readonly string[]
  limit: number
  counts(score: UnitScore): boolean
  reaches(score: UnitScore): boolean
}

const isFault = (fault: string) => ({ facts: { truth } }: UnitScore): boolean => truth.fault === fault
const found = ({ first }: UnitScore): boolean => first !== undefined
const leadOf = (weeks: number) => ({ leadWeeks }: UnitScore): boolean => leadWeeks >= weeks
const leastChargeOf = ({ facts: { variant } }: UnitScore): number => (variant === 'eev' ? 0.85 : 0.9)
/** Wear that the goals speak of: at least so many weeks of operation from onset to failure. */
const wears = (fault: string) => (score: UnitScore): boolean => {
  const { onset, failed } = score.facts.truth
  return isFault(fault)(score) && onset !== undefined && failed !== undefined && failed - onset >= 12 * 7
}
const leak = (...metering: (string | undefined)[]) => (score: UnitScore): boolean => isFault('refrigerant_leak')(score) && metering.includes(score.facts.variant) && Number.isFinite(chargeLeft(score, score.facts.lastDay))
/** Rests to start from and rests to judge that a shift at rest needs (analytics notes 6.1), and days in which it is to be found. */
const leastRests = 10
const driftWithin = 60
const rested = ({ facts: { truth, restDays } }: UnitScore): boolean => {
  const [onset, end] = [truth.onset as number, (truth.detectable as number) + driftWithin]
  return restDays.filter((day) => day < onset).length >= leastRests && restDays.filter((day) => day >= onset && day <= end).length >= leastRests
}
const foundWhileFull = (score: UnitScore): boolean => score.first !== undefined && chargeLeft(score, score.first.detected) >= leastChargeOf(score)

const shares: readonly Share[] = [
  { name: 'COP ramp found by the end of the data', tiers: ['T2', 'T4'], limit: 0.95, counts: (s) => isFault('cop_degradation')(s) && s.facts.truth.shape !== 'step', reaches: found },
  { name: 'COP step found within 15 scored days', tiers: ['T2', 'T4'], limit: 0.95, counts: (s) => isFault('cop_degradation')(s) && s.facts.truth.shape === 'step', reaches: (s) => s.delayScoredDays <= 15 },
  { name: 'Leak found with 90 % of the charge left, fixed orifice or thermostatic valve', tiers: ['T3', 'T4'], limit: 0.8, counts: leak('orifice', 'txv', undefined), reaches: foundWhileFull },
  { name: 'Leak found with 85 % of the charge left, electronic valve', tiers: ['T3', 'T4'], limit: 0.8, counts: leak('eev'), reaches: foundWhileFull },
  { name: 'Valve leakage found 8 weeks before failure', tiers: ['T4'], limit: 0.6, counts: wears('compressor_valve_leakage'), reaches: leadOf(8) },
  { name: 'Bearing wear found 8 weeks before failure', tiers: ['T5'], limit: 0.6, counts: wears('compressor_bearing_wear'), reaches: leadOf(8) },
  { name: 'Bearing wear found 8 weeks before failure', tiers: ['T4'], limit: 0.4, counts: wears('compressor_bearing_wear'), reaches: leadOf(8) },
  { name: 'Sensor drift found within 60 days of 1.4 K, ten rests of three sensors before and since', tiers: ['T4'], limit: 0.9, counts: (s) => isFault('sensor_drift')(s) && s.facts.truth.unitOfSeverity === 'K' && s.facts.truth.detectable !== undefined && rested(s), reaches: (s) => s.delayDays <= driftWithin },
]

/** Shares of faulty units that were found early enough. */
export const earliness = ({ scores }: GoalContext): Goal[] =>
  shares.flatMap(({ name, tiers, limit, counts, reaches }) =>
    tiers.flatMap((tier): Goal[] => {
      const own = scores.filter((score) => score.facts.tier === tier && counts(score))
      if (own.length === 0) return []
      const reached = own.filter(reaches).length
      return [{ name, tier, stepS: own[0]?.facts.stepS ?? 0, units: own.length, reached: reached / own.length, interval: wilson(reached, own.length), limit, sense: 'least' }]
    }),
  )
