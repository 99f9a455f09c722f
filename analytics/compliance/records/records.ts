import type { Mass } from '../exact/mass'

/** A calendar day: days since 1970-01-01. */
export type Day = number

export type LeakRateMethod = 'annualizing' | 'rolling'
export type AssetType = 'split_hp' | 'minisplit' | 'packaged_hp' | 'rtu_hp' | 'vrf' | 'pthp' | 'chiller_hp' | 'wshp_gshp' | 'hpwh' | 'process_hp' | 'other'
export type Category = 'comfort_cooling' | 'commercial_refrigeration' | 'ipr' | 'refrigerated_transport' | 'other'
export type EventKind =
  | 'addition' | 'recovery' | 'install_charge' | 'retrofit_charge' | 'seasonal_remove' | 'seasonal_add' | 'repair_recharge' | 'disposal'

/** What every record has: voided ones stay, with their reason, and count for nothing. */
export interface Recorded {
  void_reason: string | null
}

/** A facility: one leak rate method for all its appliances (40 CFR 82.152, 84.102). */
export interface Site {
  site_id: string
  owner_operator_name: string | null
  site_address: string | null
  leak_rate_method: LeakRateMethod | null
  method_set_on: Day | null
  acquired_on: Day | null
  state: string | null
}

/** One refrigerant circuit: each is an appliance of its own. */
export interface Appliance extends Recorded {
  appliance_id: string
  circuit_no: number
  unit_id: string | null
  owner_operator_name: string | null
  site_id: string | null
  site_address: string | null
  location_in_site: string | null
  asset_type: AssetType | null
  category: Category | null
  ipr_capacity_pct: number | null
  rlc_subsector: 'yes' | 'no' | 'undetermined' | null
  subsector_basis: string | null
  decided_by: string | null
  decided_on: Day | null
  refrigerant: string | null
  full_charge: Mass | null
  full_charge_method: 'manufacturer' | 'calculation' | 'measurement' | 'range_midpoint' | null
  fc_range_low: Mass | null
  fc_range_high: Mass | null
  fc_midpoint: Mass | null
  fc_range_basis: string | null
  install_date: Day | null
  factory_sealed_small: boolean | null
  status: 'active' | 'mothballed' | 'retired' | 'disposed' | null
  retired_on: Day | null
  components_mfg_date: Day | null
  permit_date: Day | null
  capacity_w: number | null
  ald_installed: boolean | null
  ald_last_calibrated: Day | null
  /** Made from a line of units.csv, where no appliances register is there. */
  assumed: boolean
}

export interface ChargeRevision extends Recorded {
  appliance_id: string
  circuit_no: number
  date: Day | null
  old: Mass | null
  new: Mass | null
  how: string | null
}

export interface RefrigerantEvent extends Recorded {
  event_id: string
  appliance_id: string | null
  circuit_no: number
  service_date: Day | null
  event_kind: EventKind | null
  parts_serviced: string | null
  work_type_per_part: string | null
  technician_id: string | null
  technician_name: string | null
  refrigerant: string | null
  lb_added: Mass | null
  lb_recovered: Mass | null
  lb_returned: Mass | null
  leak_event_id: string | null
  full_charge_at_event: Mass | null
  /** As stated in the file, never used: held against what is computed. */
  leak_rate_pct: string | null
  leak_rate_method: LeakRateMethod | null
  d_days: number | null
  threshold_pct: number | null
  exceeds: boolean | null
  regime: string | null
  cylinder_id: string | null
  cylinder_before: Mass | null
  cylinder_after: Mass | null
  evac_level_required: string | null
  evac_level_reached: string | null
  recovery_machine_id: string | null
  recovery_machine_made_on: Day | null
  provided_to_owner_on: Day | null
}

export interface LeakRepair extends Recorded {
  repair_id: string
  appliance_id: string | null
  circuit_no: number
  trigger_event_id: string | null
  exceeded_on: Day | null
  leak_locations: string | null
  shutdown_required: boolean | null
  due_on: Day | null
  repaired_on: Day | null
  repair_description: string | null
  technician_id: string | null
  mothballed_on: Day | null
  resumed_on: Day | null
  extension_ground: 'radiological' | 'other_regulation' | 'parts' | null
  extension_requested_on: Day | null
  parts_received_on: Day | null
  extended_due_on: Day | null
  extension_file: string | null
  outcome: 'repaired' | 'plan' | 'mothballed' | null
}

