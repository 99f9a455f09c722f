import type {
  Appliance,
  ChargeRevision,
  EventKind,
  Filing,
  LeakInspection,
  LeakRepair,
  RefrigerantEvent,
  VerificationTest,
} from '../records/records'
import { isBlank } from './check'
import type { CircuitView } from './circuit-view'

/** A field that a paragraph wants on record. */
export interface WantedField<T> {
  field: keyof T & string
  /** Paragraph below 82.157 and 84.106, as `(l)(2)`. */
  paragraph: string
  /** What of the paragraph it is, as `(vi)`; empty where it has no number. */
  part: string
  /** It is wanted of this record; always where nothing is said. */
  when?: (row: T, view: CircuitView) => boolean
}

const additions: readonly (EventKind | null)[] = ['addition', 'install_charge', 'retrofit_charge', 'repair_recharge']
const range = (row: Appliance): boolean => row.full_charge_method === 'range_midpoint'
const under84 = (_: Appliance, view: CircuitView): boolean => view.regimeOn(view.asOf).regime !== '82.157'

/** Done by somebody else than the owner's own people, who then hands over the record, 40 CFR 82.157(b). */
const byProvider = (technician_id: string | null, view: CircuitView): boolean => {
  const employer = view.technician(technician_id)?.employer ?? null
  return employer === null || view.owner === null || employer.trim().toLowerCase() !== view.owner.trim().toLowerCase()
}

const appliances: readonly WantedField<Appliance>[] = [
  { field: 'owner_operator_name', paragraph: '(l)(1)', part: '(i)', when: (_, view) => isBlank(view.owner) },
  { field: 'site_address', paragraph: '(l)(1)', part: '(ii)', when: (_, view) => isBlank(view.address) },
  { field: 'fc_range_low', paragraph: '(l)(1)', part: '(iv)', when: range },
  { field: 'fc_range_high', paragraph: '(l)(1)', part: '(iv)', when: range },
  { field: 'install_date', paragraph: '(l)(1)', part: '(vi)', when: under84 },
  { field: 'location_in_site', paragraph: '(l)(2)', part: '(i)' },
]

const full_charge_revisions: readonly WantedField<ChargeRevision>[] = [
  { field: 'date', paragraph: '(l)(1)', part: '(v)' },
  { field: 'old', paragraph: '(l)(1)', part: '(v)' },
  { field: 'new', paragraph: '(l)(1)', part: '(v)' },
  { field: 'how', paragraph: '(l)(1)', part: '(v)' },
]

const refrigerant_events: readonly WantedField<RefrigerantEvent>[] = [
  { field: 'service_date', paragraph: '(l)(2)', part: '(ii)' },
  { field: 'event_kind', paragraph: '(l)(2)', part: '(ii)' },
  { field: 'parts_serviced', paragraph: '(l)(2)', part: '(iii)' },
  { field: 'work_type_per_part', paragraph: '(l)(2)', part: '(iv)' },
  { field: 'technician_id', paragraph: '(l)(2)', part: '(v)' },
  { field: 'technician_name', paragraph: '(l)(2)', part: '(v)', when: (row, view) => isBlank(view.technician(row.technician_id)?.name) },
  { field: 'refrigerant', paragraph: '(l)(2)', part: '(vi)' },
  { field: 'lb_added', paragraph: '(l)(2)', part: '(vi)', when: (row) => additions.includes(row.event_kind) },
  { field: 'lb_recovered', paragraph: '(l)(2)', part: '(vi)', when: (row) => row.event_kind === 'disposal' || row.event_kind === 'recovery' },
  { field: 'lb_added', paragraph: '(l)(10)', part: '', when: (row) => row.event_kind === 'seasonal_add' },
  { field: 'lb_recovered', paragraph: '(l)(10)', part: '', when: (row) => row.event_kind === 'seasonal_remove' },
  { field: 'provided_to_owner_on', paragraph: '(b)', part: '', when: (row, view) => byProvider(row.technician_id, view) },
]

const repaired = (row: LeakRepair): boolean => row.repaired_on !== null
const leak_repairs: readonly WantedField<LeakRepair>[] = [
  { field: 'exceeded_on', paragraph: '(d)', part: '' },
  { field: 'leak_locations', paragraph: '(d)(1)', part: '', when: repaired },
  { field: 'technician_id', paragraph: '(d)(1)', part: '', when: repaired },
  { field: 'repair_description', paragraph: '(l)(2)', part: '(iv)', when: repaired },
  { field: 'repaired_on', paragraph: '(l)(2)', part: '(ii)', when: (row) => row.outcome === 'repaired' },
  { field: 'extension_requested_on', paragraph: '(l)(7)', part: '', when: (row) => row.extension_ground !== null },
  { field: 'extension_file', paragraph: '(l)(7)', part: '', when: (row) => row.extension_requested_on !== null },
  { field: 'mothballed_on', paragraph: '(l)(8)', part: '', when: (row) => row.outcome === 'mothballed' || row.resumed_on !== null },
]

const verification_tests: readonly WantedField<VerificationTest>[] = [
  { field: 'kind', paragraph: '(l)(5)', part: '' },
  { field: 'test_date', paragraph: '(l)(5)', part: '' },
  { field: 'leak_location_tested', paragraph: '(l)(5)', part: '' },
  { field: 'test_types', paragraph: '(l)(5)', part: '' },
  { field: 'passed', paragraph: '(l)(5)', part: '' },
  { field: 'technician_id', paragraph: '(l)(5)', part: '' },
  { field: 'provided_to_owner_on', paragraph: '(l)(5)', part: '', when: (row, view) => byProvider(row.technician_id, view) },
  {
    field: 'normal_operation_on',
    paragraph: '(e)(2)',
    part: '',
    when: (row) => row.kind === 'follow_up' && row.evacuated_for_repair === true,
  },
]

const leak_inspections: readonly WantedField<LeakInspection>[] = [
  { field: 'inspection_date', paragraph: '(l)(3)', part: '' },
  { field: 'methods', paragraph: '(l)(3)', part: '' },
  { field: 'all_visible_accessible_certified', paragraph: '(l)(3)', part: '' },
  { field: 'technician_id', paragraph: '(g)(2)', part: '' },
]

const filings: readonly WantedField<Filing>[] = [
  { field: 'dated_on', paragraph: '(l)(6)', part: '', when: (row) => row.kind === 'plan' },
  { field: 'file', paragraph: '(l)(6)', part: '', when: (row) => row.kind === 'plan' },
  { field: 'file', paragraph: '(l)(7)', part: '', when: (row) => row.kind === 'extension_request' || row.kind === 'relief_request' },
  { field: 'file', paragraph: '(l)(11)', part: '', when: (row) => row.kind === 'chronic_report' },
]

/** Fields wanted of each table of a circuit, with their paragraph. */
export const wantedOf = {
  appliances,
  full_charge_revisions,
  refrigerant_events,
  leak_repairs,
  verification_tests,
  leak_inspections,
  filings,
} as const
