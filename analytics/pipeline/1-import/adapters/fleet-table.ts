import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { cellText, type AdaptedRegister } from './adapted-register'

const needed = ['id', 'hp_model', 'combined_elec_kwh', 'combined_heat_kwh', 'combined_cop', 'combined_data_length']
const secondsOfDay = 86_400

const unitTypes: Readonly<Record<string, string>> = { 'Air Source': 'hydronic', 'Ground Source': 'ground_source', 'Water Source': 'water_source' }

/**
 * The fleet table of heatpumpmonitor.org with all fields: a summary and a register row for each system, whose unit is
 * `hpm-<id>`. Its refrigerants are left out: with them every system would be held against the refrigerant law of the United States.
 * A name such as `last365_2026-07-15` says the period; else it ends with the newest change and is as long as the data.
 */
export const fleetTable = (head: FileHead): AdaptedRegister[] => {
  const names = splitRecord(head.lines[0] ?? '', ',')
  const at = (name: string): number => names.indexOf(name)
  if (!needed.every((name) => at(name) >= 0)) return []
  const text = (name: string): string => (at(name) < 0 ? 'NULL' : cellText(at(name), ['']))
  const unitId = `'hpm-' || ${text('id')}`
  const form = { headerLine: 1, delimiter: ',' }
  const { from, to } = periodOf(head.file.label, text)
  return [
    {
      ...form,
      kind: 'unit_summaries',
      note: 'heatpumpmonitor.org fleet table; its systems are units named hpm-<id>.',
      columns: {
        unit_id: unitId,
        from_on: from,
        to_on: to,
        energy_kwh: text('combined_elec_kwh'),
        heat_kwh: text('combined_heat_kwh'),
        cop: text('combined_cop'),
        outdoor_c_mean: text('combined_outsideT_mean'),
        flow_c_mean: text('running_flowT_mean'),
        starts: text('combined_starts'),
      },
    },
    {
      ...form,
      kind: 'units',
      name: 'units',
      note: 'heatpumpmonitor.org fleet table.',
      columns: {
        unit_id: unitId,
        site_name: text('location'),
        latitude: text('latitude'),
        longitude: text('longitude'),
        brand: text('hp_manufacturer'),
        model: text('hp_model'),
        unit_type: unitTypeOf(text('hp_type')),
        capacity_w: wattsOf(text('hp_output')),
      },
    },
  ]
}

/** SQL of the unit type of a system's source; what is unknown goes through for the register to say so. */
export const unitTypeOf = (source: string): string => `CASE ${source} ${Object.entries(unitTypes).map(([word, type]) => `WHEN '${word}' THEN '${type}'`).join(' ')} ELSE ${source} END`

/** SQL of kW as W; what is no number goes through for the register to say so. */
export const wattsOf = (kilowatts: string): string => `coalesce((try_cast(${kilowatts} AS DOUBLE) * 1000)::VARCHAR, ${kilowatts})`

/** SQL of the first and last day of a row's sums. */
const periodOf = (label: string, text: (name: string) => string): { from: string; to: string } => {
  const [, days, lastDay] = /(?:last(\d{1,4})[_-])?(\d{4}-\d\d-\d\d)[^/]*$/.exec(label) ?? []
  const to = lastDay === undefined ? `to_timestamp(max(try_cast(${text('last_updated')} AS BIGINT)) OVER ())::DATE` : `DATE '${lastDay}'`
  const length = days ?? `ceil(try_cast(${text('combined_data_length')} AS DOUBLE) / ${secondsOfDay})::INTEGER`
  return { from: `(${to} - ${length} + 1)::VARCHAR`, to: `(${to})::VARCHAR` }
}
