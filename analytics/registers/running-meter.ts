import { tieredCost } from './energy-charge'
import { localHours } from './local-hour'
import { periodAt, priceAt, priceStructureOf } from './price-structure'
import type { TariffDefinition } from './tariff-definition'

/** Energy of one hour with its price. */
export interface PricedHour {
  cost: number
  /** Price of the next kWh after this hour's. */
  marginalPerKwh: number
}

/**
 * Prices hours one after the other: each call takes the moment an hour begins (seconds since 1970 UTC) and its energy, kWh.
 * Tiers fill up per period and start again with each billing month, which is the calendar month in `zone`.
 */
export const runningMeter = (tariff: TariffDefinition, zone: string): ((seconds: number, energyKwh: number) => PricedHour) => {
  const prices = priceStructureOf(tariff)
  const hourAt = localHours(zone, tariff.holidays)
  let billing = NaN
  let used = new Map<number, number>()
  return (seconds, energyKwh) => {
    const hour = hourAt(seconds)
    const month = 12 * hour.year + hour.month
    if (month !== billing) {
      billing = month
      used = new Map()
    }
    const size = { days: new Date(Date.UTC(hour.year, hour.month + 1, 0)).getUTCDate(), peakKw: 0 }
    const period = periodAt(prices, hour)
    const before = used.get(period) ?? 0
    used.set(period, before + energyKwh)
    return {
      cost: tieredCost(prices.periods[period] ?? [], energyKwh, before, size) + energyKwh * (prices.fuelPerKwh[hour.month] ?? 0),
      marginalPerKwh: priceAt(prices, hour, before + energyKwh, size),
    }
  }
}
