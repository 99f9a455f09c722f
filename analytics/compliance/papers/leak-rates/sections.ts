import { heading } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import type { RuleNote, Violation } from '../../results'
import { dayText } from '../../exact/day'
import type { StateDuty } from '../../regime/states'
import { lead } from '../lead'
import { byText, citesText } from '../words'
import { section } from './circuit-tables'

const words = text.leakRates

export const attentionSection = (paper: Paper, violations: readonly Violation[]): void =>
  section(
    paper,
    words.attention,
    [
      { title: words.attentionColumns.record, share: 3 },
      { title: words.attentionColumns.message, share: 8 },
      { title: words.attentionColumns.cite, share: 3 },
    ],
    violations.map(({ record, record_id, message, cite }) => [`${record.replaceAll('_', ' ')} ${record_id}`, message, citesText(cite)]),
  )

export const dutiesSection = (paper: Paper, duties: readonly StateDuty[]): void => {
  const titles = words.statesColumns
  section(
    paper,
    words.states,
    [
      { title: titles.state, share: 1.2 },
      { title: titles.duty, share: 6 },
      { title: titles.due, share: 2.2 },
      { title: titles.keep, share: 1.8 },
      { title: titles.cite, share: 2.6 },
      { title: titles.certainty, share: 2.6 },
    ],
    duties.map(({ state, duty, due, days, retentionYears, cite, certainty }) => [
      state,
      duty,
      due === null ? (days === null ? '' : text.days(days)) : dayText(due),
      retentionYears === null ? '' : words.years(retentionYears),
      cite,
      text.certainties[certainty],
    ]),
  )
}

/** Rules that rest on less than their official text, once each. */
export const notesSection = (paper: Paper, notes: readonly RuleNote[]): void => {
  const weak = weakNotes(notes)
  if (weak.length === 0) return
  const titles = words.notesColumns
  heading(paper, 2, words.notes, 60)
  lead(paper, words.notesIntro)
  table(
    paper,
    [{ title: titles.cite, share: 3 }, { title: titles.certainty, share: 3 }, { title: titles.note, share: 7 }],
    weak.map(({ cite, certainty, note }) => [citesText(cite), text.certainties[certainty], note]),
  )
}

const weakNotes = (notes: readonly RuleNote[]): RuleNote[] => {
  const byKey = new Map(notes.filter(({ certainty }) => certainty !== 'official').map((note) => [`${note.cite}\n${note.note}`, note]))
  return [...byKey.entries()].sort(([a], [b]) => byText(a, b)).map(([, note]) => note)
}
