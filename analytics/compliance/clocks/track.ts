import { addMonths } from '../exact/day'
import type { Day, Filing, LeakRepair, VerificationTest } from '../records/records'
import type { Pause } from './pauses'
import { start, step, type Happening, type HappeningKind, type Walk } from './states'
import { testDays } from './test-days'

/** One repair of an episode with its tests; a track without a repair is an episode on which none is recorded. */
export interface Track {
  repair: LeakRepair | null
  tests: readonly VerificationTest[]
  walk: Walk
}

/** On one day refrigerant comes out before it goes in, a repair before its tests, an initial test before a follow-up. */
const rank: Readonly<Record<HappeningKind, number>> = {
  mothballed: 0, resumed: 1, repaired: 2, initial_failed: 3, initial_passed: 3, follow_up_failed: 4, follow_up_passed: 4, planned: 5,
  plan_completed: 6, presumed: 7,
}

export interface TrackQuestion {
  day0: Day
  repair: LeakRepair | null
  tests: readonly VerificationTest[]
  pause: Pause | null
  plans: readonly Filing[]
  chargeDays: readonly Day[]
  /** The last day on which refrigerant was added before the exceedance: a repair before it is of another leak. */
  refilledOn: Day | null
  presumedMonths: number
  asOf: Day
}

const filingDay = ({ dated_on, sent_on }: Filing): Day | null => dated_on ?? sent_on

const presumedOn = (repairedOn: Day, { chargeDays, presumedMonths, asOf }: TrackQuestion): Day | null => {
  const later = chargeDays.filter((day) => day > repairedOn)
  for (const [index, from] of [repairedOn, ...later].entries()) {
    const until = addMonths(from, presumedMonths)
    const next = later[index]
    if (next === undefined || next > until) return until <= asOf ? until : null
  }
  return null
}

const electedOn = ({ day0, repair, tests, plans }: TrackQuestion): Day | null => {
  const filed = plans.filter(({ kind }) => kind === 'plan').flatMap((plan) => filingDay(plan) ?? [])
  if (filed.length > 0) return Math.min(...filed)
  if (repair?.outcome !== 'plan') return null
  return Math.max(day0, repair.repaired_on ?? day0, ...tests.flatMap(({ test_date }) => test_date ?? []))
}

const happeningsOf = (question: TrackQuestion): Happening[] => {
  const { repair, tests, pause, plans, refilledOn } = question
  const happened: Happening[] = [...testDays(tests)]
  const ids = repair === null ? [] : [repair.repair_id]
  const add = (kind: HappeningKind, day: Day | null): void => {
    if (day !== null) happened.push({ day, kind, ids })
  }
  const repairedOn = repair?.repaired_on ?? null
  if (repairedOn !== null && (refilledOn === null || repairedOn >= refilledOn)) {
    add('repaired', repairedOn)
    add('presumed', presumedOn(repairedOn, question))
  }
  if (pause !== null) {
    add('mothballed', pause.from)
    add('resumed', pause.to)
  }
  add('planned', electedOn(question))
  for (const plan of plans) if (plan.kind === 'plan_completion') happened.push({ day: filingDay(plan) ?? Infinity, kind: 'plan_completed', ids: [plan.filing_id] })
  return happened.filter(({ day }) => day <= question.asOf).sort((a, b) => a.day - b.day || rank[a.kind] - rank[b.kind])
}

/** Walks one repair through what happened to it, in order of days whatever the order of the records. */
export const walkTrack = (question: TrackQuestion): Track => ({
  repair: question.repair,
  tests: question.tests,
  walk: happeningsOf(question).reduce(step, start),
})
