import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { monthCost } from '../../registers/energy-charge'
import { energyHours, type EnergyHour } from '../../registers/hours-of-day'
import { readTariff } from '../../registers/tariff-definition'
import { significant9 } from '../../statistics/significant'
import type { Span } from './plan-episode'
import windowEnergySql from './window_energy.sql?raw'

type Row = Record<EnergyHour, number> & { plan: number; span: Span; definition: string; month_on: string; free: boolean; days: number }

/**
 * Mean price of a kWh in the windows `before` and `now` of some plans, by `<plan> <span>`, in the tariff's currency: what was
 * drawn at each hour, on weekdays and free days, priced month by month; tiers fill up as if the whole month were like the
 * days of the window. None without a tariff.
 */
export const meanPrices = async (connection: DuckDBConnection, plans: readonly number[]): Promise<Map<string, number>> => {
  if (plans.length === 0) return new Map()
  const months = new Map<string, Row[]>()
  for (const row of await readRows<Row>(connection, windowEnergySql, { plans: plans.join(',') })) {
    const key = `${row.plan} ${row.span} ${row.month_on}`
    months.set(key, [...(months.get(key) ?? []), row])
  }
  const sums = new Map<string, { cost: number; kwh: number }>()
  for (const rows of months.values()) {
    const [first] = rows as [Row, ...Row[]]
    const key = `${first.plan} ${first.span}`
    const sum = sums.get(key) ?? { cost: 0, kwh: 0 }
    sums.set(key, { cost: sum.cost + costOf(rows, first), kwh: sum.kwh + rows.reduce((kwh, row) => kwh + energyOf(row), 0) })
  }
  return new Map([...sums].filter(([, { kwh }]) => kwh > 0).map(([key, { cost, kwh }]) => [key, significant9(cost / kwh)]))
}

const energyOf = (row: Row): number => energyHours.reduce((sum, name) => sum + row[name], 0)

/** Of the days of one month. */
const costOf = (rows: readonly Row[], { month_on: monthOn, definition }: Row): number => {
  const begin = new Date(monthOn)
  const length = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 0)).getUTCDate()
  const scale = length / rows.reduce((days, row) => days + row.days, 0)
  const of = (free: boolean) => energyHours.map((name) => scale * (rows.find((row) => row.free === free)?.[name] ?? 0))
  return monthCost(readTariff(definition), begin.getUTCMonth(), of(false), of(true)) / scale
}
