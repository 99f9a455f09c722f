import { findRefrigerant } from '../../refrigerants'
import type { CheckContext } from '../checks/check'
import type { CircuitFacts } from '../checks/circuit-facts'
import { indexShared, type SharedIndex } from '../checks/shared-index'
import { yearOf } from '../exact/day'
import { add, fraction, multiply, subtract, zero, type Fraction } from '../exact/fraction'
import { kilogramsPerPound, type Mass } from '../exact/mass'
import type { UsageLine } from '../papers/book'
import { byId, circuitName } from '../records/live'
import type { Day, SharedRecords } from '../records/records'
import { refrigerantName } from './refrigerant-name'

const flows = ['purchased', 'added', 'recovered', 'reused', 'reclaimed', 'destroyed', 'moved'] as const
type Flow = (typeof flows)[number]
type Flows = Record<Flow, Fraction>

interface Stock {
  site_id: string | null
  refrigerant: string | null
  /** Something says what came to the site. */
  known: boolean
  years: Map<number, Flows>
}

const noFlows = (): Flows => ({ purchased: zero, added: zero, recovered: zero, reused: zero, reclaimed: zero, destroyed: zero, moved: zero })

/** Tonnes of CO2 equivalent: lb x 0.45359237 x GWP / 1000, exact. */
export const co2Tonnes = (pounds: Fraction, gwp: number): Fraction =>
  multiply(multiply(pounds, kilogramsPerPound), fraction(Math.round(gwp * 1000), 1_000_000))

const keepStocks = () => {
  const stocks = new Map<string, Stock>()
  const stockOf = (site_id: string | null, written: string | null): Stock => {
    const refrigerant = refrigerantName(written)
    const key = JSON.stringify([site_id, refrigerant])
    const stock = stocks.get(key) ?? { site_id, refrigerant, known: false, years: new Map() }
    stocks.set(key, stock)
    return stock
  }
  const count = (stock: Stock, year: number, flow: Flow, pounds: Fraction): void => {
    const year_flows = stock.years.get(year) ?? noFlows()
    year_flows[flow] = add(year_flows[flow], pounds)
    stock.years.set(year, year_flows)
  }
  const record = (site_id: string | null, refrigerant: string | null, date: Day | null, flow: Flow, mass: Mass | null): void => {
    if (date === null || mass === null || mass.lb.n <= 0n) return
    const stock = stockOf(site_id, refrigerant)
    count(stock, yearOf(date), flow, mass.lb)
    if (flow === 'purchased') stock.known = true
  }
  return { stocks, stockOf, count, record }
}

const countDisposals = ({ disposals }: SharedIndex, facts: readonly CircuitFacts[], record: ReturnType<typeof keepStocks>['record']): void => {
  const sites = new Map(facts.map(({ name, site_id }) => [name, site_id]))
  const told = new Set(facts.flatMap(({ name, disposals: events }) => events.map(({ day }) => `${name} ${day}`)))
  for (const { appliance_id, circuit_no, recovery_date, refrigerant, lb_recovered } of disposals) {
    const name = appliance_id === null ? '' : circuitName({ appliance_id, circuit_no })
    if (!told.has(`${name} ${recovery_date}`)) record(sites.get(name) ?? null, refrigerant, recovery_date, 'recovered', lb_recovered)
  }
}

const countMoves = ({ moves, cylinders, sites }: SharedIndex, { stockOf, count }: ReturnType<typeof keepStocks>): void => {
  for (const { cylinder_id, date, from, to, lb } of moves) {
    if (date === null || lb === null || lb.lb.n <= 0n || from === to) continue
    const refrigerant = cylinders.get(cylinder_id)?.refrigerant ?? null
    if (from !== null && sites.has(from)) count(stockOf(from, refrigerant), yearOf(date), 'moved', subtract(zero, lb.lb))
    if (to === null || !sites.has(to)) continue
    const stock = stockOf(to, refrigerant)
    stock.known = true
    count(stock, yearOf(date), 'moved', lb.lb)
  }
}

const linesOf = ({ site_id, refrigerant, known, years }: Stock): UsageLine[] => {
  const gwp = findRefrigerant(refrigerant)?.gwp ?? null
  let stock = zero
  return [...years].sort(([a], [b]) => a - b).map(([year, flow]) => {
    const opening = stock
    const into = add(add(flow.purchased, flow.recovered), flow.moved)
    stock = subtract(add(opening, into), add(flow.added, add(flow.reclaimed, flow.destroyed)))
    return {
      site_id, refrigerant, year, gwp, ...flow,
      opening: known ? opening : null,
      closing: known ? stock : null,
      co2e: gwp === null ? null : co2Tonnes(flow.added, gwp),
    }
  })
}

/**
 * Refrigerant by year, site and kind, in pounds, exact: years in which something was recorded. Closing = opening + purchased + recovered +
 * moved - added - reclaimed - destroyed; the stock begins at zero with the first record, and is unknown where no purchase and no cylinder
 * that came says what was there. A transfer without a purpose counts as reclaimed.
 */
export const usageSummary = (shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext): UsageLine[] => {
  const index = indexShared(shared, context.asOf)
  const books = keepStocks()
  const { stocks, stockOf, count, record } = books
  for (const { usage } of facts) {
    for (const { site_id, refrigerant, year, added, recovered, reused } of usage) {
      const stock = stockOf(site_id, refrigerant)
      count(stock, year, 'added', added)
      count(stock, year, 'recovered', recovered)
      count(stock, year, 'reused', reused)
    }
  }
  for (const { site_id, refrigerant, date, lb } of index.purchases) record(site_id, refrigerant, date, 'purchased', lb)
  for (const { site_id, refrigerant, date, lb, purpose } of index.transfers) {
    record(site_id, refrigerant, date, purpose === 'destruction' ? 'destroyed' : 'reclaimed', lb)
  }
  countDisposals(index, facts, record)
  countMoves(index, books)
  return [...stocks.values()]
    .flatMap(linesOf)
    .sort((a, b) => a.year - b.year || byId(a.site_id ?? '', b.site_id ?? '') || byId(a.refrigerant ?? '', b.refrigerant ?? ''))
}
