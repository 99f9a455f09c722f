import type { Words } from './catalogue'
import type { boardText, startText } from './en-start'

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number.toLocaleString('de-DE')} ${many}`)

/** German texts of the Start screen. */
export const startTextDe: Words<typeof startText> = {
  title: 'Anfang',
  since: (day) => `Neu seit ${day}`,
  first: 'Was ansteht',
  seen: 'Als gesehen merken',
  seenNote: 'Neu ist, was nach dem Tag erkannt wurde, der auf diesem Rechner zuletzt als gesehen gemerkt wurde.',
  newFindings: (number) => count(number, 'Befund', 'Befunde'),
  noFindings: 'Kein neuer Befund',
  overdue: (number) => (number === 0 ? 'Kein Auftrag ist überfällig' : count(number, 'Auftrag überfällig', 'Aufträge überfällig')),
  silent: (number) => (number === 0 ? 'Keine Anlage ist stumm' : count(number, 'stumme Anlage', 'stumme Anlagen')),
  silentSince: (day) => `seit ${day}`,
  duties: (number) => (number === 0 ? 'Keine Kältemittelpflicht ist überfällig' : count(number, 'Kältemittelpflicht überfällig', 'Kältemittelpflichten überfällig')),
  all: 'Alle Befunde',
  dueOn: (day) => `fällig ${day}`,
  project: 'Projekt',
  open: 'Anderes Projekt öffnen',
  make: 'Neues Projekt',
  sample: 'Beispielflotte öffnen',
  loadSample: 'Beispielflotte hier laden',
  import: 'Exporte importieren',
  browserNote: 'Im Browser ist es das Projekt, mit dem das Programm gestartet wurde; für ein anderes mit --project starten.',
  dataTo: (day) => `Daten bis ${day}`,
}

/** German texts of the week board. */
export const boardTextDe: Words<typeof boardText> = {
  list: 'Liste',
  board: 'Tafel',
  weeks: { overdue: 'Überfällig', later: 'Später' },
  week: (day) => `Woche ab ${day}`,
  nobody: 'Niemand',
  load: (hours, of) => `${hours} von ${of} h`,
  over: 'über der Wochenarbeitszeit',
  byHand: 'von Hand',
  give: (order) => `${order} geben an`,
  plan: 'Nach Plan',
  lacks: (why) => `Nicht qualifiziert: ${why}`,
  given: (order, name) => `${order} an ${name} gegeben`,
  back: (order) => `${order} zurück zum Plan`,
  undo: 'Zurück',
  hint: 'Einen Auftrag zu einer anderen Person ziehen oder sie auf ihm wählen. Was einer Person fehlt, wird gesagt und hält nicht auf.',
  label: 'Aufträge nach Person und Woche',
}
