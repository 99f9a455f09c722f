import { dayText } from '../exact/day'
import { decimalText, type Fraction } from '../exact/fraction'
import type { DisposalMonth, UsageLine } from '../papers/book'
import type { Day } from '../records/records'
import { circuitName } from '../records/live'
import type { EquipmentLine } from './equipment-register'
import type { RetentionLine } from './retention'
import type { RosterEntry } from './technician-roster'

export type ListCell = string | number | boolean | null

/** Header and rows of a CSV file, in its order; null is empty. */
export interface ListTable {
  columns: readonly string[]
  rows: ListCell[][]
}

const day = (value: Day | null): string | null => (value === null ? null : dayText(value))
const pounds = (value: Fraction | null | undefined): string | null => (value === null || value === undefined ? null : decimalText(value, 2))

/** `epa/disposal-log.csv`: appliances, totals by refrigerant and transfers, month by month, 40 CFR 82.156(a)(3). */
export const disposalTable = (months: readonly DisposalMonth[], ruleDataVersion: string): ListTable => ({
  columns: [
    'month', 'entry', 'date', 'record_id', 'refrigerant', 'recovered_lb', 'transferred_lb', 'appliances', 'full_charge_lb', 'company_name',
    'appliance_location', 'technician', 'purpose', 'recipient_name', 'recipient_address', 'rule_data_version',
  ],
  rows: months.flatMap(({ month, appliances, totals, transfers }): ListCell[][] => [
    ...appliances.map((one) => [
      month, 'appliance', dayText(one.date), one.disposal_id, one.refrigerant, pounds(one.recovered?.lb), null, 1, pounds(one.fullCharge?.lb), one.company,
      one.location, one.technician, null, null, null, ruleDataVersion,
    ]),
    ...totals.map((one) => [month, 'total', null, null, one.refrigerant, pounds(one.recovered), null, one.appliances, null, null, null, null, null, null, null, ruleDataVersion]),
    ...transfers.map((one) => [
      month, 'transfer', dayText(one.date), one.transfer_id, one.refrigerant, null, pounds(one.lb?.lb), null, null, null, null, null, one.purpose, one.recipient,
      one.address, ruleDataVersion,
    ]),
  ]),
})

/** `epa/technician-roster.csv`: certificates, what they cover, and the jobs they do not cover, 40 CFR 82.161. */
export const rosterTable = (roster: readonly RosterEntry[], ruleDataVersion: string): ListTable => ({
  columns: [
    'technician_id', 'name', 'employer', 'epa_type', 'epa_number', 'epa_program', 'epa_date', 'cert_copy_on_file', 'apprentice', 'supervisor_id', 'left_on',
    'keep_copy_until', 'allowed_classes', 'jobs', 'first_job_on', 'last_job_on', 'jobs_outside_class', 'outside_class_ids', 'rule_data_version',
  ],
  rows: roster.map(({ technician: one, ...line }) => [
    one.technician_id, one.name, one.employer, one.epa_type, one.epa_number, one.epa_program, day(one.epa_date), one.cert_copy_on_file, one.apprentice,
    one.supervisor_id, day(one.left_on), day(line.keepUntil), line.classes.join('|'), line.jobs, day(line.first), day(line.last), line.outside.length,
    line.outside.join('|'), ruleDataVersion,
  ]),
})

/** `epa/usage-summary.csv`: pounds by year, site and refrigerant, two decimals, and tonnes of CO2 equivalent, three. */
export const usageTable = (lines: readonly UsageLine[], ruleDataVersion: string): ListTable => ({
  columns: [
    'year', 'site_id', 'refrigerant', 'gwp', 'opening_lb', 'purchased_lb', 'added_lb', 'recovered_lb', 'reused_lb', 'reclaimed_lb', 'destroyed_lb', 'moved_lb',
    'closing_lb', 'added_co2e_t', 'rule_data_version',
  ],
  rows: lines.map((line) => [
    line.year, line.site_id, line.refrigerant, line.gwp, pounds(line.opening), pounds(line.purchased), pounds(line.added), pounds(line.recovered),
    pounds(line.reused), pounds(line.reclaimed), pounds(line.destroyed), pounds(line.moved), pounds(line.closing),
    line.co2e === null ? null : decimalText(line.co2e, 3), ruleDataVersion,
  ]),
})

/** `retention.csv` of the audit pack: until when each record is kept. */
export const retentionTable = (lines: readonly RetentionLine[]): ListTable => ({
  columns: ['record', 'record_id', 'from_on', 'keep_until', 'years', 'counted_from', 'cite'],
  rows: lines.map((line) => [line.record, line.record_id, day(line.from_on), day(line.keep_until), line.years, line.from, line.cite]),
})

/** `equipment.csv` of the audit pack: every circuit with the regime that binds it and why. */
export const equipmentTable = (lines: readonly EquipmentLine[]): ListTable => ({
  columns: [
    'appliance_id', 'circuit_no', 'circuit', 'site_id', 'owner_operator_name', 'site_address', 'location_in_site', 'asset_type', 'category', 'refrigerant', 'gwp',
    'full_charge_lb', 'full_charge_method', 'install_date', 'status', 'retired_on', 'leak_rate_method', 'regime', 'threshold_pct', 'reason', 'cites', 'assumed',
  ],
  rows: lines.map(({ appliance: one, ...line }) => [
    one.appliance_id, one.circuit_no, circuitName(one), one.site_id, line.owner, line.address, one.location_in_site, one.asset_type, line.decision.category,
    line.refrigerant, line.gwp, pounds(line.fullCharge?.lb), one.full_charge_method, day(one.install_date), one.status, day(one.retired_on), line.method,
    line.decision.regime, line.decision.thresholdPct, line.decision.reason, line.decision.cites.join('; '), one.assumed,
  ]),
})
