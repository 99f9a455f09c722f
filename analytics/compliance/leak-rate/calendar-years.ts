import { yearOf } from '../exact/day'
import { add, compare, fraction, multiply, zero, type Fraction } from '../exact/fraction'
import type { CircuitDay } from '../history/circuit-days'
import type { CircuitRecords, Day } from '../records/records'
import type { CalendarYear, Regime } from '../results'
import type { RuleData } from '../rules/load-rules'
import { chronicShare } from '../rules/terms'
import { byId } from '../records/live'
import type { Mass } from '../exact/mass'
import { fullChargeOn } from '../history/full-charge-on'
import type { LossGroup } from './group-losses'
import type { Loss } from './losses'

const lastDayOf = (year: number): Day => Date.UTC(year, 11, 31) / 86_400_000

const yearOfLosses = (year: number, losses: readonly Loss[], fullCharge: Mass | null, regime: Regime, rules: RuleData, rowOf: (loss: Loss) => string): CalendarYear => {
  const usable = fullCharge !== null && fullCharge.lb.n > 0n ? fullCharge : null
  let lost = zero
  let reached: Loss | undefined
  for (const loss of losses) {
    lost = add(lost, loss.counted)
    if (reached === undefined && usable !== null && compare(lost, multiply(usable.lb, chronicShare(rules, loss.day, regime))) >= 0) reached = loss
  }
  const rate: Fraction | null = usable === null ? null : fraction(lost.n * usable.lb.d * 100n, lost.d * usable.lb.n)
  return {
    year, lost, full_charge: fullCharge, rate, chronic: reached !== undefined, regime,
    reached_on: reached?.day ?? null, event_id: reached === undefined ? null : rowOf(reached),
  }
}

/**
 * Pounds lost under a regime in each calendar year, held against the full charge at its end; 125 % and more is a chronically leaking
 * appliance, 40 CFR 82.157(j), 84.106(j). Neither method of leak rates is used.
 */
export const calendarYears = (records: CircuitRecords, groups: readonly LossGroup[], on: (day: Day) => CircuitDay, rules: RuleData): CalendarYear[] => {
  const years = new Map<number, { losses: Loss[]; regime: Regime }>()
  const losses = groups.flatMap(({ members }) => members).sort((a, b) => a.day - b.day || byId(a.id, b.id))
  for (const loss of losses) {
    const { regime } = on(loss.day).decision
    if (regime === 'none' || regime === 'undetermined') continue
    const year = yearOf(loss.day)
    const known = years.get(year)
    if (known === undefined) years.set(year, { losses: [loss], regime })
    else {
      known.losses.push(loss)
      known.regime = regime
    }
  }
  const rowOf = (loss: Loss): string => groups.find(({ members }) => members.includes(loss))?.id ?? loss.id
  return [...years].map(([year, { losses: lost, regime }]) =>
    yearOfLosses(year, lost, fullChargeOn(records, lastDayOf(year)), regime, rules, rowOf))
}
