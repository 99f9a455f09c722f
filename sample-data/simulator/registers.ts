import { findRefrigerant } from '../../analytics/refrigerants'
import { csvOf, type Cell } from './csv'
import { failedOn, repairDays } from './faults/severity'
import { addDays, addMonths } from './local-time'
import { ratedCop } from './performance-map'
import type { FleetRecipe, ModelRecipe, SiteRecipe, UnitRecipe } from './recipe'
import { technicians, tariffs } from './people-and-prices'
import { truthOf } from './truth'

const unitColumns = [
  'unit_id', 'source', 'site_id', 'site_name', 'address', 'zip', 'state', 'country', 'latitude', 'longitude', 'time_zone',
  'climate_zone', 'climate_group', 'station_id', 'brand', 'model', 'serial', 'unit_type', 'segment', 'capacity_w',
  'rated_cop_8c', 'rated_cop_m8c', 'rated_cop_m15c', 'refrigerant', 'full_charge_lb', 'installed_on', 'installer',
  'warranty_until', 'warranty_visits_per_year', 'contract', 'firmware', 'customer', 'criticality', 'tariff_id',
  'aux_heat_w', 'aux_lockout_c', 'min_outdoor_c',
] as const

const unitTypes = { hydronic: 'hydronic', ducted: 'split', minisplit: 'minisplit' } as const

/** A row of `units.csv`. */
export const registerRow = (recipe: FleetRecipe, unit: UnitRecipe): Partial<Record<(typeof unitColumns)[number], Cell>> => {
  const site = siteOf(recipe, unit.site_id)
  const model = modelOf(recipe, unit.model)
  return {
    ...unit,
    ...site,
    source: `**/${unit.unit_id}.*`,
    site_name: `${site.site_name} (simulated)`,
    brand: model.brand,
    unit_type: unitTypes[model.kind],
    segment: model.capacity_w > 10_000 ? 'commercial' : 'residential',
    capacity_w: model.capacity_w,
    rated_cop_8c: ratedCop(model, 8.3).toFixed(2),
    rated_cop_m8c: ratedCop(model, -8.3).toFixed(2),
    rated_cop_m15c: ratedCop(model, -15).toFixed(2),
    refrigerant: findRefrigerant(model.refrigerant)?.name ?? model.refrigerant,
    full_charge_lb: model.full_charge_lb.toFixed(2),
    installer: 'Example Heating Co. (simulated)',
    warranty_until: addMonths(unit.installed_on, 120),
    warranty_visits_per_year: 1,
    contract: 'standard',
    firmware: '4.2.1',
    customer: `${site.site_name} owners (simulated)`,
    aux_heat_w: model.aux_heat_w,
    aux_lockout_c: model.aux_heat_w > 0 ? (model.aux_lockout_c ?? -4) : undefined,
    min_outdoor_c: model.min_outdoor_c,
  }
}

/** `units.csv` of a simulated fleet. */
export const unitsCsv = (recipe: FleetRecipe): string => csvOf(unitColumns, recipe.units.map((unit) => registerRow(recipe, unit)))

const technicianColumns = [
  'technician_id', 'name', 'employer', 'home_zip', 'latitude', 'longitude', 'skills', 'brands', 'refrigerant_classes',
  'epa_type', 'epa_number', 'epa_program', 'epa_date', 'cert_copy_on_file', 'hours_per_week', 'apprentice',
  'supervisor_id', 'left_on',
] as const

/** `technicians.csv`: six invented people near the sites. */
export const techniciansCsv = (): string => csvOf(technicianColumns, technicians)

/** When somebody looks at a unit: so long after its fault can be seen, else after the data begin. */
const afterDays = { faulty: 45, healthy: 270 }

const visitColumns = [
  'visit_id', 'unit_id', 'visited_on', 'kind', 'technician_id', 'checklist', 'completed_items', 'total_items', 'parts',
  'confirmed_fault', 'notes', 'attachments', 'cost',
] as const

