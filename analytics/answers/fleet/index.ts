import type { FleetSummary, UnitHit, fleetCalls } from '../../contract/fleet'
import { toArrow } from '../../db/to-arrow'
import { joinList, type Answer, type Answers } from '../answer'
import { fleetExport } from './export'
import facets from './facets.sql?raw'
import find from './find.sql?raw'
import copBins from './cop-bins.sql?raw'
import { everyUnit, fleetPage } from './page'
import sparks from './sparks.sql?raw'
import summary from './summary.sql?raw'

interface SummaryRow {
  units: number
  critical: number
  major: number
  minor: number
  advisory: number
  none: number
  open_findings: number
  silent_units: number
  open_work_orders: number
  due_soon: number
  cost_of_waiting_per_month: number | null
  currency: string | null
  units_with_cop: number
  median_seasonal_cop: number | null
  median_cop_vs_expected_pct: number | null
  connectivity_pct: number | null
  energy_kwh: number | null
  energy_cost: number | null
  as_of: string | null
  data_to: string | null
}

const fleetSummary: Answer<(typeof fleetCalls)['fleet.summary']> = async (context): Promise<FleetSummary> => {
  const [row] = await context.read<SummaryRow>(summary)
  if (row === undefined) throw new Error('the fleet summary is one row')
  return {
    units: row.units,
    bySeverity: { critical: row.critical, major: row.major, minor: row.minor, advisory: row.advisory, none: row.none },
    openFindings: row.open_findings,
    openWorkOrders: row.open_work_orders,
    dueSoon: row.due_soon,
    costOfWaitingPerMonth: row.cost_of_waiting_per_month,
    currency: row.currency,
    unitsWithCop: row.units_with_cop,
    medianSeasonalCop: row.median_seasonal_cop,
    medianCopVsExpectedPct: row.median_cop_vs_expected_pct,
    connectivityPct: row.connectivity_pct,
    silentUnits: row.silent_units,
    energyKwh: row.energy_kwh,
    energyCost: row.energy_cost,
    asOf: row.as_of,
    dataTo: row.data_to,
  }
}

const fleetFacets: Answer<(typeof fleetCalls)['fleet.facets']> = async (context) => {
  const rows = await context.read<{ facet: string; value: string; units: number }>(facets)
  const of = (facet: string): { value: string; units: number }[] =>
    rows.filter((row) => row.facet === facet).map(({ value, units }) => ({ value, units }))
  return { brands: of('brand'), faults: of('fault') }
}

/** Answers of the Fleet screen. */
export const fleetAnswers: Answers<typeof fleetCalls> = {
  'fleet.summary': fleetSummary,
  'fleet.facets': fleetFacets,
  'fleet.page': fleetPage,
  'fleet.units': async (context) => toArrow(await context.columns(everyUnit.sql, everyUnit.parameters)),
  'fleet.copBins': async (context) => toArrow(await context.columns(copBins)),
  'fleet.sparks': async (context, { unitIds }) => toArrow(await context.columns(sparks, { units: joinList(unitIds) })),
  'fleet.export': fleetExport,
  'fleet.find': (context, { text, limit }) => context.read<UnitHit>(find, { text, limit }),
}
