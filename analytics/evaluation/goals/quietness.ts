import { bootstrapInterval } from '../../statistics/bootstrap'
import { wilson, type Interval } from '../../statistics/wilson'
import { falseAlarmRate, isInBand, populationOf, type Band, type Population } from '../scoring/false-alarm-rates'
import { macroF1 } from '../scoring/confusion'
import { restatedPrecision } from '../scoring/restated-precision'
import type { UnitScore } from '../scoring/score-unit'
import type { Goal, GoalContext, View } from './goal'

const limits: readonly { populations: readonly Population[]; name: string; band: Band; limit: number }[] = [
  { populations: ['fault-free', 'before onset'], name: 'fault-free', band: 'critical or major', limit: 0.02 },
  { populations: ['fault-free', 'before onset'], name: 'fault-free', band: 'minor and above', limit: 0.05 },
  { populations: ['confounder'], name: 'confounder', band: 'critical or major', limit: 0.05 },
  { populations: ['confounder'], name: 'confounder', band: 'minor and above', limit: 0.1 },
]

/** Begins the names of goals that follow from rates of false alarms and the length of the data. */
export const precisionGoal = 'Precision where 10 % of units are faulty'
/** Severities that send somebody out. */
const alarming: readonly Band[] = ['critical or major', 'minor and above']

/** False alarms per unit-year of everything together, precision where one unit in ten is faulty, and the cause among the detected. */
export const quietness = ({ scores, seed }: GoalContext, { tier, stepS }: View): Goal[] => {
  const seen = scores.filter(({ facts }) => facts.tier === tier && facts.stepS === stepS)
  const rates = limits.map(({ populations, name, band, limit }): Goal => {
    const own = seen.filter((score) => populations.includes(populationOf(score)))
    const { perUnitYear, interval } = falseAlarmRate(own, band, seed)
    return { name: `False alarms per unit-year, ${name}, ${band}`, tier, stepS, units: own.length, reached: perUnitYear, interval, limit, sense: 'most' }
  })
  return [
    ...rates,
    ...alarming.map((band): Goal => {
      const precision = (units: readonly UnitScore[]) => fleetPrecision(countAlarmed(units, band))
      return { name: `${precisionGoal}, ${band}`, tier, stepS, units: seen.length, reached: precision(seen), interval: withoutFalseAlarm(countAlarmed(seen, band)) ?? bootstrapInterval(seen, precision, seed), limit: 0.75, sense: 'least' }
    }),
    { name: 'Cause right among the detected, macro F1', tier, stepS, units: seen.filter(({ first }) => first !== undefined).length, reached: macroF1(seen), interval: bootstrapInterval(seen, macroF1, seed, 400), limit: 0.85, sense: 'least' },
  ]
}

interface Alarmed {
  faulty: number
  found: number
  free: number
  alarmed: number
}

/** Faulty units found, and fault-free ones (those with confounders included) that had a false alarm, both of a band of severities. */
const countAlarmed = (scores: readonly UnitScore[], band: Band): Alarmed => {
  const faulty = scores.filter(({ facts }) => facts.truth.fault !== 'none')
  const free = scores.filter(({ facts }) => facts.truth.fault === 'none')
  const found = faulty.filter(({ hits }) => hits.some((alert) => isInBand(band, alert))).length
  const alarmed = free.filter(({ falseAlarms }) => falseAlarms.some((alert) => isInBand(band, alert))).length
  return { faulty: faulty.length, found, free: free.length, alarmed }
}

const fleetPrecision = ({ faulty, found, free, alarmed }: Alarmed): number => (faulty === 0 || free === 0 ? NaN : restatedPrecision(found / faulty, alarmed / free))

/** Where no fault-free unit was alarmed drawing units again always gives 1; the lower end is that of the share of them that might have been (Wilson). */
const withoutFalseAlarm = ({ faulty, found, free, alarmed }: Alarmed): Interval | undefined =>
  alarmed > 0 || found === 0 || free === 0 ? undefined : { low: restatedPrecision(found / faulty, wilson(0, free).high), high: 1 }
