import type { FleetColumn } from '../../../analytics/contract'
import { text } from '../../text/text'
import { DeviationCell, Missing, ShareCell, TextCell } from '../../ui/cells'
import { formatMoney, formatNumber, formatSignedPercent } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { SeverityMark, severityOfRank } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import type { ShownColumn } from '../../state/fleet-view'
import type { FleetRow } from './fleet-row'
import { Spark } from './spark'

const known = (value: number): boolean => !Number.isNaN(value)

const number = (value: number, digits: number) => (known(value) ? <span>{formatNumber(value, digits)}</span> : <Missing />)

const faultList = (faults: string | null): string[] => (faults === null ? [] : faults.split('|'))

const Faults = ({ faults }: { faults: string | null }) => {
  const names = faultList(faults).map((fault) => text.faults[fault] ?? fault)
  if (names.length === 0) return <Missing />
  return (
    <span title={names.join(', ')}>
      {names[0]}
      {names.length > 1 ? ` ${text.fleet.more(names.length - 1)}` : ''}
    </span>
  )
}

type Cell = Omit<GridColumn<FleetRow>, 'id' | 'title' | 'sortable'>

const end = 'end' as const

const cells: Record<FleetColumn, Cell> = {
  compressor_health: { width: 92, align: end, render: (row) => number(row.compressor_health, 0) },
  unit_id: { width: 96, grow: 1, render: (row) => <TextCell value={row.unit_id} strong /> },
  severity: { width: 106, render: (row) => <SeverityMark severity={severityOfRank(row.severity)} /> },
  faults: { width: 150, grow: 2, render: (row) => <Faults faults={row.faults} /> },
  findings: { width: 58, align: end, render: (row) => number(row.findings, 0) },
  customer: { width: 120, grow: 1, render: (row) => <TextCell value={row.customer} /> },
  site_name: { width: 116, grow: 1.5, render: (row) => <TextCell value={row.site_name} /> },
  brand: { width: 78, grow: 0.6, render: (row) => <TextCell value={row.brand} /> },
  model: { width: 110, grow: 1, render: (row) => <TextCell value={row.model} /> },
  unit_type: { width: 84, render: (row) => <TextCell value={row.unit_type} /> },
  refrigerant: { width: 84, render: (row) => <TextCell value={row.refrigerant} /> },
  climate_zone: { width: 58, render: (row) => <TextCell value={row.climate_zone} /> },
  seasonal_cop: { width: 54, align: end, render: (row) => number(row.seasonal_cop, 2) },
  cop_vs_expected_pct: { width: 136, align: end, render: (row) => <DeviationCell value={row.cop_vs_expected_pct} /> },
  cop_trend_pct_per_year: {
    width: 94,
    align: end,
    render: (row) =>
      known(row.cop_trend_pct_per_year) ? <span>{formatSignedPercent(row.cop_trend_pct_per_year)}</span> : <Missing />,
  },
  defrosts_per_day: { width: 96, align: end, render: (row) => number(row.defrosts_per_day, 1) },
  starts_per_day: { width: 86, align: end, render: (row) => number(row.starts_per_day, 1) },
  connectivity_pct: { width: 96, align: end, render: (row) => <ShareCell value={row.connectivity_pct} /> },
  energy_kwh: { width: 92, align: end, render: (row) => number(row.energy_kwh, 0) },
  energy_cost: {
    width: 92,
    align: end,
    render: (row) => (known(row.energy_cost) ? <span>{formatMoney(row.energy_cost, row.energy_currency)}</span> : <Missing />),
  },
  days_of_data: { width: 58, align: end, render: (row) => number(row.days_of_data, 0) },
  last_seen_on: {
    width: 100,
    align: end,
    render: (row) => (known(row.last_seen_on) ? <span>{formatDay(row.last_seen_on)}</span> : <Missing />),
  },
  priority: { width: 64, align: end, render: (row) => (known(row.priority) ? <span>P{row.priority}</span> : <Missing />) },
  due_on: {
    width: 100,
    align: end,
    render: (row) => (known(row.due_on) ? <span>{formatDay(row.due_on)}</span> : <Missing />),
  },
  cost_of_waiting_per_month: {
    width: 108,
    align: end,
    render: (row) =>
      known(row.cost_of_waiting_per_month) ? (
        <span>{formatMoney(row.cost_of_waiting_per_month, row.currency)}</span>
      ) : (
        <Missing />
      ),
  },
}

/** The name of a column. */
export const columnTitle = (id: ShownColumn): string => (id === 'spark' ? text.brush.spark : text.fleet.head[id])

/** Px that a head needs. */
const headWidth = (title: string): number => 22 + 6.8 * title.length

/** The chosen columns of the fleet, ready for the grid. */
export const fleetGridColumns = (chosen: readonly ShownColumn[], sparks: ReadonlyMap<string, Float64Array>): GridColumn<FleetRow>[] =>
  chosen.map((id) =>
    id === 'spark'
      ? { id, title: columnTitle(id), width: 104, render: (row) => <Spark line={sparks.get(row.unit_id ?? '')} /> }
      : { ...cells[id], width: Math.max(cells[id].width, headWidth(columnTitle(id))), id, title: columnTitle(id), hint: text.glossary[id] === undefined ? undefined : `${columnTitle(id)}: ${text.glossary[id]}`, sortable: true },
  )
