import type { TariffDefinition, TierUnit } from './tariff-definition'

export interface Tier {
  /** Upper limit of a month's use in this period, in `unit`; Infinity for the last. */
  upTo: number
  unit: TierUnit
  pricePerKwh: number
}

/** Prices per kWh of any tariff in one form: by period and tier, and which period holds in each month and hour. */
export interface PriceStructure {
  periods: Tier[][]
  /** Period by month (0 to 11) and hour (0 to 23). */
  weekday: number[][]
  weekend: number[][]
  /** Added to every price, by month. */
  fuelPerKwh: number[]
}

export interface Hour {
  /** 0 = January. */
  month: number
  weekend: boolean
  hour: number
}

/** What a limit per day or per kW of demand needs to become one per month. */
export interface MonthSize {
  days: number
  /** Highest demand of the month, kW. */
  peakKw: number
}

/** A twelfth of a year; its demand is not known. */
export const typicalMonth: MonthSize = { days: 365.25 / 12, peakKw: 0 }
const always = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period))
const noFuel = (): number[] => Array<number>(12).fill(0)
const open = (pricePerKwh: number): Tier => ({ upTo: Infinity, unit: 'kWh', pricePerKwh })

/** Brings a tariff into one form. URDB: price = rate + adj, a tier without `max` is open. Fixed and demand charges are apart. */
export const priceStructureOf = (tariff: TariffDefinition): PriceStructure => {
  switch (tariff.kind) {
    case 'flat':
      return { periods: [[open(tariff.price_per_kwh)]], weekday: always(0), weekend: always(0), fuelPerKwh: noFuel() }
    case 'tiered':
      return {
        periods: [tariff.tiers.map((tier) => ({ ...open(tier.price_per_kwh), upTo: tier.up_to_kwh ?? Infinity }))],
        weekday: always(0),
        weekend: always(0),
        fuelPerKwh: noFuel(),
      }
    case 'tou':
      return {
        periods: tariff.periods.map((period) => [open(period.price_per_kwh)]),
        weekday: tariff.weekday,
        weekend: tariff.weekend,
        fuelPerKwh: noFuel(),
      }
    case 'urdb':
      return {
        periods: tariff.energyratestructure.map((tiers) =>
          tiers.map((tier) => ({ upTo: tier.max ?? Infinity, unit: tier.unit ?? 'kWh', pricePerKwh: (tier.rate ?? 0) + (tier.adj ?? 0) })),
        ),
        weekday: tariff.energyweekdayschedule,
        weekend: tariff.energyweekendschedule,
        fuelPerKwh: tariff.fueladjustmentsmonthly ?? noFuel(),
      }
  }
}

export const periodAt = (prices: Pick<PriceStructure, 'weekday' | 'weekend'>, { month, weekend, hour }: Hour): number =>
  (weekend ? prices.weekend : prices.weekday)[month]?.[hour] ?? 0

/** Upper limit of a tier in kWh of one month. */
export const tierLimitKwh = ({ upTo, unit }: Tier, { days, peakKw }: MonthSize = typicalMonth): number => {
  if (upTo === Infinity) return Infinity
  return upTo * (unit.endsWith('daily') ? days : 1) * (unit.startsWith('kWh/kW') ? peakKw : 1)
}

/** Price of the next kWh in that hour, after `usedKwh` in the same month and period: the marginal price. */
export const priceAt = (prices: PriceStructure, hour: Hour, usedKwh = 0, size?: MonthSize): number => {
  const tiers = prices.periods[periodAt(prices, hour)] ?? []
  const tier = tiers.find((one) => usedKwh < tierLimitKwh(one, size)) ?? tiers.at(-1)
  return (tier?.pricePerKwh ?? 0) + (prices.fuelPerKwh[hour.month] ?? 0)
}

/**
 * Mean price of one more kWh drawn evenly over all hours of a year (5 of 7 days are weekdays), after `usedKwh` in each
 * month, spread over its periods by their hours: what saved energy is worth.
 */
export const averagePrice = (tariff: TariffDefinition, usedKwh = 0): number => {
  const prices = priceStructureOf(tariff)
  let sum = 0
  for (let month = 0; month < 12; month++) {
    const share = new Map<number, number>()
    for (const weekend of [false, true])
      for (let hour = 0; hour < 24; hour++) {
        const period = periodAt(prices, { month, weekend, hour })
        share.set(period, (share.get(period) ?? 0) + (weekend ? 2 : 5) / (7 * 24))
      }
    for (const weekend of [false, true])
      for (let hour = 0; hour < 24; hour++) {
        const at = { month, weekend, hour }
        sum += ((weekend ? 2 : 5) / 7) * priceAt(prices, at, usedKwh * (share.get(periodAt(prices, at)) ?? 0))
      }
  }
  return sum / (12 * 24)
}