export interface VerificationTest extends Recorded {
  test_id: string
  repair_id: string | null
  kind: 'initial' | 'follow_up' | null
  test_date: Day | null
  leak_location_tested: string | null
  test_types: string | null
  passed: boolean | null
  evacuated_for_repair: boolean | null
  normal_operation_on: Day | null
  technician_id: string | null
  due_on: Day | null
  provided_to_owner_on: Day | null
}

export interface LeakInspection extends Recorded {
  inspection_id: string
  appliance_id: string | null
  circuit_no: number
  inspection_date: Day | null
  methods: string | null
  leak_locations: string | null
  all_visible_accessible_certified: string | null
  exceptions: string | null
  technician_id: string | null
  schedule_reason: string | null
  next_due: Day | null
}

export interface Filing extends Recorded {
  filing_id: string
  appliance_id: string | null
  circuit_no: number
  kind: 'plan' | 'plan_completion' | 'extension_request' | 'relief_request' | 'chronic_report' | 'purge_notice' | null
  trigger_event_id: string | null
  dated_on: Day | null
  sent_on: Day | null
  estimated_on: Day | null
  file: string | null
}

export interface Technician {
  technician_id: string
  name: string | null
  employer: string | null
  epa_type: string | null
  epa_number: string | null
  epa_program: string | null
  epa_date: Day | null
  cert_copy_on_file: boolean | null
  apprentice: boolean | null
  supervisor_id: string | null
  left_on: Day | null
}

export interface Disposal extends Recorded {
  disposal_id: string
  company_name: string | null
  appliance_location: string | null
  recovery_date: Day | null
  refrigerant: string | null
  lb_recovered: Mass | null
  full_charge: Mass | null
  technician_id: string | null
  /** As stated in the file, never used. */
  month: string | null
  appliance_id: string | null
  circuit_no: number
  cylinder_id: string | null
}

export interface Transfer extends Recorded {
  transfer_id: string
  date: Day | null
  refrigerant: string | null
  lb: Mass | null
  purpose: 'reclamation' | 'destruction' | null
  recipient_name: string | null
  recipient_address: string | null
  reclaimer_epa_id: string | null
  site_id: string | null
  cylinder_id: string | null
}

export interface Purchase extends Recorded {
  purchase_id: string
  site_id: string | null
  date: Day | null
  refrigerant: string | null
  lb: Mass | null
  supplier: string | null
  invoice: string | null
  cylinder_id: string | null
}

export interface Cylinder extends Recorded {
  cylinder_id: string
  refrigerant: string | null
  kind: 'refillable' | 'disposable' | 'recovery' | null
  origin: 'virgin' | 'reclaimed' | 'recovered' | null
  reclaimed_virgin_pct: number | null
  tare: Mass | null
  capacity: Mass | null
  received_on: Day | null
  supplier: string | null
  invoice: string | null
  heel_lb: Mass | null
  sent_to: string | null
  sent_on: Day | null
  evacuated_inhg: number | null
  certification_statement_file: string | null
}

export interface CylinderMove extends Recorded {
  cylinder_id: string
  date: Day | null
  from: string | null
  to: string | null
  lb: Mass | null
}

/** Everything recorded of one circuit up to the as-of day, in any order, voided records included. */
export interface CircuitRecords {
  appliance: Appliance
  site: Site | undefined
  revisions: readonly ChargeRevision[]
  events: readonly RefrigerantEvent[]
  repairs: readonly LeakRepair[]
  tests: readonly VerificationTest[]
  inspections: readonly LeakInspection[]
  filings: readonly Filing[]
}

/** Records that belong to no single circuit. */
export interface SharedRecords {
  sites: readonly Site[]
  technicians: readonly Technician[]
  disposals: readonly Disposal[]
  transfers: readonly Transfer[]
  purchases: readonly Purchase[]
  cylinders: readonly Cylinder[]
  cylinderMoves: readonly CylinderMove[]
}
