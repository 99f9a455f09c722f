import { counted } from './counted'
import type { Words } from './catalogue'
import type { sqlText } from './en-sql'

/** German texts of the SQL console. */
export const sqlTextDe: Words<typeof sqlText> = {
  title: 'SQL',
  lead: 'Nur lesend, über die Tabellen dieses Projekts; nach 30 s beendet',
  editor: 'Anweisung',
  run: 'Ausführen',
  runKeys: 'Strg Eingabe',
  plan: 'Plan',
  tables: 'Tabellen',
  find: 'Tabelle oder Spalte suchen',
  rows: (rows) => counted(rows, 'Zeile', 'Zeilen'),
  columns: (columns) => counted(columns, 'Spalte', 'Spalten'),
  result: 'Ergebnis',
  resultNote: (from, to, ms) => `Zeilen ${from} bis ${to}, ${ms} ms`,
  empty: 'Keine Zeilen.',
  none: 'Eine Anweisung ausführen, um Zeilen zu sehen. Strg und Leertaste ergänzen Namen.',
  running: 'Läuft',
  earlier: 'Frühere Zeilen',
  later: 'Weitere Zeilen',
  exported: (rows) => `${counted(rows, 'Zeile', 'Zeilen')} ausgegeben`,
  exportedPart: (rows) => `Die ersten ${rows} Zeilen ausgegeben`,
  queries: 'Gespeicherte',
  save: 'Speichern',
  saveName: 'Name der Abfrage',
  remove: (name) => `Abfrage ${name} entfernen`,
  own: 'Eigene Abfragen',
  samples: 'Für den Anfang',
  sampleNames: { worst: 'Anlagen nach offenen Befunden', monthly: 'Strom nach Monat', cold: 'COP unter dem Gefrierpunkt', defrosts: 'Unnötige Abtauungen nach Modell', gaps: 'Längste Lücken' },
  insert: (name) => `${name} einfügen`,
}
