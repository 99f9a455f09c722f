import { isoDay } from '../../contract/days'
import type { fleetCalls } from '../../contract/fleet'
import type { FleetColumn } from '../../contract/choices'
import type { Columns } from '../../db/to-columns'
import { workbookBytes, type SheetCell } from '../../documents/xlsx/workbook'
import type { Answer } from '../answer'
import { csvText } from '../csv-text'
import { filterParameters, orderedFleet } from './page'

const severityNames = ['', 'advisory', 'minor', 'major', 'critical']

export const fleetExport: Answer<(typeof fleetCalls)['fleet.export']> = async (context, { filter, sort, columns, unitIds, format }) => {
  const wanted: FleetColumn[] = [...new Set(columns)]
  const chosen = unitIds === undefined ? null : JSON.stringify(unitIds)
  const found = await context.columns(orderedFleet(wanted, sort, `$chosen::VARCHAR IS NULL OR list_contains(from_json($chosen::JSON, '["VARCHAR"]'), unit_id)`), { ...filterParameters(filter), chosen })
  const severity = found.columns['severity']
  if (severity !== undefined && severity.kind !== 'text')
    found.columns['severity'] = {
      kind: 'text',
      values: Array.from(severity.values, (rank) => severityNames[rank] || null),
    }
  const [analysis] = await context.read<{ as_of: string }>('SELECT as_of FROM analysis')
  const name = `fleet${analysis === undefined ? '' : `-${analysis.as_of}`}.${format}`
  const text = format === 'csv' ? csvText(found) : Buffer.from(await workbookOf(found)).toString('base64')
  return { name, text, rows: found.rowCount }
}

const workbookOf = (found: Columns): Promise<Uint8Array> => {
  const kinds = found.names.map((name) => found.columns[name]?.kind)
  const rows = Array.from({ length: found.rowCount }, (_, row) => found.names.map((name): SheetCell => cellOf(found, name, row)))
  return workbookBytes([{ name: 'fleet', columns: found.names.map((title, index) => ({ title, width: 16, is: kinds[index] === 'text' ? 'text' : kinds[index] === 'day' ? 'day' : 'number' })), rows, filter: true }])
}

const cellOf = (found: Columns, name: string, row: number): SheetCell => {
  const column = found.columns[name]
  const value = column?.values[row]
  if (value === null || value === undefined || Number.isNaN(value)) return null
  return column?.kind === 'day' ? isoDay(value as number) : value
}
