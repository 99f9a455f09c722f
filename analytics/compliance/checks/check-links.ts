import { isBlank, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** What repairs and filings answer: an event of the same circuit. */
export const checkLinks = (view: CircuitView, report: Report): void => {
  const { repairs, filings, events } = view.records
  if (repairs.length === 0 && filings.length === 0) return
  const known = new Set(events.map(({ event_id }) => event_id))
  const misses = (trigger: string | null): string | undefined =>
    isBlank(trigger) ? undefined : trigger?.split('+').find((id) => !known.has(id))
  for (const { repair_id, trigger_event_id } of repairs) {
    const missing = misses(trigger_event_id)
    if (missing === undefined) continue
    report({ record: 'leak_repairs', record_id: repair_id, rule: 'trigger_unknown', message: `trigger_event_id is ${trigger_event_id}: this circuit has no valid event ${missing}. Correct the id, or record the addition it answers.`, cite: '40 CFR 82.157(d); 40 CFR 84.106(d)' })
  }
  for (const { filing_id, trigger_event_id, kind } of filings) {
    const missing = kind === 'chronic_report' || kind === 'purge_notice' ? undefined : misses(trigger_event_id)
    if (missing === undefined) continue
    report({ record: 'filings', record_id: filing_id, rule: 'trigger_unknown', message: `trigger_event_id is ${trigger_event_id}: this circuit has no valid event ${missing}. Correct the id.`, cite: '40 CFR 82.157(h); 40 CFR 84.106(h)' })
  }
}
