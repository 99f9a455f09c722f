import { z } from 'zod'
import { arrow, json, query, type Calls } from './define'
import { fleetColumns, severities, type FleetColumn, type Severity } from './choices'


export const fleetFilter = z.strictObject({
  /** Words that must all occur in id, customer, site, brand, model or fault. */
  text: z.string().max(200).default(''),
  /** Worst open severity; `none` = nothing open. Empty = any. */
  severities: z.array(z.enum([...severities, 'none'])).default([]),
  faults: z.array(z.string().max(80)).default([]),
  brands: z.array(z.string().max(200)).default([]),
})
export type FleetFilter = z.output<typeof fleetFilter>

export const fleetSort = z.strictObject({ column: z.enum(fleetColumns), descending: z.boolean() })
export type FleetSort = z.output<typeof fleetSort>

const defaultSort: FleetSort = { column: 'severity', descending: true }

export interface FleetSummary {
  units: number
  /** Units with an open finding, by the worst of them. */
  bySeverity: Record<Severity | 'none', number>
  openFindings: number
  openWorkOrders: number
  /** Due within seven days of as-of. */
  dueSoon: number
  /** Sums of money are null where units or orders have several currencies. */
  costOfWaitingPerMonth: number | null
  currency: string | null
  unitsWithCop: number
  medianSeasonalCop: number | null
  medianCopVsExpectedPct: number | null
  /** Mean of the units' share of expected samples. */
  connectivityPct: number | null
  silentUnits: number
  energyKwh: number | null
  energyCost: number | null
  asOf: string | null
  dataTo: string | null
}

/** What `fleet.units` knows of each unit beyond the grid's columns. `currency` is that of its order, `energy_currency` that of its tariff. */
export const fleetUnitColumns = ['latitude', 'longitude', 'country', 'state', 'install_year', 'firmware', 'segment', 'leak_index', 'visits', 'confirmed', 'silent', 'currency', 'energy_currency'] as const
export type FleetUnitColumn = FleetColumn | (typeof fleetUnitColumns)[number]

export interface FleetFacets {
  brands: { value: string; units: number }[]
  faults: { value: string; units: number }[]
}

export interface UnitHit {
  unitId: string
  customer: string | null
  siteName: string | null
  brand: string | null
  model: string | null
  severity: Severity | null
}

export const fleetCalls = {
  /** Figures over the whole fleet. */
  'fleet.summary': query(z.strictObject({}), json<FleetSummary>()),
  /** Every unit, in order of id: what brushing works on. `visits` and `confirmed` count visits while there are data. */
  'fleet.units': query(z.strictObject({}), arrow<FleetUnitColumn>()),
  /** Heating of the last 365 days: per unit (place in `fleet.units`) and 3 K of outdoor temperature from -30 °C on, days and median COP. */
  'fleet.copBins': query(z.strictObject({}), arrow<'unit' | 'bin' | 'days' | 'cop'>()),
  /** Weekly median of efficiency against expected, %, over the last 52 weeks; `unit` is the place in the question. */
  'fleet.sparks': query(z.strictObject({ unitIds: z.array(z.string().min(1).max(200)).min(1).max(256) }), arrow<'unit' | 'week' | 'value'>()),
  'fleet.facets': query(z.strictObject({}), json<FleetFacets>()),
  /** One aligned page of the sorted, filtered fleet. `severity` is 0 (none) to 4 (critical), `matching` the count of the filter. */
  'fleet.page': query(
    z.strictObject({
      filter: fleetFilter.prefault({}),
      sort: fleetSort.default(defaultSort),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1024).default(256),
    }),
    arrow<FleetColumn | 'matching' | 'currency' | 'energy_currency'>(),
  ),
  /** Exactly the given columns, filter and order, all rows: the text of a CSV, or a workbook in base64. */
  'fleet.export': query(
    z.strictObject({
      filter: fleetFilter.prefault({}),
      sort: fleetSort.default(defaultSort),
      columns: z.array(z.enum(fleetColumns)).min(1),
      /** Only these; all when it is left out. */
      unitIds: z.array(z.string().max(200)).max(50_000).optional(),
      format: z.enum(['csv', 'xlsx']).default('csv'),
    }),
    json<{ name: string; text: string; rows: number }>(),
  ),
  /** Units whose id, customer, site, brand or model holds the words. */
  'fleet.find': query(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(12) }),
    json<UnitHit[]>(),
  ),
} satisfies Calls
