import type { ComplianceContext } from '../context'
import { dayText } from '../exact/day'
import { byId } from '../records/live'
import type { CircuitRecords, Filing } from '../records/records'
import type { CalendarYear, Violation } from '../results'
import { chronicReportDay, citeOf } from '../rules/terms'
import type { Clock } from './deadline'

const filedOn = ({ sent_on, dated_on }: Filing) => sent_on ?? dated_on

const inOrder = (a: Filing, b: Filing): number => (filedOn(a) ?? 0) - (filedOn(b) ?? 0) || byId(a.filing_id, b.filing_id)

/** Reports of chronically leaking appliances, due on March 1 of the next year, 40 CFR 82.157(j), 84.106(j). Each report serves one year. */
export const chronicClocks = (records: CircuitRecords, years: readonly CalendarYear[], { rules }: ComplianceContext): { clocks: Clock[]; violations: Violation[] } => {
  const left = records.filings.filter((filing) => filing.kind === 'chronic_report' && filedOn(filing) !== null).sort(inOrder)
  const clocks: Clock[] = []
  const violations: Violation[] = []
  for (const { year, regime, chronic, reached_on, event_id } of years) {
    if (!chronic || reached_on === null || event_id === null) continue
    const ids = event_id.split('+')
    const named = left.find(({ trigger_event_id }) => trigger_event_id?.split('+').some((id) => ids.includes(id.trim())))
    const report = named ?? left.find((filing) => (filing.trigger_event_id ?? '') === '' && (filedOn(filing) ?? 0) >= reached_on)
    const cite = citeOf(rules, 'chronic', reached_on, regime)
    if (report !== undefined) {
      left.splice(left.indexOf(report), 1)
      if (report.sent_on === null) {
        violations.push({
          record: 'filings', record_id: report.filing_id, rule: 'filing_not_sent',
          message: `sent_on is empty: the report for ${year} is taken as sent on its date, ${dayText(report.dated_on ?? reached_on)}. Record the day on which it was sent.`, cite,
        })
      }
    }
    clocks.push({
      kind: 'chronic_report', trigger_event_id: event_id, trigger_on: reached_on, due_on: chronicReportDay(rules, year, regime),
      done_on: report === undefined ? null : filedOn(report), cite,
    })
  }
  return { clocks, violations }
}
