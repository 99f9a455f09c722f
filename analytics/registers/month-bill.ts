import { demandCharge } from './demand-charge'
import { energyCharge, type MonthUse } from './energy-charge'
import { priceStructureOf } from './price-structure'
import type { TariffDefinition } from './tariff-definition'

/** One month's bill in the tariff's currency. */
export interface MonthBill {
  energy: number
  /** Undefined where the tariff charges demand and the peaks are not known; it is then not in `total`. */
  demand: number | undefined
  fixed: number
  /** What the least charge adds. */
  toLeast: number
  total: number
}

/** The bill of one meter for a calendar month; `earlier` are the months before it, oldest first, for demand ratchets. */
export const monthBill = (tariff: TariffDefinition, use: MonthUse, earlier: readonly MonthUse[] = []): MonthBill => {
  const energy = energyCharge(priceStructureOf(tariff), use)
  const demand = demandCharge(tariff, use, earlier)
  const fixed = fixedCharge(tariff, use.days)
  const sum = energy + (demand ?? 0) + fixed
  const toLeast = Math.max(0, leastCharge(tariff, use.days) - sum)
  return { energy, demand, fixed, toLeast, total: sum + toLeast }
}

const perMonth = (amount: number, unit: string | null | undefined, days: number): number =>
  unit === '$/day' ? amount * days : unit === '$/year' ? amount / 12 : amount

const fixedCharge = (tariff: TariffDefinition, days: number): number => {
  if (tariff.fixed_per_month !== undefined || tariff.kind !== 'urdb') return tariff.fixed_per_month ?? 0
  return tariff.fixedchargefirstmeter == null ? (tariff.fixedmonthlycharge ?? 0) : perMonth(tariff.fixedchargefirstmeter, tariff.fixedchargeunits, days)
}

const leastCharge = (tariff: TariffDefinition, days: number): number => {
  if (tariff.kind !== 'urdb') return 0
  return tariff.mincharge == null ? (tariff.minmonthlycharge ?? 0) : perMonth(tariff.mincharge, tariff.minchargeunits, days)
}
