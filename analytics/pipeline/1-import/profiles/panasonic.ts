import { splitRecord } from '../reading/split-record'
import { cleanName } from './generic/clean-name'
import { columnFinder, plannedSignals, plannedTypes, senseOf, type PlannedColumn } from './planned-signals'
import type { Profile, Recognised } from './profile'

const time = 'Timestamp'
const required = ['Actual outdoor temperature [°C]', 'Inlet water temperature [°C]', 'Outlet water temperature [°C]']
const plan: readonly PlannedColumn[] = [
  ['outdoor_c', 'Actual outdoor temperature [°C]', 'degC'],
  ['return_c', 'Inlet water temperature [°C]', 'degC'],
  ['supply_c', 'Outlet water temperature [°C]', 'degC'],
  ['dhw_tank_c', 'Actual tank temperature [°C]', 'degC'],
  ['indoor_c', 'Room thermostat internal sensor temperature [°C]', 'degC'],
  ['discharge_c', 'Discharge temperature [°C]', 'degC'],
  ['indoor_coil_c', 'Indoor piping temperature [°C]', 'degC'],
  ['outdoor_coil_c', 'Outdoor piping temperature [°C]', 'degC'],
  ['discharge_kpa', 'High pressure [kgf/cm2]', 'kgf/cm2'],
  ['suction_kpa', 'Low pressure [kgf/cm2]', 'kgf/cm2'],
  ['compressor_a', 'Outdoor current [A]', 'A'],
  ['compressor_hz', 'Compressor frequency [Hz]', 'Hz'],
  ['flow_lpm', 'Pump flow rate [L/min]', 'L/min'],
  ['fan_rpm', 'Fan motor speed 1 [r/min]', 'rpm'],
]
const modes = ['Heat', 'Cool', 'Tank'] as const
const consumption = (mode: string) => `${mode} mode energy consumption [kW]`
const generation = (mode: string) => `${mode} mode energy generation [kW]`
const operation = 'Operation [1:Off, 2:On]'
const valve = '3-way valve [1:Room, 2:Tank]'
const defrost = 'Defrost (Actual) [1:Off, 2:On]'
const modeHeader = /^Mode \[1:Tank/

/**
 * Statistics of the Panasonic Aquarea service portal: every field quoted, the meaning of codes in the header, local time as
 * `13.Jan.2019 22:30:46`, pressures in kgf/cm2 of which the file does not say whether gauge, mean kW under the name of energies.
 */
export const panasonic: Profile = {
  name: 'panasonic',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const names = splitRecord(head.lines[0] ?? '', ',').map(cleanName)
    if (!names.includes(time) || !required.every((name) => names.includes(name))) return undefined
    const powers = modes.flatMap((mode) => [consumption(mode), generation(mode)])
    const signals = { ...plannedSignals(names, plan), ...modePowers(names), ...states(names) }
    const timeColumn = names.indexOf(time)
    const pressures = 'discharge_kpa' in signals || 'suction_kpa' in signals
    return {
      format: 'Panasonic Aquarea statistics',
      profile: 'panasonic',
      evidence: `columns ${required.join(', ')}`,
      csv: { delimiter: ',', skipLines: 1, time: { columns: [timeColumn], as: 'text', formats: ['%d.%b.%Y %H:%M:%S', '%d.%b.%Y %H:%M'] } },
      columns: plannedTypes(names, new Set([...plan.map(([, source]) => source), ...powers]), { index: timeColumn, type: 'VARCHAR' }),
      timeColumn,
      timeHasZone: false,
      signals,
      sense: senseOf(Object.keys(signals)),
      ...(pressures ? { confidence: 'likely' as const, caution: 'Please check: pressures in kgf/cm2 were taken as gauge pressures.' } : {}),
    } satisfies Recognised
  },
}

/** Electric input and heat over all modes; cooling counts as negative heat. */
const modePowers = (names: readonly string[]): Record<string, string> => {
  const column = columnFinder(names)
  const sum = (terms: readonly (string | undefined)[]): string | undefined => {
    const known = terms.flatMap((term) => term ?? [])
    return known.length === 0 ? undefined : `CASE WHEN ${known.map((term) => `${term.replace('-', '')} IS NOT NULL`).join(' OR ')} THEN (${known.map((term) => `coalesce(${term}, 0)`).join(' + ')}) * 1000 END`
  }
  const cooling = column(generation('Cool'))
  const found: [string, string | undefined][] = [
    ['power_w', sum(modes.map((mode) => column(consumption(mode))))],
    ['heat_w', sum([column(generation('Heat')), column(generation('Tank')), cooling === undefined ? undefined : `-${cooling}`])],
    ['dhw_power_w', sum([column(consumption('Tank'))])],
    ['dhw_heat_w', sum([column(generation('Tank'))])],
  ]
  return Object.fromEntries(found.flatMap(([signal, expression]) => (expression === undefined ? [] : [[signal, expression]])))
}

const states = (names: readonly string[]): Record<string, string> => {
  const column = columnFinder(names)
  const [on, tank, melting] = [column(operation), column(valve), column(defrost)]
  const mode = column(names.find((name) => modeHeader.test(name)) ?? '')
  const cases = [
    on === undefined ? '' : `WHEN ${on} = '1' THEN 'off'`,
    melting === undefined ? '' : `WHEN ${melting} = '2' THEN 'defrost'`,
    tank === undefined ? '' : `WHEN ${tank} = '2' THEN 'dhw'`,
    mode === undefined ? '' : `WHEN ${mode} = '1' THEN 'dhw' WHEN ${mode} = '2' OR ${mode} = '9' THEN 'heat' WHEN ${mode} = '3' OR ${mode} = '10' THEN 'cool' WHEN ${mode} IS NOT NULL THEN 'unknown'`,
  ].filter((part) => part !== '')
  return {
    ...(cases.length === 0 ? {} : { mode: `CASE ${cases.join(' ')} END` }),
    ...(melting === undefined ? {} : { defrost: `CASE ${melting} WHEN '2' THEN true WHEN '1' THEN false END` }),
  }
}
