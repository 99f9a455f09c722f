import type { CircuitRecords, Day } from '../records/records'
import { isBlank, listText, mayBind, paragraphOf, type RecordTable, type Report } from './check'
import type { CircuitView } from './circuit-view'
import { wantedOf, type WantedField } from './wanted-fields'

const reportMissing = <T extends object>(
  record: RecordTable,
  row: T,
  id: string,
  day: Day | null,
  wanted: readonly WantedField<T>[],
  view: CircuitView,
  report: Report,
): void => {
  let missing: WantedField<T>[] | undefined
  for (const field of wanted) {
    if (isBlank(row[field.field]) && (field.when?.(row, view) ?? true)) (missing ??= []).push(field)
  }
  if (missing === undefined) return
  const decision = view.regimeOn(day ?? view.asOf)
  if (!mayBind(decision)) return
  for (const paragraph of new Set(missing.map((field) => field.paragraph))) {
    const fields = missing.filter((field) => field.paragraph === paragraph)
    report({
      record,
      record_id: id,
      rule: 'required_field_missing',
      message: `${listText(fields.map(({ field, part }) => (part === '' ? field : `${field} ${part}`)))} ${fields.length === 1 ? 'is' : 'are'} empty: paragraph ${paragraph} wants that on record. Fill in what the job's papers say.`,
      cite: paragraphOf(decision, paragraph),
    })
  }
}

/** Fields that the record paragraphs of a binding regime want and that are empty, 40 CFR 82.157(l), 84.106(l). */
export const checkRequiredFields = (view: CircuitView, report: Report): void => {
  const { appliance, events, repairs, tests, inspections, filings, revisions }: CircuitRecords = view.records
  reportMissing('appliances', appliance, view.name, null, wantedOf.appliances, view, report)
  for (const row of revisions) {
    reportMissing('full_charge_revisions', row, view.name, row.date, wantedOf.full_charge_revisions, view, report)
  }
  for (const row of events) reportMissing('refrigerant_events', row, row.event_id, row.service_date, wantedOf.refrigerant_events, view, report)
  for (const row of repairs) reportMissing('leak_repairs', row, row.repair_id, row.exceeded_on, wantedOf.leak_repairs, view, report)
  for (const row of tests) reportMissing('verification_tests', row, row.test_id, row.test_date, wantedOf.verification_tests, view, report)
  for (const row of inspections) {
    reportMissing('leak_inspections', row, row.inspection_id, row.inspection_date, wantedOf.leak_inspections, view, report)
  }
  for (const row of filings) reportMissing('filings', row, row.filing_id, row.dated_on ?? row.sent_on, wantedOf.filings, view, report)
}
