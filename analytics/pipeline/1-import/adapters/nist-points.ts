import { writeFile } from 'node:fs/promises'
import { converted, unitOf } from '../dictionary/units'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { senseOf } from '../profiles/planned-signals'
import { columnName, type Recognised } from '../profiles/profile'
import { splitRecord } from '../reading/split-record'
import type { Adapted } from './adapted'

/** A signal, the section and the line that hold it, its unit; a factor where a line counts otherwise. */
type Line = readonly [signal: string, section: string, label: string, unit: string, factor?: string]

const lines: readonly Line[] = [
  ['outdoor_c', '(OUTDOOR UNIT)', 'Inlet Temperature (°F):', 'degF'],
  ['return_c', '(INDOOR UNIT)', 'Inlet Dry-Bulb Temperature (°F):', 'degF'],
  ['supply_c', '(INDOOR UNIT)', 'Exit Dry-Bulb Temperature (°F):', 'degF'],
  ['airflow_m3h', '(INDOOR UNIT)', 'Air Flow Rate (SCFM):', 'cfm'],
  ['heat_w', '(OVERALL PERFORMANCE)', 'Overall Capacity (Btu/h):', 'BTU/h', '-1'],
  ['power_w', '(OVERALL PERFORMANCE)', 'Overall Power Consumption (W):', 'W'],
  ['superheat_k', '(EVAPORATOR)', 'Exit Superheat (°F):', 'K', '5 / 9'],
  ['subcooling_k', '(CONDENSER)', 'Exit Subcooling (°F):', 'K', '5 / 9'],
  ['liquid_c', '(LIQUID LINE AND TXV)', 'Cond Unit Exit Temp (°F):', 'degF'],
  ['suction_c', '(COMPRESSOR)', 'Suction Temperature (°F):', 'degF'],
  ['discharge_c', '(COMPRESSOR)', 'Discharge Temperature (°F):', 'degF'],
  ['suction_kpa', '(COMPRESSOR)', 'Suction Pressure (psia):', 'psia'],
  ['discharge_kpa', '(COMPRESSOR)', 'Discharge Pressure (psia):', 'psia'],
]
const firstLabel = /^Indoor\/outdoor condition #$/
const noDate = 'The sheet holds steady states of a laboratory and names neither a day nor how long they lasted: each was put in a minute of its own from 2000-01-01, in the order of the sheet. They are of cooling; superheat is that behind the evaporator.'

/**
 * Steady-state points of an air conditioner in a laboratory as NIST publishes them (NISTIR 7350, appendix D): names down, points across,
 * `;`, decimal comma, °F, psia, Btu/h. Each point is a row. Undefined for any other file.
 */
export const adaptNistPoints = (head: FileHead): Adapted | undefined => {
  if (head.kind !== 'text' || head.compression !== null) return undefined
  const cleanCells = (line: string): string[] => splitRecord(line, ';').map(cleanName)
  const [name = '', ...across] = cleanCells(head.lines[0] ?? '')
  const conditions = firstLabel.test(name) ? across.filter((cell) => /^\d+$/.test(cell)) : []
  if (conditions.length === 0) return undefined
  const split = head.lines.map(cleanCells)
  const found = lines.flatMap((line) => {
    const cells = cellsOf(split, line)
    return cells === undefined ? [] : [{ line, cells: conditions.map((_, index) => (cells[index] ?? '').replace(',', '.')) }]
  })
  if (found.length < 2) return undefined
  const columns = ['minute', 'condition', ...found.map(({ line: [, section, label] }) => `${section} ${label}`)]
  const rows = conditions.map((condition, index) => [String(index), condition, ...found.map(({ cells }) => cells[index] ?? '')])
  const text = [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('')
  return { recognised: recognisedAs(columns, found.map(({ line }) => line), conditions.length), rows: rows.length, write: (path) => writeFile(path, text) }
}

const recognisedAs = (columns: readonly string[], found: readonly Line[], points: number): Recognised => ({
  format: 'NIST laboratory points',
  profile: 'nist-points',
  evidence: `${points} conditions across, ${found.length} known lines down`,
  csv: { delimiter: ',', skipLines: 1, time: { columns: [0], as: 'minutes', formats: [] } },
  columns: columns.map((source, index) => ({ source, type: index === 1 ? 'VARCHAR' : 'DOUBLE' })),
  timeColumn: 0,
  timeHasZone: true,
  unitOfFile: true,
  sampleS: 60,
  signals: { mode: `CASE WHEN c0 IS NOT NULL THEN 'cool' END`, ...Object.fromEntries(found.map(([signal, , , unit, factor], index) => [signal, inItsUnit(columnName(index + 2), unit, factor)])) },
  sense: senseOf(found.map(([signal]) => signal)),
  confidence: 'likely',
  caution: noDate,
})

const inItsUnit = (column: string, unit: string, factor: string | undefined): string => `${converted(column, unitOf(unit) ?? { shift: 0, scale: 1 })}${factor === undefined ? '' : ` * ${factor}`}`

/** The values of a line in its section. */
const cellsOf = (split: readonly (readonly string[])[], [, section, label]: Line): readonly string[] | undefined => {
  const from = split.findIndex(([first]) => first === section)
  const line = from < 0 ? undefined : split.slice(from + 1).find(([first = '']) => first === label || /^\(.*\)$/.test(first))
  return line?.[0] === label ? line.slice(1) : undefined
}
