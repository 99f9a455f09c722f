import { heading, paragraph } from '../../../documents/pdf/blocks'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { dayText } from '../../exact/day'
import { rosterTable } from '../../lists/list-tables'
import type { RosterEntry } from '../../lists/technician-roster'
import type { Day } from '../../records/records'
import type { BookSettings } from '../book'
import type { ComplianceDocument } from '../document'
import { lead } from '../lead'
import { dayOr, orNotRecorded } from '../words'

const words = text.roster
const dayCell = (day: Day | null): string | null => (day === null ? null : dayText(day))

/** Technicians with their certificates and the jobs outside their class, 40 CFR 82.161. */
export const technicianRoster = ({ rules }: BookSettings, roster: readonly RosterEntry[]): ComplianceDocument => ({
  csv: rosterTable(roster, rules.version),
  stem: words.stem,
  title: words.title,
  landscape: true,
  draw: (paper) =>
    paper.group('Sect', () => {
      const titles = words.columns
      heading(paper, 1, words.title)
      lead(paper, words.intro)
      if (roster.length === 0) return paragraph(paper, words.none)
      table(
        paper,
        [
          { title: titles.id, share: 0.9 }, { title: titles.name, share: 2.4 }, { title: titles.employer, share: 2.2 }, { title: titles.type, share: 0.9 },
          { title: titles.number, share: 2.3 }, { title: titles.program, share: 2.4 }, { title: titles.date, share: 1.9 }, { title: titles.copy, share: 1.2 },
          { title: titles.allowed, share: 2.7 }, { title: titles.outside, share: 2 }, { title: titles.keep, share: 1.9 },
        ],
        roster.map(({ technician: one, allowed, outside, keepUntil }) => [
          one.technician_id, one.apprentice === true ? `${orNotRecorded(one.name)}, ${words.apprentice(orNotRecorded(one.supervisor_id))}` : orNotRecorded(one.name),
          orNotRecorded(one.employer), one.epa_type ?? text.blank, one.epa_number ?? text.blank, one.epa_program ?? text.blank, dayOr(one.epa_date, text.blank),
          one.cert_copy_on_file === null ? text.blank : one.cert_copy_on_file ? text.yes : { strong: text.no }, allowed,
          outside.length === 0 ? text.none : { strong: outside.join(', ') }, dayOr(keepUntil),
        ]),
      )
    }),
  sheets: () => [
    {
      name: words.sheet,
      columns: [
        { title: 'technician_id', width: 14, is: 'text' }, { title: 'name', width: 22, is: 'text' }, { title: 'employer', width: 22, is: 'text' },
        { title: 'epa_type', width: 9, is: 'text' }, { title: 'epa_number', width: 16, is: 'text' }, { title: 'epa_program', width: 16, is: 'text' },
        { title: 'epa_date', width: 11, is: 'day' }, { title: 'cert_copy_on_file', width: 16, is: 'text' }, { title: 'apprentice', width: 10, is: 'text' },
        { title: 'supervisor_id', width: 13, is: 'text' }, { title: 'left_on', width: 11, is: 'day' }, { title: 'keep_copy_until', width: 14, is: 'day' },
        { title: 'allowed_classes', width: 40, is: 'text' }, { title: 'jobs', width: 8, is: 'number' }, { title: 'first_job_on', width: 12, is: 'day' },
        { title: 'last_job_on', width: 12, is: 'day' }, { title: 'jobs_outside_class', width: 17, is: 'number' }, { title: 'outside_class_ids', width: 30, is: 'text' },
      ],
      rows: roster.map(({ technician: one, outside, keepUntil, classes, jobs, first, last }) => [
        one.technician_id, one.name, one.employer, one.epa_type, one.epa_number, one.epa_program, dayCell(one.epa_date),
        one.cert_copy_on_file === null ? null : String(one.cert_copy_on_file), one.apprentice === null ? null : String(one.apprentice), one.supervisor_id,
        dayCell(one.left_on), dayCell(keepUntil), classes.join('|'), jobs, dayCell(first), dayCell(last), outside.length, outside.join('|'),
      ]),
      filter: true,
    },
  ],
})
