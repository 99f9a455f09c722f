import { byPeriod, highest, type MonthUse } from './energy-charge'
import type { TariffDefinition, UrdbTariff } from './tariff-definition'

type DemandTiers = NonNullable<UrdbTariff['demandratestructure']>[number]

const always = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period))
/** The ratchet looks back over so many months. */
const ratchetMonths = 11

/**
 * Demand charge of a month: by period of the demand schedule, and the flat charge on the month's highest demand, each on at
 * least the ratchet's share of the highest demand of the 11 months before. `earlier` are the months before, oldest first.
 * 0 for tariffs without one; undefined where peaks are not known or demand is not charged per kW and month.
 */
export const demandCharge = (tariff: TariffDefinition, use: MonthUse, earlier: readonly MonthUse[] = []): number | undefined => {
  if (tariff.kind !== 'urdb' || (tariff.demandratestructure == null && tariff.flatdemandstructure == null)) return 0
  if (use.peakKw === undefined || (tariff.demandrateunit ?? 'kW') !== 'kW') return undefined
  const ratchet = asShare(tariff.demandratchetpercentage?.[use.month] ?? 0)
  const back = earlier.slice(-ratchetMonths)
  const billed = (peakOf: (month: MonthUse) => number): number => Math.max(peakOf(use), ratchet * highest(back.map(peakOf)))
  let charge = 0
  if (tariff.flatdemandstructure != null) {
    const period = tariff.flatdemandmonths?.[use.month] ?? 0
    charge += tiersCharge(tariff.flatdemandstructure[period] ?? [], billed((month) => highest(month.peakKw)))
  }
  if (tariff.demandratestructure != null) {
    const schedule = { weekday: tariff.demandweekdayschedule ?? always(0), weekend: tariff.demandweekendschedule ?? always(0) }
    const peaksOf = (month: MonthUse) => byPeriod(schedule, month.month, month.peakKw ?? [], Math.max)
    for (const period of peaksOf(use).keys())
      charge += tiersCharge(tariff.demandratestructure[period] ?? [], billed((month) => peaksOf(month).get(period) ?? 0))
  }
  return charge
}

/** Records write a ratchet as a share or in per cent. */
const asShare = (value: number): number => (value > 1 ? value / 100 : value)

const tiersCharge = (tiers: DemandTiers, demandKw: number): number => {
  let charge = 0
  let from = 0
  for (const [index, tier] of tiers.entries()) {
    const limit = index === tiers.length - 1 || !(Number(tier.max) > 0) ? Infinity : Number(tier.max)
    charge += Math.max(0, Math.min(demandKw, limit) - from) * ((tier.rate ?? 0) + (tier.adj ?? 0))
    from = Math.max(from, Math.min(demandKw, limit))
  }
  return charge
}
