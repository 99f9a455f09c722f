import { heading } from '../../../documents/pdf/blocks'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { dayText } from '../../exact/day'
import type { Deadline } from '../../results'
import type { BookSettings } from '../book'
import type { ComplianceDocument } from '../document'
import { lead } from '../lead'
import { byText, citesText, circuitName, dayOr } from '../words'

const words = text.overdue

/** A duty that is late, with the facility it belongs to. */
export interface OverdueDuty extends Deadline {
  site_id: string | null
}

/** Everything that was due before the as-of day and is not done, the latest first. 40 CFR 82.157(d)-(j), 84.106(d)-(j). */
export const overdueList = (settings: BookSettings, duties: readonly OverdueDuty[]): ComplianceDocument => {
  const late = duties
    .filter(({ status }) => status === 'overdue')
    .sort((a, b) => (b.days_late ?? 0) - (a.days_late ?? 0) || byText(keyOf(a), keyOf(b)))
  const titles = words.columns
  return {
    stem: words.stem,
    title: words.title,
    landscape: true,
    draw: (paper) =>
      paper.group('Sect', () => {
        heading(paper, 1, words.title)
        lead(paper, words.intro(dayText(settings.asOf), late.length))
        if (late.length === 0) return
        table(
          paper,
          [
            { title: titles.site, share: 1.6 }, { title: titles.circuit, share: 2.6 }, { title: titles.duty, share: 2.8 }, { title: titles.trigger, share: 2.2 },
            { title: titles.since, share: 1.5 }, { title: titles.due, share: 1.5 }, { title: titles.late, share: 1.2, align: 'right' }, { title: titles.cite, share: 3 },
          ],
          late.map((one) => [
            one.site_id ?? text.noSite, circuitName(one), text.deadlineKinds[one.kind], one.trigger_event_id.replaceAll('+', ' + '), dayText(one.trigger_on),
            { strong: dayOr(one.due_on) }, String(one.days_late ?? ''), citesText(one.cite),
          ]),
        )
      }),
    sheets: () => [
      {
        name: words.sheet,
        columns: [
          { title: 'site_id', width: 12, is: 'text' }, { title: 'appliance_id', width: 18, is: 'text' }, { title: 'circuit_no', width: 9, is: 'number' },
          { title: 'kind', width: 18, is: 'text' }, { title: 'trigger_event_id', width: 18, is: 'text' }, { title: 'trigger_on', width: 11, is: 'day' },
          { title: 'due_on', width: 11, is: 'day' }, { title: 'days_late', width: 10, is: 'number' }, { title: 'cite', width: 44, is: 'text' },
        ],
        rows: late.map((one) => [
          one.site_id, one.appliance_id, one.circuit_no, one.kind, one.trigger_event_id, dayText(one.trigger_on), one.due_on === null ? null : dayText(one.due_on),
          one.days_late, one.cite,
        ]),
        filter: true,
      },
    ],
  }
}

const keyOf = (one: OverdueDuty): string => [one.site_id ?? '', one.appliance_id, String(one.circuit_no).padStart(6, '0'), one.kind, one.trigger_event_id].join('\u0000')
