import type { RecordTable } from './check'

/** Days that something happened on, by table: none lies in the future. Due and estimated days are left out. */
export const happenedOn = {
  sites: ['method_set_on', 'acquired_on'],
  appliances: ['decided_on', 'install_date', 'retired_on', 'components_mfg_date', 'permit_date', 'ald_last_calibrated'],
  full_charge_revisions: ['date'],
  refrigerant_events: ['service_date', 'recovery_machine_made_on', 'provided_to_owner_on'],
  leak_repairs: ['exceeded_on', 'repaired_on', 'mothballed_on', 'resumed_on', 'extension_requested_on', 'parts_received_on'],
  verification_tests: ['test_date', 'normal_operation_on', 'provided_to_owner_on'],
  leak_inspections: ['inspection_date'],
  filings: ['dated_on', 'sent_on'],
  technicians: ['epa_date', 'left_on'],
  disposals: ['recovery_date'],
  transfers: ['date'],
  purchases: ['date'],
  cylinders: ['received_on', 'sent_on'],
  cylinder_moves: ['date'],
} as const satisfies Record<RecordTable, readonly string[]>
