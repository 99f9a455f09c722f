import { dayOf } from '../../../analytics/compliance/exact/day'
import { readMass, type Mass } from '../../../analytics/compliance/exact/mass'
import type {
  Appliance, ChargeRevision, CircuitRecords, EventKind, Filing, LeakInspection, LeakRepair, RefrigerantEvent, Site, VerificationTest,
} from '../../../analytics/compliance/records/records'
import { defaultPolicy, type Policy } from '../../../analytics/compliance/results'
import { complianceRules } from '../../../analytics/compliance/rules/load-rules'

/** `12.5` or `5.6 kg` */
export const mass = (text: string): Mass => {
  const read = readMass(text)
  if (read === undefined) throw new Error(`${text} is no mass`)
  return read
}

const key = { appliance_id: 'CH-1', circuit_no: 1, void_reason: null }

/** A chiller heat pump that no exemption takes out, unless `given` says otherwise. */
export const appliance = (refrigerant: string | null, fullCharge: string | null, given: Partial<Appliance> = {}): Appliance => ({
  ...key, unit_id: null, owner_operator_name: 'Owner', site_id: 'S1', site_address: 'Street 1', location_in_site: 'roof', asset_type: 'chiller_hp',
  category: 'comfort_cooling', ipr_capacity_pct: null, rlc_subsector: 'no', subsector_basis: null, decided_by: null, decided_on: null,
  refrigerant, full_charge: fullCharge === null ? null : mass(fullCharge), full_charge_method: 'manufacturer', fc_range_low: null,
  fc_range_high: null, fc_midpoint: null, fc_range_basis: null, install_date: null, factory_sealed_small: false, status: 'active', retired_on: null,
  components_mfg_date: null, permit_date: null, capacity_w: null, ald_installed: null, ald_last_calibrated: null, assumed: false, ...given,
})

export const site = (given: Partial<Site> = {}): Site => ({
  site_id: 'S1', owner_operator_name: 'Owner', site_address: 'Street 1', leak_rate_method: 'annualizing', method_set_on: null, acquired_on: null,
  state: null, ...given,
})

export const event = (event_id: string, on: string, event_kind: EventKind, pounds: string | null, given: Partial<RefrigerantEvent> = {}): RefrigerantEvent => {
  const takesOut = event_kind === 'recovery' || event_kind === 'seasonal_remove' || event_kind === 'disposal'
  const moved = pounds === null ? null : mass(pounds)
  return {
    ...key, event_id, service_date: dayOf(on), event_kind, parts_serviced: null, work_type_per_part: null, technician_id: null, technician_name: null,
    refrigerant: null, lb_added: takesOut ? null : moved, lb_recovered: takesOut ? moved : null, lb_returned: null, leak_event_id: null,
    full_charge_at_event: null, leak_rate_pct: null, leak_rate_method: null, d_days: null, threshold_pct: null, exceeds: null, regime: null, cylinder_id: null,
    cylinder_before: null, cylinder_after: null, evac_level_required: null, evac_level_reached: null, recovery_machine_id: null,
    recovery_machine_made_on: null, provided_to_owner_on: null, ...given,
  }
}

export const added = (event_id: string, on: string, pounds: string, given: Partial<RefrigerantEvent> = {}): RefrigerantEvent =>
  event(event_id, on, 'addition', pounds, given)

export const revision = (on: string, old: string, to: string): ChargeRevision => ({ ...key, date: dayOf(on), old: mass(old), new: mass(to), how: 'measured' })

export const repair = (repair_id: string, trigger_event_id: string | null, exceededOn: string | null, given: Partial<LeakRepair> = {}): LeakRepair => ({
  ...key, repair_id, trigger_event_id, exceeded_on: exceededOn === null ? null : dayOf(exceededOn), leak_locations: 'flange',
  shutdown_required: null, due_on: null, repaired_on: null, repair_description: null, technician_id: null, mothballed_on: null, resumed_on: null,
  extension_ground: null, extension_requested_on: null, parts_received_on: null, extended_due_on: null, extension_file: null, outcome: null, ...given,
})

export const test = (test_id: string, repair_id: string, kind: 'initial' | 'follow_up', on: string, given: Partial<VerificationTest> = {}): VerificationTest => ({
  test_id, repair_id, kind, test_date: dayOf(on), leak_location_tested: 'flange', test_types: 'electronic', passed: true, evacuated_for_repair: null,
  normal_operation_on: null, technician_id: null, due_on: null, provided_to_owner_on: null, void_reason: null, ...given,
})

export const inspection = (inspection_id: string, on: string): LeakInspection => ({
  ...key, inspection_id, inspection_date: dayOf(on), methods: 'electronic', leak_locations: null, all_visible_accessible_certified: 'A. Person',
  exceptions: null, technician_id: null, schedule_reason: null, next_due: null,
})

export const filing = (filing_id: string, kind: Filing['kind'], on: string, given: Partial<Filing> = {}): Filing => ({
  ...key, filing_id, kind, trigger_event_id: null, dated_on: dayOf(on), sent_on: dayOf(on), estimated_on: null, file: null, ...given,
})

export const circuit = (of: Appliance, given: Partial<CircuitRecords> = {}): CircuitRecords => ({
  appliance: of, site: site(), revisions: [], events: [], repairs: [], tests: [], inspections: [], filings: [], ...given,
})

export const asOf = (day: string, policy: Partial<Policy> = {}) => ({ asOf: dayOf(day), rules: complianceRules, policy: { ...defaultPolicy, ...policy } })
