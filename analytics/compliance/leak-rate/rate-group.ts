import type { ComplianceContext } from '../context'
import { compare, fraction, sum, type Fraction } from '../exact/fraction'
import type { CircuitDay } from '../history/circuit-days'
import type { CircuitRecords, Day } from '../records/records'
import type { LeakRate, Regime } from '../results'
import { annualizingCapDays, rollingWindowDays } from '../rules/terms'
import type { LossGroup } from './group-losses'
import type { Loss, Sorted } from './losses'
import { assumedMethod, lossText, noRateText, verdictText } from './reasons'
import { annualDays, rollingWindow, type AnnualQuestion } from './windows'

const percentOf = (part: Fraction, { lb }: { lb: Fraction }, times: number, over: number): Fraction =>
  fraction(part.n * lb.d * 100n * BigInt(times), part.d * lb.n * BigInt(over))

const binds = (regime: Regime): boolean => regime !== 'none' && regime !== 'undetermined'

const inDays = (losses: readonly Loss[], from: Day, to: Day): readonly Loss[] => losses.filter(({ day }) => from <= day && day <= to)

/** Rates of one circuit, to be asked for in order of days: the first calculation under 84.106 is made otherwise. */
export const rateGroups = (records: CircuitRecords, { losses, chargeDays }: Sorted, resets: readonly Day[], on: (day: Day) => CircuitDay, { rules }: ComplianceContext) => {
  const { appliance, site } = records
  const method = site?.leak_rate_method ?? null
  let first = true

  const share = (group: LossGroup, regime: Regime, charge: { lb: Fraction }) => {
    if (method === 'rolling') {
      const window = rollingWindow(rules, regime, group.day, resets)
      const within = inDays(losses, window.from, group.day)
      const counted = sum(within.map((loss) => loss.counted))
      return {
        counted, terms: within.flatMap(({ terms }) => terms), d_days: null, window_from: window.from,
        rate: percentOf(counted, charge, 1, 1), span: { window, days: rollingWindowDays(rules, group.day, { regime }) },
      }
    }
    const question: AnnualQuestion = { rules, regime, firstDay: group.firstDay, day: group.day, chargeDays, installed: appliance.install_date, first }
    const annual = annualDays(question)
    const cap = annualizingCapDays(rules, group.day, { regime })
    return {
      counted: group.counted, terms: group.members.flatMap(({ terms }) => terms), d_days: annual.days, window_from: group.day - annual.days + 1,
      rate: percentOf(group.counted, charge, cap, annual.days), span: { annual, cap },
    }
  }

  return (group: LossGroup): LeakRate => {
    const { fullCharge, decision } = on(group.day)
    const common = { appliance_id: appliance.appliance_id, circuit_no: appliance.circuit_no, event_id: group.id, service_date: group.day, full_charge: fullCharge, decision }
    if (fullCharge === null || fullCharge.lb.n <= 0n) {
      return {
        ...common, method: null, counted: group.counted, terms: group.members.flatMap(({ terms }) => terms), d_days: null, window_from: null,
        rate: null, threshold_pct: null, exceeds: null, reason: noRateText({ kind: 'no_charge', charge: fullCharge }, decision),
      }
    }
    const { regime, thresholdPct } = decision
    const { span, ...worked } = share(group, regime, fullCharge)
    if (regime === '84.106' || regime === 'both') first = false
    const exceeds = binds(regime) && thresholdPct !== null ? compare(worked.rate, fraction(thresholdPct)) > 0 : null
    return {
      ...common, ...worked, method: method ?? 'annualizing', threshold_pct: exceeds === null ? null : thresholdPct, exceeds,
      reason: `${lossText(worked.counted, fullCharge, span)}: ${verdictText(worked.rate, decision, exceeds)}${method === null ? assumedMethod : ''}`,
    }
  }
}
