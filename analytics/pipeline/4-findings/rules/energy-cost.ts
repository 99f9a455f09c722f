import { evidenceOf, measure, type Evidence, type Rule, type RuleContext, type Severity } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

/** What a day's excess is made of, kWh a day; `load` is the rest: rooms, hot water, use. */
interface Parts {
  excess: number
  efficiency: number
  aux: number
  standby: number
  load: number
}

/**
 * Splits the excess over what weather explains (analytics notes 5.2): lost efficiency by its deviation at the same
 * conditions, backup heat and standby by their rise over the 28 days before, the load as what remains.
 */
export const partsOfExcess = ({ held, now, before }: Pick<RuleContext, 'held' | 'now' | 'before'>): Parts => {
  const excess = (measure(now, 'energy_kwh_per_day') * held) / (100 + held)
  const deviation = now.values.cop_vs_expected_pct ?? 0
  const days = measure(now, 'days_with_data')
  const hpPerDay = days > 0 ? measure(now, 'cop_energy_kwh') / days : 0
  const efficiency = hpPerDay * Math.max(0, -deviation / 100)
  const cop = now.values.cop ?? null
  const more = (metric: string) => (now.values[metric] == null || before.values[metric] == null ? 0 : Math.max(0, measure(now, metric) - measure(before, metric)))
  const aux = cop === null || cop <= 1 ? 0 : more('aux_kwh_per_day') * (1 - 1 / cop)
  const resting = days > 0 ? Math.max(0, 24 - measure(now, 'compressor_h') / days) : 0
  const standby = (more('standby_w') / 1000) * resting
  return { excess, efficiency, aux, standby, load: excess - efficiency - aux - standby }
}

const line = ({ now }: RuleContext, metric: string, value: number): Evidence => ({ metric, value, unit: 'kWh/d', expected: 0, from: now.from, to: now.to })

/** Too little money a month to send somebody. */
const byMoney = (severity: Severity, context: RuleContext): Severity => {
  const perMonth = (partsOfExcess(context).excess * (context.pricePerKwh ?? Infinity) * 365) / 12
  return perMonth < context.thresholds('cost.min_usd_month') ? 'advisory' : severity
}

/** Electricity above what weather explains, on two of three weeks, while no other finding explains it. */
export const energyCost: Rule = {
  name: 'energy-cost',
  fault: 'energy_cost_anomaly',
  family: 'cost',
  group: 'cost',
  detector: 'cost_excess_pct',
  specificity: 1,
  levels: (t) => [
    { severity: 'advisory', threshold: t('cost.watch_pct') },
    { severity: 'minor', threshold: Math.max(t('cost.watch_pct'), t('cost.excess_pct')) },
  ],
  waitsFor: ['metering', 'reversing valve', 'defrost', 'cycling', 'circuit', 'aux', 'setting'],
  restsOn: ['meter'],
  lagDays: 14,
  clearDays: 2,
  baseConfidence: 0.6,
  escalate: byMoney,
  report: (context) => {
    const { now, year, held } = context
    const parts = partsOfExcess(context)
    return {
      metric: 'cost_excess_pct',
      value: held,
      unit: '%',
      expected: 0,
      why:
        `Electricity is ${say(held)} % above what the weather explains, ${say(parts.excess)} kWh a day from ${now.from} to ${now.to}: ` +
        `${say(parts.efficiency)} kWh are lost efficiency, ${say(parts.aux)} kWh more backup heat, ${say(parts.standby)} kWh more standby, ${say(parts.load)} kWh more load.`,
      evidence: [
        ...evidenceOf(now, 'energy_kwh_per_day', 'kWh/d', measure(now, 'energy_kwh_per_day') - parts.excess),
        line(context, 'excess_efficiency_kwh', parts.efficiency),
        line(context, 'excess_aux_kwh', parts.aux),
        line(context, 'excess_standby_kwh', parts.standby),
        line(context, 'excess_load_kwh', parts.load),
        ...evidenceOf(now, 'heat_kwh_per_day', 'kWh/d'),
        ...evidenceOf(now, 'outdoor_c_mean', 'degC'),
        ...evidenceOf(now, 'cop_vs_expected_pct', '%', 0),
      ],
      notBecause: notBecauseOf(context, ['cop_degradation', 'defrost_excessive', 'short_cycling', 'metering_fault', 'aux_heat_misuse']),
      annualKwh: measure(year, 'energy_kwh') > 0 ? (measure(year, 'energy_kwh') * held) / (100 + held) : null,
    }
  },
}
