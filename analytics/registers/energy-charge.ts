import { periodAt, priceStructureOf, tierLimitKwh, typicalMonth, type MonthSize, type PriceStructure, type Tier } from './price-structure'
import type { TariffDefinition } from './tariff-definition'

/** What one meter drew in a calendar month by class of hour: 0 to 23 on weekdays, 24 to 47 on weekends and holidays. */
export interface MonthUse {
  /** 0 = January. */
  month: number
  days: number
  kwh: ArrayLike<number>
  /** Highest demand (mean over the tariff's window) in each class of hour, kW. */
  peakKw?: ArrayLike<number>
}

/** Values of the 48 classes of hour brought together by the period that a schedule gives them. */
export const byPeriod = (
  schedule: Pick<PriceStructure, 'weekday' | 'weekend'>,
  month: number,
  values: ArrayLike<number>,
  merge: (a: number, b: number) => number,
): Map<number, number> => {
  const found = new Map<number, number>()
  for (let index = 0; index < 48; index++) {
    const period = periodAt(schedule, { month, weekend: index >= 24, hour: index % 24 })
    found.set(period, merge(found.get(period) ?? 0, values[index] ?? 0))
  }
  return found
}

export const highest = (values: ArrayLike<number> = []): number => Math.max(0, ...Array.from(values))

/** Cost of `energyKwh` drawn after `usedKwh` of the same month and period, tier by tier. */
export const tieredCost = (tiers: readonly Tier[], energyKwh: number, usedKwh = 0, size?: MonthSize): number => {
  let cost = 0
  let from = usedKwh
  const to = usedKwh + energyKwh
  for (const [index, tier] of tiers.entries()) {
    const limit = index === tiers.length - 1 ? Infinity : tierLimitKwh(tier, size)
    if (limit <= from) continue
    cost += (Math.min(to, limit) - from) * tier.pricePerKwh
    from = Math.min(to, limit)
  }
  return cost
}

/** Energy charge of a month, with fuel adjustment, without fixed, demand and least charges. */
export const energyCharge = (prices: PriceStructure, use: MonthUse): number => {
  const size = { days: use.days, peakKw: highest(use.peakKw) }
  let cost = 0
  for (const [period, energy] of byPeriod(prices, use.month, use.kwh, (a, b) => a + b))
    cost += tieredCost(prices.periods[period] ?? [], energy, 0, size) + energy * (prices.fuelPerKwh[use.month] ?? 0)
  return cost
}

/** Energy charge of one calendar month from its energy by hour of the day, 24 values for weekdays and 24 for weekends and holidays; tiers fill up per period. */
export const monthCost = (tariff: TariffDefinition, month: number, weekday: ArrayLike<number>, weekend: ArrayLike<number>): number =>
  energyCharge(priceStructureOf(tariff), { month, days: typicalMonth.days, kwh: [...Array.from(weekday), ...Array.from(weekend)] })
