import { addMonths, yearOf } from '../exact/day'
import type { ComplianceContext } from '../context'
import { byId } from '../records/live'
import { isNotCertified } from '../records/not-certified'
import type { Appliance, CircuitRecords, Day } from '../records/records'
import type { LeakRate, Violation } from '../results'
import { inspectionPlan, type InspectionPlan } from '../rules/leak-repair'
import { aldCalibrationMonths } from '../rules/terms'
import { unboundOn } from './binding-end'
import { dayDiffers, type Clock } from './deadline'
import { endClock } from './end-clock'

/** From a rate over the threshold until none was over for a year, its rule no longer binds, or one is over that asks for inspections at other times. */
interface Run {
  rows: LeakRate[]
  plan: InspectionPlan
  /** The day on which inspections end, if no rate is over by then. */
  ends: Day
  /** From when on the rule behind its last rate no longer binds. */
  unbound: Day | null
}

const firstOfYear = (year: number): Day => Date.UTC(year, 0, 1) / 86_400_000
const lastOfYear = (year: number): Day => firstOfYear(year + 1) - 1

const isAsOften = (plan: InspectionPlan, other: InspectionPlan): boolean => plan.by === other.by && plan.everyMonths === other.everyMonths

const runsOf = (records: CircuitRecords, rates: readonly LeakRate[], context: ComplianceContext): Run[] => {
  const runs: Run[] = []
  for (const row of rates) {
    if (row.exceeds !== true) continue
    const { category, regime } = row.decision
    const plan = inspectionPlan(context.rules, { category, fullCharge: row.full_charge, on: row.service_date, regime })
    if (plan === undefined) continue
    const last = runs.at(-1)
    const ends = addMonths(row.service_date, plan.calmMonths)
    const unbound = unboundOn(row, records, context)
    const goesOn = last !== undefined && row.service_date <= last.ends && row.service_date < (last.unbound ?? Infinity)
    if (goesOn && isAsOften(plan, last.plan)) Object.assign(last, { ends, plan, unbound, rows: [...last.rows, row] })
    else {
      if (goesOn) last.ends = row.service_date
      runs.push({ rows: [row], plan, ends, unbound })
    }
  }
  return runs
}

const freedByDetection = ({ ald_installed, ald_last_calibrated: calibrated }: Appliance, due: Day, { rules, asOf }: ComplianceContext): boolean => {
  const day = Math.min(due, asOf)
  return ald_installed === true && calibrated !== null && calibrated <= day && day <= addMonths(calibrated, aldCalibrationMonths(rules, day))
}

interface Period {
  /** The day that starts the clock: the exceedance, the inspection before, or the first day of a year. */
  start: Day
  /** The first day on which an inspection serves. */
  from: Day
  due: Day
}

const firstPeriod = (day0: Day, { by, everyMonths }: InspectionPlan): Period => {
  if (by === 'months') return { start: day0, from: day0 + 1, due: addMonths(day0, everyMonths) }
  const year = yearOf(day0 + 1)
  return { start: day0, from: day0 + 1, due: lastOfYear(year) }
}

const nextPeriod = (before: Period, served: Day | null, { by, everyMonths }: InspectionPlan): Period | null => {
  if (by === 'months') return served === null ? null : { start: served, from: served + 1, due: addMonths(served, everyMonths) }
  const year = yearOf(before.due) + 1
  return { start: Math.min(served ?? firstOfYear(year), firstOfYear(year)), from: firstOfYear(year), due: lastOfYear(year) }
}

const clocksOf = ({ rows, plan, ends, unbound }: Run, appliance: Appliance, inspected: readonly Day[], context: ComplianceContext): Clock[] => {
  const { asOf } = context
  const stops = Math.min(unbound ?? Infinity, appliance.retired_on ?? Infinity)
  const until = Math.min(ends, stops)
  const clocks: Clock[] = []
  const day0 = rows[0]?.service_date ?? 0
  let period: Period | null = firstPeriod(day0, plan)
  while (period !== null) {
    const { start, from, due }: Period = period
    if (clocks.length > 0 && from > until) break
    if (due > until && asOf >= until) break
    const done = inspected.find((day) => day >= from) ?? null
    const trigger = rows.findLast(({ service_date }) => service_date <= start) ?? rows[0]
    const freed = done === null && freedByDetection(appliance, due, context)
    if (!freed) clocks.push({ kind: 'inspection', trigger_event_id: trigger?.event_id ?? '', trigger_on: start, due_on: due, done_on: done, cite: plan.cite })
    if (done === null && due >= asOf) break
    period = nextPeriod(period, done ?? (freed ? due : null), plan)
  }
  return clocks.flatMap((clock) => endClock(clock, stops <= asOf ? stops : null))
}

/**
 * Leak inspections after an exceedance, 40 CFR 82.157(g), 84.106(g): quarterly or once a calendar year, until no rate was over for a year,
 * the circuit is retired or no longer bound; a clock for each period up to the as-of day, and the next. An inspection that is recorded
 * as not of all parts serves none.
 */
export const inspectionClocks = (records: CircuitRecords, rates: readonly LeakRate[], context: ComplianceContext): { clocks: Clock[]; violations: Violation[] } => {
  const inspected = [...new Set(records.inspections.flatMap((one) => (isNotCertified(one) ? [] : (one.inspection_date ?? []))))].sort((a, b) => a - b)
  const clocks = runsOf(records, rates, context).flatMap((run) => clocksOf(run, records.appliance, inspected, context))
  const violations = records.inspections.flatMap(({ inspection_id, inspection_date, next_due }) => {
    const served = clocks.findIndex(({ done_on }) => done_on !== null && done_on === inspection_date)
    const next = served < 0 ? undefined : clocks.slice(served + 1).find(({ done_on }) => done_on !== inspection_date)
    return dayDiffers('leak_inspections', inspection_id, 'next_due', next_due, next?.due_on ?? null, next?.cite ?? '')
  })
  return { clocks, violations: violations.sort((a, b) => byId(a.record_id, b.record_id)) }
}
