import { decomposeCost, type CostParts, type CostPeriod } from '../../3-models/energy/decompose-cost'
import { evidenceOf, measure, type Evidence, type Rule, type RuleContext, type Severity } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

/** Electricity of a mean day of the window that weather does not explain, kWh. */
const excessPerDay = ({ held, now }: RuleContext): number => (measure(now, 'energy_kwh_per_day') * held) / (100 + held)

/** Too little money a month to send somebody. */
const byMoney = (severity: Severity, context: RuleContext): Severity =>
  (excessPerDay(context) * (context.pricePerKwh ?? Infinity) * 365) / 12 < context.thresholds('cost.min_usd_month') ? 'advisory' : severity

const meanDay = ({ values }: RuleContext['now' | 'before'], priceMean: number): CostPeriod => ({
  priceMean,
  energyKwh: values.energy_kwh_per_day ?? 0,
  degreeDays: values.degree_days_per_day ?? 0,
  ...(values.heat_kwh_per_day == null ? {} : { heatKwh: values.heat_kwh_per_day }),
  auxKwh: values.aux_kwh_per_day ?? 0,
})

/** What changed the cost of a mean day since the 28 days before, in money where the tariff is known, each at the mean price of its own hours, else in kWh. */
const partsOf = ({ before, now, pricePerKwh }: RuleContext): CostParts | undefined => {
  const [then, since] = [before, now].map(({ values }) => values.price_mean)
  const known = then != null && since != null
  return decomposeCost(meanDay(before, known ? then : (pricePerKwh ?? 1)), meanDay(now, known ? since : (pricePerKwh ?? 1)))
}

const named = ({ total, price, weather, load, cop, aux }: CostParts): readonly (readonly [metric: string, value: number])[] => [
  ['cost_change', total],
  ['cost_change_price', price],
  ['cost_change_weather', weather],
  ['cost_change_load', load],
  ['cost_change_efficiency', cop],
  ['cost_change_aux', aux],
]

const lines = ({ now, currency }: RuleContext, parts: CostParts | undefined): Evidence[] =>
  parts === undefined ? [] : named(parts).map(([metric, value]) => ({ metric, value, unit: `${currency ?? 'kWh'}/d`, expected: 0, from: now.from, to: now.to }))

const sentence = (parts: CostParts | undefined, currency: string | null): string =>
  parts === undefined ?
    ''
  : ` Against the 28 days before, a day took ${say(parts.total, 2)} ${currency ?? 'kWh'} more: ${Math.abs(parts.price) < 0.005 ? '' : `${say(parts.price, 2)} by price, `}${say(parts.weather, 2)} by weather, ${say(parts.load, 2)} by load, ` +
    `${say(parts.cop, 2)} by efficiency, ${say(parts.aux, 2)} by backup heat.`

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
    { severity: 'minor', threshold: Math.max(t('cost.watch_pct'), t('cost.excess_pct')), persists: t('cost.persist_days') },
  ],
  waitsFor: ['metering', 'standby', 'reversing valve', 'defrost', 'cycling', 'circuit', 'aux', 'setting'],
  restsOn: ['meter'],
  lagDays: 14,
  clearDays: 2,
  baseConfidence: 0.6,
  escalate: byMoney,
  report: (context) => {
    const { now, before, year, held, currency } = context
    const parts = partsOf(context)
    const excess = excessPerDay(context)
    return {
      metric: 'cost_excess_pct',
      value: held,
      unit: '%',
      expected: 0,
      why: `Electricity is ${say(held)} % above what the weather explains, ${say(excess)} kWh a day from ${now.from} to ${now.to}.${sentence(parts, currency)}`,
      evidence: [
        ...evidenceOf(now, 'energy_kwh_per_day', 'kWh/d', measure(now, 'energy_kwh_per_day') - excess),
        ...lines(context, parts),
        ...evidenceOf(now, 'price_mean', `${currency ?? ''}/kWh`, before.values.price_mean ?? null),
        ...evidenceOf(now, 'heat_kwh_per_day', 'kWh/d', before.values.heat_kwh_per_day ?? null),
        ...evidenceOf(now, 'aux_kwh_per_day', 'kWh/d', before.values.aux_kwh_per_day ?? null),
        ...evidenceOf(now, 'degree_days_per_day', 'K', before.values.degree_days_per_day ?? null),
        ...evidenceOf(now, 'cop_vs_expected_pct', '%', 0),
      ],
      notBecause: notBecauseOf(context, ['cop_degradation', 'defrost_excessive', 'short_cycling', 'metering_fault', 'aux_heat_misuse']),
      annualKwh: measure(year, 'energy_kwh') > 0 ? Math.min((measure(year, 'energy_kwh') * held) / (100 + held), 365 * excess) : null,
    }
  },
}
