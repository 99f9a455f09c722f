import { complianceText as text } from '../../../documents/text/en-compliance'
import type { SheetCell, SheetColumn, WorkbookSheet } from '../../../documents/xlsx/workbook'
import { dayText } from '../../exact/day'
import { decimalText, fractionText, type Fraction } from '../../exact/fraction'
import type { Deadline, LeakRate, Violation } from '../../results'
import type { BookCircuit, BookSettings, ExemptCircuit } from '../book'
import { rateLine } from '../arithmetic'
import { poundsCell } from '../mass-text'
import { circuitYear } from './in-year'

const names = text.leakRates.sheets
const column = (title: string, width: number, is: SheetColumn['is'] = 'text', format?: string): SheetColumn =>
  format === undefined ? { title, width, is } : { title, width, is, format }
const circuitColumns = [column('appliance_id', 18), column('circuit_no', 9, 'number')]
const day = (value: number | null): string | null => (value === null ? null : dayText(value))
const rounded = (value: Fraction | null): number | null => (value === null ? null : Number(decimalText(value, 2)))

interface SheetsOf {
  settings: BookSettings
  chapters: readonly BookCircuit[]
  exempt: readonly ExemptCircuit[]
  year: number
}

/** Rows of the leak-rate report; the first sheet has the columns of `leak-rates.csv`. */
export const leakRateSheets = ({ settings, chapters, exempt, year }: SheetsOf): WorkbookSheet[] => {
  const years = chapters.map((circuit) => ({ circuit, inYear: circuitYear(circuit, year) }))
  return [
    ratesSheet(years.flatMap(({ inYear }) => inYear.rates), settings.rules.version),
    circuitsSheet(chapters),
    deadlinesSheet(years.flatMap(({ inYear }) => inYear.deadlines)),
    yearsSheet(chapters, year),
    exemptSheet(exempt),
    violationsSheet(chapters.flatMap(({ compliance }) => compliance.violations)),
    dutiesSheet(chapters),
  ]
}

const rateColumns = [
  ...circuitColumns, column('event_id', 18), column('service_date', 11, 'day'), column('method', 12), column('full_charge_lb', 13, 'number', '0.00'),
  column('counted_lb', 11, 'number', '0.00'), column('d_days', 8, 'number'), column('window_from', 11, 'day'), column('leak_rate_pct', 12, 'number', '0.00'),
  column('leak_rate_exact', 16), column('threshold_pct', 12, 'number'), column('exceeds', 9), column('regime', 12), column('reason', 60), column('rule_data_version', 14),
]

export const ratesSheet = (rates: readonly LeakRate[], version: string): WorkbookSheet => ({
  name: names.rates,
  columns: [...rateColumns, column('arithmetic', 90)],
  rows: rates.map((rate): SheetCell[] => [
    rate.appliance_id, rate.circuit_no, rate.event_id, dayText(rate.service_date), rate.method, poundsCell(rate.full_charge?.lb), rounded(rate.counted),
    rate.d_days, day(rate.window_from), rounded(rate.rate), rate.rate === null ? null : fractionText(rate.rate), rate.threshold_pct,
    rate.exceeds === null ? null : String(rate.exceeds), rate.decision.regime, rate.reason, version, rateLine(rate) ?? null,
  ]),
  filter: true,
})

const circuitsSheet = (chapters: readonly BookCircuit[]): WorkbookSheet => ({
  name: names.circuits,
  columns: [
    ...circuitColumns, column('location_in_site', 24), column('asset_type', 14), column('category', 18), column('refrigerant', 12), column('gwp', 8, 'number'),
    column('full_charge_lb', 13, 'number', '0.00'), column('full_charge_method', 17), column('regime', 12), column('threshold_pct', 12, 'number'), column('reason', 60),
    column('cites', 40),
  ],
  rows: chapters.map(({ records: { appliance }, compliance: { decision }, refrigerant, gwp, fullCharge }): SheetCell[] => [
    appliance.appliance_id, appliance.circuit_no, appliance.location_in_site, appliance.asset_type, decision.category, refrigerant, gwp,
    poundsCell(fullCharge?.lb), appliance.full_charge_method, decision.regime, decision.thresholdPct, decision.reason, decision.cites.join('|'),
  ]),
  filter: true,
})

/** The columns of `deadlines.csv`. */
export const deadlinesSheet = (deadlines: readonly Deadline[]): WorkbookSheet => ({
  name: names.deadlines,
  columns: [
    ...circuitColumns, column('kind', 18), column('trigger_event_id', 18), column('trigger_on', 11, 'day'), column('due_on', 11, 'day'), column('done_on', 11, 'day'),
    column('status', 10), column('days_late', 10, 'number'), column('cite', 40),
  ],
  rows: deadlines.map((one): SheetCell[] => [
    one.appliance_id, one.circuit_no, one.kind, one.trigger_event_id, dayText(one.trigger_on), day(one.due_on), day(one.done_on), one.status, one.days_late, one.cite,
  ]),
  filter: true,
})

const yearsSheet = (chapters: readonly BookCircuit[], year: number): WorkbookSheet => ({
  name: names.years,
  columns: [
    ...circuitColumns, column('year', 7, 'number'), column('lost_lb', 11, 'number', '0.00'), column('full_charge_lb', 13, 'number', '0.00'),
    column('lost_pct', 11, 'number', '0.00'), column('lost_exact', 16), column('chronic', 9),
  ],
  rows: chapters.flatMap(({ compliance }) =>
    compliance.years
      .filter((one) => one.year === year)
      .map((one): SheetCell[] => [
        compliance.appliance_id, compliance.circuit_no, one.year, rounded(one.lost), poundsCell(one.full_charge?.lb), rounded(one.rate),
        one.rate === null ? null : fractionText(one.rate), String(one.chronic),
      ]),
  ),
  filter: true,
})

const exemptSheet = (exempt: readonly ExemptCircuit[]): WorkbookSheet => ({
  name: names.exempt,
  columns: [
    ...circuitColumns, column('location_in_site', 24), column('asset_type', 14), column('refrigerant', 12), column('full_charge_lb', 13, 'number', '0.00'),
    column('reason', 70), column('cites', 40), column('assumed', 9),
  ],
  rows: exempt.map((one): SheetCell[] => [
    one.appliance_id, one.circuit_no, one.location, one.assetType, one.refrigerant, poundsCell(one.fullCharge?.lb), one.reason, one.cites.join('|'), String(one.assumed),
  ]),
  filter: true,
})

/** The columns of `violations.csv`. */
export const violationsSheet = (violations: readonly Violation[]): WorkbookSheet => ({
  name: names.violations,
  columns: [column('record', 20), column('record_id', 20), column('rule', 24), column('message', 80), column('cite', 30)],
  rows: violations.map((one): SheetCell[] => [one.record, one.record_id, one.rule, one.message, one.cite]),
  filter: true,
})

const dutiesSheet = (chapters: readonly BookCircuit[]): WorkbookSheet => ({
  name: names.duties,
  columns: [
    column('appliance_id', 18), column('circuit_no', 9, 'number'), column('state', 7), column('duty', 70), column('due_on', 11, 'day'), column('days', 7, 'number'), column('retention_years', 14, 'number'),
    column('cite', 30), column('certainty', 14),
  ],
  rows: chapters.flatMap(({ records: { appliance }, stateDuties }) =>
    stateDuties.map((one): SheetCell[] => [appliance.appliance_id, appliance.circuit_no, one.state, one.duty, day(one.due), one.days, one.retentionYears, one.cite, one.certainty]),
  ),
  filter: true,
})
