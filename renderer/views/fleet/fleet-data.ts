import type { FleetUnitColumn } from '../../../analytics/contract'
import type { ColumnSet } from '../../engine/column-set'
import { rangeFacets, valueFacets } from '../../state/fleet-view'
import { categoryOf, createCrossfilter, numberOf, setOf, type Crossfilter, type Dimension } from './crossfilter'

export type FleetUnits = ColumnSet<FleetUnitColumn>

/** Every unit in columns, the dimensions that can be brushed, and the filter over them. */
export interface FleetData {
  units: FleetUnits
  dimensions: readonly Dimension[]
  filter: Crossfilter
  /** Lower-case words of each unit that a search looks at. */
  words: readonly string[]
}

const severityLabels = ['none', 'advisory', 'minor', 'major', 'critical']

/** Dimensions shown as facets, in order. */
export const facetIds = [...valueFacets, ...rangeFacets] as const
export type FacetId = (typeof facetIds)[number]

/** Makes the brushing of a fleet; dimensions without two different values are left out. */
export const fleetDataOf = (units: FleetUnits): FleetData => {
  const text = (id: FacetId | 'site', column: FleetUnitColumn): Dimension[] => {
    const made = categoryOf(id, units.texts(column))
    return made.labels.length > 0 ? [made] : []
  }
  const number = (id: FacetId, column: FleetUnitColumn): Dimension[] => {
    const made = numberOf(id, units.numbers(column))
    return made === undefined ? [] : [made]
  }
  const severity = units.numbers('severity')
  const dimensions: Dimension[] = [
    { kind: 'category', id: 'severity', labels: severityLabels, codes: Int32Array.from(severity) },
    setOf('fault', units.texts('faults')),
    ...text('brand', 'brand'),
    ...text('model', 'model'),
    ...text('firmware', 'firmware'),
    ...text('zone', 'climate_zone'),
    ...text('refrigerant', 'refrigerant'),
    ...text('type', 'unit_type'),
    ...text('segment', 'segment'),
    ...number('installed', 'install_year'),
    ...number('expected', 'cop_vs_expected_pct'),
    ...number('trend', 'cop_trend_pct_per_year'),
    ...number('health', 'compressor_health'),
    ...number('defrosts', 'defrosts_per_day'),
    ...number('cost', 'energy_cost'),
    ...number('cop', 'seasonal_cop'),
    ...text('site', 'site_name'),
    { kind: 'test', id: 'words' },
    { kind: 'test', id: 'curve' },
    { kind: 'test', id: 'place' },
  ]
  const parts = (['unit_id', 'customer', 'site_name', 'brand', 'model'] as const).map((name) => units.texts(name))
  const faults = units.texts('faults')
  return {
    units,
    dimensions,
    filter: createCrossfilter(units.rowCount, dimensions),
    words: Array.from({ length: units.rowCount }, (_, unit) => [...parts.map((column) => column[unit] ?? ''), (faults[unit] ?? '').replaceAll('_', ' ')].join(' ').toLowerCase()),
  }
}
