import type { ComplianceContext } from '../context'
import { compare, fraction, sum, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { CircuitDay } from '../history/circuit-days'
import type { CircuitRecords, Day } from '../records/records'
import type { LeakRate, Regime } from '../results'
import { annualizingCapDays, rollingWindowDays } from '../rules/terms'
import { joined, type LossGroup } from './group-losses'
import type { Loss, Sorted } from './losses'
import { assumedMethod, lossText, noRateText, overBeforeText, verdictText } from './reasons'
import type { Term } from './seasonal'
import { annualDays, rollingWindow } from './windows'

const percentOf = (part: Fraction, { lb }: { lb: Fraction }, times: number, over: number): Fraction =>
  fraction(part.n * lb.d * 100n * BigInt(times), part.d * lb.n * BigInt(over))

const binds = (regime: Regime): boolean => regime !== 'none' && regime !== 'undetermined'

const inDays = (losses: readonly Loss[], from: Day, to: Day): readonly Loss[] => losses.filter(({ day }) => from <= day && day <= to)

interface Share {
  counted: Fraction
  terms: readonly Term[]
  d_days: number | null
  window_from: Day
  rate: Fraction
  /** Pounds and days in words. */
  text: string
}

const termsOf = (losses: readonly Loss[]): readonly Term[] => {
  const [only] = losses
  return losses.length === 1 && only !== undefined ? only.terms : losses.flatMap(({ terms }) => terms)
}

/** Rates of one circuit, to be asked for in order of days: the first calculation under 84.106 is made otherwise. */
export const rateGroups = (records: CircuitRecords, { losses, chargeDays }: Sorted, resets: readonly Day[], on: (day: Day) => CircuitDay, { rules }: ComplianceContext) => {
  const { appliance, site } = records
  const method = site?.leak_rate_method ?? null
  let first = true

  const rolled = ({ day }: LossGroup, regime: Regime, charge: Mass): Share => {
    const window = rollingWindow(rules, regime, day, resets)
    const within = inDays(losses, window.from, day)
    const counted = sum(within.map((loss) => loss.counted))
    const text = lossText(counted, charge, { window, days: rollingWindowDays(rules, day, { regime }) })
    return { counted, terms: termsOf(within), d_days: null, window_from: window.from, rate: percentOf(counted, charge, 1, 1), text }
  }

  const annualized = ({ firstDay, day, counted, members }: LossGroup, regime: Regime, charge: Mass): Share => {
    const cap = annualizingCapDays(rules, day, { regime })
    const annual = annualDays({ rules, regime, firstDay, day, cap, chargeDays, installed: appliance.install_date, first })
    const { days } = annual
    return { counted, terms: termsOf(members), d_days: days, window_from: day - days + 1, rate: percentOf(counted, charge, cap, days), text: lossText(counted, charge, { annual, cap }) }
  }

  const shareOf = (group: LossGroup, regime: Regime, charge: Mass): Share => (method === 'rolling' ? rolled : annualized)(group, regime, charge)

  /** The first earlier day of a group on which what had been added by then was over the threshold by itself. */
  const overBefore = (group: LossGroup): NonNullable<LeakRate['over_before']> | undefined => {
    for (const day of [...new Set(group.members.map((member) => member.day))].sort((a, b) => a - b)) {
      if (day === group.day) return undefined
      const { fullCharge, decision: { regime, thresholdPct } } = on(day)
      if (fullCharge === null || fullCharge.lb.n <= 0n || !binds(regime) || thresholdPct === null) continue
      const { rate } = shareOf(joined(inDays(group.members, group.firstDay, day)), regime, fullCharge)
      if (compare(rate, fraction(thresholdPct)) > 0) return { day, rate, threshold_pct: thresholdPct }
    }
    return undefined
  }

  return (group: LossGroup): LeakRate => {
    const { fullCharge, decision } = on(group.day)
    const { appliance_id, circuit_no } = appliance
    const { id: event_id, day: service_date, counted, members } = group
    if (fullCharge === null || fullCharge.lb.n <= 0n) {
      return {
        appliance_id, circuit_no, event_id, service_date, method: null, full_charge: fullCharge, counted, terms: termsOf(members), d_days: null,
        window_from: null, rate: null, decision, threshold_pct: null, exceeds: null, reason: noRateText({ kind: 'no_charge', charge: fullCharge }, decision),
      }
    }
    const { regime, thresholdPct } = decision
    const share = shareOf(group, regime, fullCharge)
    const earlier = overBefore(group)
    if (regime === '84.106' || regime === 'both') first = false
    const exceeds = binds(regime) && thresholdPct !== null ? compare(share.rate, fraction(thresholdPct)) > 0 : null
    return {
      appliance_id, circuit_no, event_id, service_date, method: method ?? 'annualizing', full_charge: fullCharge, counted: share.counted, terms: share.terms,
      d_days: share.d_days, window_from: share.window_from, rate: share.rate, decision, threshold_pct: exceeds === null ? null : thresholdPct, exceeds,
      reason: `${share.text}: ${verdictText(share.rate, decision, exceeds)}${earlier === undefined ? '' : overBeforeText(earlier)}${method === null ? assumedMethod : ''}`,
      ...(earlier === undefined ? {} : { over_before: earlier }),
    }
  }
}
