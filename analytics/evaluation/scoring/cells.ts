import { bootstrapInterval } from '../../statistics/bootstrap'
import { median } from '../../statistics/quantile'
import { wilson, type Interval } from '../../statistics/wilson'
import { familyOf } from '../fault-groups'
import { falseAlarmRate, isInBand } from './false-alarm-rates'
import { restatedPrecision } from './restated-precision'
import type { UnitScore } from './score-unit'

/** Fewer units than this give a figure that no claim should rest on. */
export const leastUnits = 40

/** A line of `evaluation.csv`: one fault as seen with one tier and sampling; `all` stands for every fault. */
export interface EvaluationCell {
  family: string
  fault: string
  tier: string
  stepS: number
  units: number
  found: number
  recall: number
  recallInterval: Interval
  /** Of minor severity or above, named as this fault. */
  falseAlarms: number
  faultFreeUnitYears: number
  falseAlarmsPerUnitYear: number
  falseAlarmInterval: Interval
  precision: number
  ppvAt10Pct: number
  delayDays: number
  delayInterval: Interval
  delayScoredDays: number
  leadWeeks: number
  leadInterval: Interval
  causeRight: number
  /** Empty for the detectors themselves. */
  baseline: string
  /** Why the figures carry little; empty when they carry enough. */
  note: string
}

/** Every fault with every tier and sampling that it was seen with, then all faults together, also where only units without any were seen. */
export const cellsOf = (scores: readonly UnitScore[], seed: number): EvaluationCell[] => {
  const viewOf = ({ facts }: UnitScore) => `${facts.tier} ${facts.stepS}`
  const views = [...new Set(scores.map(viewOf))].sort()
  const faults = [...new Set(scores.map(({ facts }) => facts.truth.fault))].filter((fault) => fault !== 'none').sort()
  const cells = faults.flatMap((fault) =>
    views.flatMap((view) => {
      const seen = scores.filter((score) => viewOf(score) === view)
      return seen.some(({ facts }) => facts.truth.fault === fault) ? [cellOf(fault, seen, seed)] : []
    }),
  )
  const whole = views.map((view) => cellOf('all', scores.filter((score) => viewOf(score) === view), seed))
  return [...cells.sort((a, b) => compare(a.family, b.family) || compare(a.fault, b.fault)), ...whole]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const cellOf = (fault: string, scores: readonly UnitScore[], seed: number): EvaluationCell => {
  const is = (name: string): boolean => fault === 'all' || name === fault
  const faulty = scores.filter(({ facts: { truth } }) => truth.fault !== 'none' && is(truth.fault))
  const found = faulty.filter(({ first }) => first !== undefined)
  const right = faulty.filter(({ causeRight }) => causeRight)
  const free = scores.filter(({ facts }) => facts.truth.fault === 'none')
  const named = (alert: { fault: string }) => is(alert.fault)
  const rate = falseAlarmRate(scores, 'minor and above', seed, named)
  const freeAlarmed = free.filter(({ falseAlarms }) => falseAlarms.some((alert) => named(alert) && isInBand('minor and above', alert)))
  const misnamed = fault === 'all' ? 0 : scores.filter((score) => !faulty.includes(score) && score.facts.truth.fault !== 'none' && [...score.hits, ...score.beside].some(named)).length
  const delays = found.map(({ delayDays }) => delayDays)
  const leads = found.flatMap(({ leadWeeks }) => (Number.isNaN(leadWeeks) ? [] : [leadWeeks]))
  const truePositives = fault === 'all' ? found.length : right.length
  const alarmed = truePositives + rate.falseAlarms + misnamed
  const [first] = scores
  return {
    family: fault === 'all' ? 'all' : familyOf(fault),
    fault,
    tier: first?.facts.tier ?? '',
    stepS: first?.facts.stepS ?? 0,
    units: faulty.length,
    found: found.length,
    recall: share(found.length, faulty.length),
    recallInterval: wilson(found.length, faulty.length),
    falseAlarms: rate.falseAlarms,
    faultFreeUnitYears: rate.unitYears,
    falseAlarmsPerUnitYear: rate.perUnitYear,
    falseAlarmInterval: rate.interval,
    precision: share(truePositives, alarmed),
    ppvAt10Pct: free.length === 0 ? NaN : restatedPrecision(share(truePositives, faulty.length), share(freeAlarmed.length, free.length)),
    delayDays: median(delays),
    delayInterval: bootstrapInterval(delays, median, seed),
    delayScoredDays: median(found.map(({ delayScoredDays }) => delayScoredDays)),
    leadWeeks: median(leads),
    leadInterval: bootstrapInterval(leads, median, seed),
    causeRight: share(right.length, found.length),
    baseline: '',
    note: [faulty.length < leastUnits ? 'too few units' : '', free.length === 0 ? 'no fault-free units' : ''].filter((text) => text !== '').join('; '),
  }
}

const share = (counted: number, of: number): number => (of === 0 ? NaN : counted / of)
