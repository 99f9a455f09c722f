import type {
  Appliance, ChargeRevision, Cylinder, CylinderMove, Disposal, Filing, LeakInspection, LeakRepair, Purchase, RefrigerantEvent, Site, Technician,
  Transfer, VerificationTest,
} from './records'
import type { Shape } from './shape'

const ofCircuit = { appliance_id: 'text', circuit_no: 'number' } as const
const recorded = { void_reason: 'text' } as const

export const siteShape: Shape<Site> = {
  site_id: 'text', owner_operator_name: 'text', site_address: 'text', leak_rate_method: 'text', method_set_on: 'day', acquired_on: 'day', state: 'text',
}

export const applianceShape: Shape<Appliance> = {
  ...ofCircuit, unit_id: 'text', owner_operator_name: 'text', site_id: 'text', site_address: 'text', location_in_site: 'text', asset_type: 'text',
  category: 'text', ipr_capacity_pct: 'number', rlc_subsector: 'text', subsector_basis: 'text', decided_by: 'text', decided_on: 'day',
  refrigerant: 'text', full_charge: 'mass', full_charge_method: 'text', fc_range_low: 'mass', fc_range_high: 'mass', fc_midpoint: 'mass',
  fc_range_basis: 'text', install_date: 'day', factory_sealed_small: 'flag', status: 'text', retired_on: 'day', components_mfg_date: 'day',
  permit_date: 'day', capacity_w: 'number', ald_installed: 'flag', ald_last_calibrated: 'day', assumed: 'flag', ...recorded,
}

export const revisionShape: Shape<ChargeRevision> = { ...ofCircuit, date: 'day', old: 'mass', new: 'mass', how: 'text', ...recorded }

export const eventShape: Shape<RefrigerantEvent> = {
  event_id: 'text', ...ofCircuit, service_date: 'day', event_kind: 'text', parts_serviced: 'text', work_type_per_part: 'text', technician_id: 'text',
  technician_name: 'text', refrigerant: 'text', lb_added: 'mass', lb_recovered: 'mass', lb_returned: 'mass', leak_event_id: 'text',
  full_charge_at_event: 'mass', leak_rate_pct: 'text', leak_rate_method: 'text', d_days: 'number', threshold_pct: 'number', exceeds: 'flag', regime: 'text', cylinder_id: 'text',
  cylinder_before: 'mass', cylinder_after: 'mass', evac_level_required: 'text', evac_level_reached: 'text', recovery_machine_id: 'text',
  recovery_machine_made_on: 'day', provided_to_owner_on: 'day', ...recorded,
}

export const repairShape: Shape<LeakRepair> = {
  repair_id: 'text', ...ofCircuit, trigger_event_id: 'text', exceeded_on: 'day', leak_locations: 'text', shutdown_required: 'flag', due_on: 'day',
  repaired_on: 'day', repair_description: 'text', technician_id: 'text', mothballed_on: 'day', resumed_on: 'day', extension_ground: 'text',
  extension_requested_on: 'day', parts_received_on: 'day', extended_due_on: 'day', extension_file: 'text', outcome: 'text', ...recorded,
}

export const testShape: Shape<VerificationTest> = {
  test_id: 'text', repair_id: 'text', kind: 'text', test_date: 'day', leak_location_tested: 'text', test_types: 'text', passed: 'flag',
  evacuated_for_repair: 'flag', normal_operation_on: 'day', technician_id: 'text', due_on: 'day', provided_to_owner_on: 'day', ...recorded,
}

export const inspectionShape: Shape<LeakInspection> = {
  inspection_id: 'text', ...ofCircuit, inspection_date: 'day', methods: 'text', leak_locations: 'text', all_visible_accessible_certified: 'text',
  exceptions: 'text', technician_id: 'text', schedule_reason: 'text', next_due: 'day', ...recorded,
}

export const filingShape: Shape<Filing> = {
  filing_id: 'text', ...ofCircuit, kind: 'text', trigger_event_id: 'text', dated_on: 'day', sent_on: 'day', estimated_on: 'day', file: 'text', ...recorded,
}

export const technicianShape: Shape<Technician> = {
  technician_id: 'text', name: 'text', employer: 'text', epa_type: 'text', epa_number: 'text', epa_program: 'text', epa_date: 'day',
  cert_copy_on_file: 'flag', apprentice: 'flag', supervisor_id: 'text', left_on: 'day',
}

export const disposalShape: Shape<Disposal> = {
  disposal_id: 'text', company_name: 'text', appliance_location: 'text', recovery_date: 'day', refrigerant: 'text', lb_recovered: 'mass',
  full_charge: 'mass', technician_id: 'text', month: 'text', ...ofCircuit, cylinder_id: 'text', ...recorded,
}

export const transferShape: Shape<Transfer> = {
  transfer_id: 'text', date: 'day', refrigerant: 'text', lb: 'mass', purpose: 'text', recipient_name: 'text', recipient_address: 'text',
  reclaimer_epa_id: 'text', site_id: 'text', cylinder_id: 'text', ...recorded,
}

export const purchaseShape: Shape<Purchase> = {
  purchase_id: 'text', site_id: 'text', date: 'day', refrigerant: 'text', lb: 'mass', supplier: 'text', invoice: 'text', cylinder_id: 'text', ...recorded,
}

export const cylinderShape: Shape<Cylinder> = {
  cylinder_id: 'text', refrigerant: 'text', kind: 'text', origin: 'text', reclaimed_virgin_pct: 'number', tare: 'mass', capacity: 'mass',
  received_on: 'day', supplier: 'text', invoice: 'text', heel_lb: 'mass', sent_to: 'text', sent_on: 'day', evacuated_inhg: 'number',
  certification_statement_file: 'text', ...recorded,
}

export const moveShape: Shape<CylinderMove> = { cylinder_id: 'text', date: 'day', from: 'text', to: 'text', lb: 'mass', ...recorded }
