import type { Brushing } from './use-brushing'

/** Key figures of the units that pass. */
export interface FleetFigures {
  units: number
  bySeverity: readonly number[]
  openFindings: number
  orders: number
  waiting: number
  energyKwh: number
  energyCost: number
  silent: number
  /** Median seasonal COP of the units that have one, with its 95 % interval from order statistics. */
  cop: { median: number; low: number; high: number; units: number }
  expectedPct: number
  visitsPer100: number
  confirmedPer100: number
  /** Of the cost of waiting, and of that of electricity. */
  currency: string | null
  energyCurrency: string | null
}

const per100 = (count: number, years: number): number => (years > 0 ? (100 * count) / years : NaN)

/** Works out the figures of what passes. Several currencies have no sum. */
export const fleetFigures = ({ units, filter }: Brushing): FleetFigures => {
  const { mask } = filter
  const column = (name: Parameters<typeof units.numbers>[0]): Float64Array => units.numbers(name)
  const [severity, findings, priority, waiting, energy, cost, silent, cop, expected, days, visits, confirmed] = (
    ['severity', 'findings', 'priority', 'cost_of_waiting_per_month', 'energy_kwh', 'energy_cost', 'silent', 'seasonal_cop', 'cop_vs_expected_pct', 'days_of_data', 'visits', 'confirmed'] as const
  ).map(column) as [Float64Array, ...Float64Array[]] & Record<number, Float64Array>
  const bySeverity = [0, 0, 0, 0, 0]
  const totals = { units: 0, openFindings: 0, orders: 0, waiting: 0, energyKwh: 0, energyCost: 0, silent: 0, days: 0, visits: 0, confirmed: 0 }
  const cops: number[] = []
  const deviations: number[] = []
  const known = (values: Float64Array | undefined, unit: number): number => {
    const value = values?.[unit] as number
    return Number.isNaN(value) ? 0 : value
  }
  for (let unit = 0; unit < mask.length; unit++) {
    if (mask[unit] !== 0) continue
    totals.units++
    bySeverity[severity[unit] as number] = (bySeverity[severity[unit] as number] ?? 0) + 1
    totals.openFindings += known(findings, unit)
    if (!Number.isNaN(priority?.[unit] as number)) totals.orders++
    totals.waiting += known(waiting, unit)
    totals.energyKwh += known(energy, unit)
    totals.energyCost += known(cost, unit)
    totals.silent += known(silent, unit)
    totals.days += known(days, unit)
    totals.visits += known(visits, unit)
    totals.confirmed += known(confirmed, unit)
    if (!Number.isNaN(cop?.[unit] as number)) cops.push(cop?.[unit] as number)
    if (!Number.isNaN(expected?.[unit] as number)) deviations.push(expected?.[unit] as number)
  }
  const years = totals.days / 365.25
  const paid = currenciesOf(units.texts('currency'), waiting as Float64Array, mask)
  const drawn = currenciesOf(units.texts('energy_currency'), cost as Float64Array, mask)
  return {
    units: totals.units,
    bySeverity,
    openFindings: totals.openFindings,
    orders: totals.orders,
    waiting: paid.length <= 1 ? totals.waiting : NaN,
    energyKwh: totals.energyKwh,
    energyCost: drawn.length <= 1 ? totals.energyCost : NaN,
    silent: totals.silent,
    cop: medianInterval(cops),
    expectedPct: medianInterval(deviations).median,
    visitsPer100: per100(totals.visits, years),
    confirmedPer100: per100(totals.confirmed, years),
    currency: paid.length === 1 ? (paid[0] ?? null) : null,
    energyCurrency: drawn.length === 1 ? (drawn[0] ?? null) : null,
  }
}

/** Currencies of the amounts that are known of the units that pass. */
const currenciesOf = (currencies: readonly (string | null)[], amounts: Float64Array, mask: Int32Array): (string | null)[] => [...new Set(currencies.filter((_, unit) => mask[unit] === 0 && !Number.isNaN(amounts[unit])))]

/** The median with a 95 % interval from order statistics (exact binomial); no interval under six values. */
export const medianInterval = (values: number[]): { median: number; low: number; high: number; units: number } => {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  if (n === 0) return { median: NaN, low: NaN, high: NaN, units: 0 }
  const median = n % 2 === 1 ? (sorted[(n - 1) / 2] as number) : ((sorted[n / 2 - 1] as number) + (sorted[n / 2] as number)) / 2
  if (n < 6) return { median, low: NaN, high: NaN, units: n }
  const outside = valuesOutside(n)
  return { median, low: sorted[outside] as number, high: sorted[n - 1 - outside] as number, units: n }
}

/** How many of n values lie beyond either end of the interval: the most for which that many or fewer on one side of the median are below 2.5 % likely. */
const valuesOutside = (n: number): number => {
  let count = 0
  let logChance = -n * Math.LN2
  for (let sum = Math.exp(logChance); sum <= 0.025; sum += Math.exp(logChance)) {
    logChance += Math.log((n - count) / (count + 1))
    count++
  }
  return count - 1
}
