import { findTable } from './generic/find-table'
import { findTime } from './generic/find-time'
import { plannedSignals, plannedTypes, senseOf, type PlannedColumn } from './planned-signals'
import type { Profile, Recognised } from './profile'

/** Feeds as the My Heatpump app of emoncms names them, with its units. */
const feeds: readonly PlannedColumn[] = [
  ['power_w', 'heatpump_elec', 'W'],
  ['heat_w', 'heatpump_heat', 'W'],
  ['supply_c', 'heatpump_flowT', 'degC'],
  ['return_c', 'heatpump_returnT', 'degC'],
  ['outdoor_c', 'heatpump_outsideT', 'degC'],
  ['indoor_c', 'heatpump_roomT', 'degC'],
  ['setpoint_c', 'heatpump_targetT', 'degC'],
  ['dhw_tank_c', 'heatpump_dhwT', 'degC'],
  ['energy_counter_kwh', 'heatpump_elec_kwh', 'kWh'],
  ['heat_counter_kwh', 'heatpump_heat_kwh', 'kWh'],
]
const known = new Set(feeds.map(([, name]) => name.toLowerCase()))
const sources = new Map(feeds.map(([, name]) => [name.toLowerCase(), name]))
const leastFeeds = 2

/** Feeds of a heat pump exported from emoncms as one table: `heatpump_elec` in W, temperatures in °C, a unix time or a date; a node or feed number may stand before each name. */
export const emoncms: Profile = {
  name: 'emoncms',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    if (!/heatpump_(elec|heat)/i.test(head.lines.slice(0, 20).join('\n'))) return undefined
    const table = findTable(head)
    if (table === undefined) return undefined
    const names = table.names.map((name) => sources.get(feedName(name)) ?? name)
    const found = names.filter((name) => known.has(name.toLowerCase()))
    const time = findTime(table.names, table.rows, head, false)
    if (time === undefined || (time.text?.columns.length ?? 1) > 1 || found.length < leastFeeds) return undefined
    const signals = plannedSignals(names, feeds)
    const columns = plannedTypes(names, new Set(found), { index: time.column, type: time.text === undefined ? 'TIMESTAMPTZ' : time.text.as === 'text' ? 'VARCHAR' : 'DOUBLE' })
    return {
      format: 'emoncms feeds',
      profile: 'emoncms',
      evidence: `feeds ${found.join(', ')}`,
      csv: { delimiter: table.delimiter, skipLines: table.skipLines, ...(time.text === undefined ? {} : { time: time.text }) },
      columns: columns.map((column, index) => ({ ...column, source: table.names[index] ?? '' })),
      timeColumn: time.column,
      timeHasZone: time.hasZone,
      signals,
      sense: senseOf(Object.keys(signals)),
      ...(time.caution === undefined ? {} : { confidence: 'unsure' as const, caution: `Please check: ${time.caution}.` }),
    } satisfies Recognised
  },
}

const feedName = (name: string): string => name.toLowerCase().replace(/^.*[:/]\s*/, '').replace(/\s*[([].*$/, '').trim()
