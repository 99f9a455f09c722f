import { bootstrapInterval } from '../../statistics/bootstrap'
import type { Interval } from '../../statistics/wilson'
import type { Alert } from '../unit-facts'
import type { UnitScore } from './score-unit'

export const bands = ['critical or major', 'minor and above', 'any'] as const
export type Band = (typeof bands)[number]

const inBand: Readonly<Record<Band, ReadonlySet<string>>> = {
  'critical or major': new Set(['critical', 'major']),
  'minor and above': new Set(['critical', 'major', 'minor']),
  any: new Set(['critical', 'major', 'minor', 'advisory']),
}
export const isInBand = (band: Band, { severity }: Pick<Alert, 'severity'>): boolean => inBand[band].has(severity)

/** Units without fault, units with something harmless that looks like one, and the days of faulty units before their fault. */
export const populations = ['fault-free', 'confounder', 'before onset'] as const
export type Population = (typeof populations)[number]

export const populationOf = ({ facts: { truth } }: UnitScore): Population =>
  truth.fault !== 'none' ? 'before onset' : truth.confounder === '' ? 'fault-free' : 'confounder'

export interface FalseAlarmRate {
  falseAlarms: number
  /** Units that had at least one. */
  units: number
  unitsAlarmed: number
  unitYears: number
  perUnitYear: number
  interval: Interval
}

const daysPerYear = 365.25

/** Upper 97.5 % limit of the mean of a Poisson count of which none was seen. */
const noneSeen = -Math.log(0.025)

/** False alarms of a severity band per unit-year of scored days; the interval draws whole units, without any it is that of a Poisson count. `counts` restricts which alarms count. */
export const falseAlarmRate = (scores: readonly UnitScore[], band: Band, seed: number, counts: (alert: Alert) => boolean = () => true): FalseAlarmRate => {
  const alarms = ({ falseAlarms }: UnitScore) => falseAlarms.filter((alert) => isInBand(band, alert) && counts(alert)).length
  const tallies = scores.map((score) => ({ alarms: alarms(score), days: score.exposureDays }))
  const rate = (drawn: readonly { alarms: number; days: number }[]): number => {
    let sum = 0
    let days = 0
    for (const tally of drawn) {
      sum += tally.alarms
      days += tally.days
    }
    return days === 0 ? NaN : (sum / days) * daysPerYear
  }
  const falseAlarms = tallies.reduce((sum, tally) => sum + tally.alarms, 0)
  const unitYears = tallies.reduce((sum, tally) => sum + tally.days, 0) / daysPerYear
  return {
    falseAlarms,
    units: scores.length,
    unitsAlarmed: tallies.filter((tally) => tally.alarms > 0).length,
    unitYears,
    perUnitYear: rate(tallies),
    interval: falseAlarms === 0 ? { low: unitYears === 0 ? NaN : 0, high: unitYears === 0 ? NaN : noneSeen / unitYears } : bootstrapInterval(tallies, rate, seed),
  }
}
