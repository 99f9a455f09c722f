import { isBlank, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** What filings answer: events of the same circuit. That repairs answer an exceedance is followed with their clocks. */
export const checkLinks = (view: CircuitView, report: Report): void => {
  const { filings, events } = view.records
  if (filings.length === 0) return
  const known = new Set(events.map(({ event_id }) => event_id))
  for (const { filing_id, trigger_event_id, kind } of filings) {
    if (isBlank(trigger_event_id) || kind === 'chronic_report' || kind === 'purge_notice') continue
    const missing = trigger_event_id?.split('+').find((id) => !known.has(id))
    if (missing === undefined) continue
    report({ record: 'filings', record_id: filing_id, rule: 'trigger_unknown', message: `trigger_event_id is ${trigger_event_id}: this circuit has no valid event ${missing}. Correct the id, or record the addition it answers.`, cite: '40 CFR 82.157(h); 40 CFR 84.106(h)' })
  }
}