/** `service_log.csv`: planned visits before the data begin, filter changes, inspections that say what they found, and the repair of a broken compressor. */
export const serviceLogCsv = (recipe: FleetRecipe): string => {
  const planned = recipe.units
    .filter((_, index) => index % 3 === 0)
    .map((unit, index) => ({
      unit_id: unit.unit_id,
      visited_on: addDays(recipe.from_on, -20 + index),
      kind: 'pm',
      technician_id: index % 2 === 0 ? 'T1' : 'T3',
      checklist: 'autumn',
      completed_items: 12,
      total_items: 12,
      confirmed_fault: 'none',
      notes: 'Planned visit, nothing found (simulated)',
      cost: 180,
    }))
  const filters = recipe.units.flatMap((unit) =>
    unit.confounder?.kind === 'filter_changed'
      ? [
          {
            unit_id: unit.unit_id,
            visited_on: unit.confounder.from_on,
            kind: 'pm',
            technician_id: 'T2',
            checklist: 'filter',
            completed_items: 3,
            total_items: 3,
            parts: 'air filter',
            notes: 'Filter changed (simulated)',
            cost: 90,
          },
        ]
      : [],
  )
  const repairs = recipe.units.flatMap((unit) => {
    const broken = unit.fault === undefined ? undefined : failedOn(unit.fault)
    if (unit.fault === undefined || broken === undefined || broken > recipe.to_on) return []
    return [
      {
        unit_id: unit.unit_id,
        visited_on: addDays(broken, repairDays),
        kind: 'emergency',
        technician_id: 'T1',
        checklist: 'repair',
        completed_items: 6,
        total_items: 6,
        parts: 'compressor',
        confirmed_fault: unit.fault.fault,
        notes: 'Compressor replaced (simulated)',
        cost: 2400,
      },
    ]
  })
  const inspections = recipe.units.flatMap((unit, index) => {
    const { fault, detectable_on: detectable } = truthOf(unit, recipe.to_on)
    const broken = unit.fault !== undefined && failedOn(unit.fault) !== undefined
    const seen = fault === 'none' ? (unit.confounder === undefined && index % 4 === 2 ? addDays(recipe.from_on, afterDays.healthy) : '') : index % 3 === 1 || broken || detectable === '' ? '' : addDays(detectable, afterDays.faulty)
    if (seen === '' || seen > recipe.to_on) return []
    return [
      {
        unit_id: unit.unit_id,
        visited_on: seen,
        kind: 'inspection',
        technician_id: index % 2 === 0 ? 'T2' : 'T4',
        checklist: 'inspection',
        completed_items: 8,
        total_items: 8,
        confirmed_fault: fault,
        notes: fault === 'none' ? 'Nothing found (simulated)' : 'Found, to be repaired (simulated)',
        cost: 150,
      },
    ]
  })
  const visits = [...planned, ...filters, ...inspections, ...repairs].sort((a, b) => `${a.visited_on}${a.unit_id}`.localeCompare(`${b.visited_on}${b.unit_id}`))
  return csvOf(visitColumns, visits.map((visit, index) => ({ visit_id: `SIM-V${String(index + 1).padStart(3, '0')}`, ...visit })))
}

/** `tariffs.json`: one flat price and one by time of use. */
export const tariffsJson = (): string => `${JSON.stringify(tariffs, null, 1)}\n`

export const siteOf = (recipe: FleetRecipe, siteId: string): SiteRecipe => {
  const site = recipe.sites.find((candidate) => candidate.site_id === siteId)
  if (site === undefined) throw new Error(`the fleet recipe has no site ${siteId}`)
  return site
}

export const modelOf = (recipe: FleetRecipe, name: string): ModelRecipe => {
  const model = recipe.models.find((candidate) => candidate.model === name)
  if (model === undefined) throw new Error(`the fleet recipe has no model ${name}`)
  return model
}
