import type { FleetColumn, fleetCalls } from '../../contract/fleet'
import type { Answer } from '../answer'
import { csvText } from '../csv-text'
import { filterParameters, orderedFleet } from './page'

const severityNames = ['', 'advisory', 'minor', 'major', 'critical']

export const fleetExport: Answer<(typeof fleetCalls)['fleet.export']> = async (context, { filter, sort, columns }) => {
  const wanted: FleetColumn[] = [...new Set(columns)]
  const found = await context.columns(orderedFleet(wanted, sort), filterParameters(filter))
  const severity = found.columns['severity']
  if (severity !== undefined && severity.kind !== 'text')
    found.columns['severity'] = {
      kind: 'text',
      values: Array.from(severity.values, (rank) => severityNames[rank] || null),
    }
  const [analysis] = await context.read<{ as_of: string }>('SELECT as_of FROM analysis')
  return { name: `fleet${analysis === undefined ? '' : `-${analysis.as_of}`}.csv`, text: csvText(found), rows: found.rowCount }
}
