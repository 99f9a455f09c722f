import type { TariffDefinition } from './tariff-definition'

/** Any tariff in one form: prices by period and tier, and which period holds in each month and hour. */
export interface PriceStructure {
  /** Tiers of each period; `upToKwh` is per month and period, Infinity for the last. */
  periods: { upToKwh: number; pricePerKwh: number }[][]
  /** Period by month (0 to 11) and hour (0 to 23). */
  weekday: number[][]
  weekend: number[][]
}

export interface Hour {
  /** 0 = January. */
  month: number
  weekend: boolean
  hour: number
}

const always = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period))

/** Brings a tariff into one form. URDB: price = rate + adj, a tier without `max` is open. Fixed and demand charges are left out. */
export const priceStructureOf = (tariff: TariffDefinition): PriceStructure => {
  switch (tariff.kind) {
    case 'flat':
      return { periods: [[{ upToKwh: Infinity, pricePerKwh: tariff.price_per_kwh }]], weekday: always(0), weekend: always(0) }
    case 'tiered':
      return {
        periods: [tariff.tiers.map((tier) => ({ upToKwh: tier.up_to_kwh ?? Infinity, pricePerKwh: tier.price_per_kwh }))],
        weekday: always(0),
        weekend: always(0),
      }
    case 'tou':
      return {
        periods: tariff.periods.map((period) => [{ upToKwh: Infinity, pricePerKwh: period.price_per_kwh }]),
        weekday: tariff.weekday,
        weekend: tariff.weekend,
      }
    case 'urdb':
      return {
        periods: tariff.energyratestructure.map((tiers) =>
          tiers.map((tier) => ({ upToKwh: tier.max ?? Infinity, pricePerKwh: (tier.rate ?? 0) + (tier.adj ?? 0) })),
        ),
        weekday: tariff.energyweekdayschedule,
        weekend: tariff.energyweekendschedule,
      }
  }
}

const periodAt = (prices: PriceStructure, { month, weekend, hour }: Hour): number =>
  (weekend ? prices.weekend : prices.weekday)[month]?.[hour] ?? 0

/** Price of the next kWh in that hour, after `usedKwh` in the same month and period. */
export const priceAt = (prices: PriceStructure, hour: Hour, usedKwh = 0): number => {
  const tiers = prices.periods[periodAt(prices, hour)] ?? []
  return (tiers.find((tier) => usedKwh < tier.upToKwh) ?? tiers.at(-1))?.pricePerKwh ?? 0
}

/** Mean price per kWh of a load that is even over all hours of a year (5 of 7 days are weekdays), in the first tier. */
export const averagePrice = (tariff: TariffDefinition): number => {
  const prices = priceStructureOf(tariff)
  let sum = 0
  for (let month = 0; month < 12; month++)
    for (let hour = 0; hour < 24; hour++)
      sum += (5 * priceAt(prices, { month, weekend: false, hour }) + 2 * priceAt(prices, { month, weekend: true, hour })) / 7
  return sum / (12 * 24)
}

/** Energy cost of one month, its energy spread evenly over the hours of its weekdays and of its weekends; tiers fill up per period. */
export const monthCost = (tariff: TariffDefinition, month: number, weekdayKwh: number, weekendKwh: number): number => {
  const prices = priceStructureOf(tariff)
  const used = new Map<number, number>()
  for (const [weekend, energy] of [[false, weekdayKwh], [true, weekendKwh]] as const)
    for (let hour = 0; hour < 24; hour++) {
      const period = periodAt(prices, { month, weekend, hour })
      used.set(period, (used.get(period) ?? 0) + energy / 24)
    }
  let cost = 0
  for (const [period, energy] of used) {
    let from = 0
    for (const tier of prices.periods[period] ?? []) {
      cost += Math.max(0, Math.min(energy, tier.upToKwh) - from) * tier.pricePerKwh
      from = tier.upToKwh
    }
  }
  return cost
}
