import { create } from 'zustand'
import type { FleetColumn, FleetFilter, FleetSort } from '../../analytics/contract'

const narrowColumns: readonly FleetColumn[] = [
  'unit_id',
  'severity',
  'faults',
  'site_name',
  'brand',
  'seasonal_cop',
  'cop_vs_expected_pct',
  'defrosts_per_day',
  'connectivity_pct',
  'last_seen_on',
  'priority',
]

const wideColumns: readonly FleetColumn[] = [
  'unit_id',
  'severity',
  'faults',
  'site_name',
  'brand',
  'model',
  'climate_zone',
  'seasonal_cop',
  'cop_vs_expected_pct',
  'defrosts_per_day',
  'starts_per_day',
  'connectivity_pct',
  'energy_kwh',
  'last_seen_on',
  'priority',
  'cost_of_waiting_per_month',
]

const defaultColumns = typeof innerWidth === 'number' && innerWidth >= 1600 ? wideColumns : narrowColumns

export const emptyFilter: FleetFilter = { text: '', severities: [], faults: [], brands: [] }

interface FleetView {
  filter: FleetFilter
  sort: FleetSort
  columns: readonly FleetColumn[]
  setFilter: (change: Partial<FleetFilter>) => void
  setSort: (sort: FleetSort) => void
  setColumns: (columns: readonly FleetColumn[]) => void
}

/** What of the fleet is shown and in which order; the export takes exactly this. */
export const useFleetView = create<FleetView>()((set) => ({
  filter: emptyFilter,
  sort: { column: 'severity', descending: true },
  columns: defaultColumns,
  setFilter: (change) => set((state) => ({ filter: { ...state.filter, ...change } })),
  setSort: (sort) => set({ sort }),
  setColumns: (columns) => set({ columns }),
}))
