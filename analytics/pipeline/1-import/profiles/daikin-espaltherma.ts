import { splitRecord } from '../reading/split-record'
import { physicalSense } from '../dictionary/physical-sense'
import { columnName, type Profile, type Recognised, type Sense, type SourceColumn } from './profile'

const numberOf: Record<string, string> = {
  power_w: 'Power In',
  outdoor_c: 'Outdoor Temp',
  indoor_c: 'Indoor Temp',
  setpoint_c: 'CH Setpoint',
  supply_c: 'Flow Temp',
  return_c: 'Return Temp',
  dhw_tank_c: 'DHW Temp',
  flow_lpm: 'Flow Rate',
  compressor_a: 'INV Primary Current',
}

const required = ['Operation Mode', 'Flow Temp', 'Power In', 'INV Primary Current']
const flags = ['Three Way Valve', 'Defrost Operation']
const unused = ['Thermostat', 'BUH Step1', 'BUH Step2', 'Freeze Protection For Water Piping', 'Freeze Protection', 'Low Noise Control', 'Silent Mode', 'Delta T', 'Flow Setpoint', 'Immersion Power', 'INV Secondary Current', 'Target Delta T', 'DHW Setpoint']
/** What the board writes for a failed read, by signal. */
const glitches: Readonly<Record<string, readonly number[]>> = { outdoor_c: [0], indoor_c: [0.4] }

/** The columns of a log; a scan may have a value in those alone of which no signal is made. */
export const espalthermaNames: readonly string[] = [...new Set([...required, ...Object.values(numberOf), ...flags, ...unused])]

/** Seconds for which an empty cell means unchanged. */
export const espalthermaHoldS = 6 * 3600

/**
 * Daikin Altherma read by an ESPAltherma board: one row a scan, many columns, an empty cell means unchanged.
 * Immersion power is metered apart and added. `Outdoor Temp` 0.0 and `Indoor Temp` 0.4 are the board's values for a failed read.
 */
export const daikinEspaltherma: Profile = {
  name: 'daikin-espaltherma',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const header = splitRecord(head.lines[0] ?? '', ',')
    const table = /^(time|ts|timestamp)$/i.test(header[0] ?? '') ? espalthermaTable(header) : undefined
    if (table === undefined) return undefined
    const firstTime = splitRecord(head.lines[1] ?? '', ',')[0] ?? ''
    return {
      format: 'Daikin ESPAltherma log',
      profile: 'daikin-espaltherma',
      evidence: `columns ${required.join(', ')}`,
      csv: { delimiter: ',', skipLines: 1 },
      ...table,
      sense: glitchSense(header),
      timeColumn: 0,
      timeHasZone: /(Z|[+-]\d\d:?\d\d)$/.test(firstTime),
      holdS: espalthermaHoldS,
    } satisfies Recognised
  },
}

/** The bounds of sense of the signals that a failed read spoils, with what it writes. */
const glitchSense = (header: readonly string[]): Record<string, Sense> =>
  Object.fromEntries(
    Object.entries(glitches).flatMap(([signal, values]) => {
      const index = header.indexOf(numberOf[signal] ?? '')
      const [low, high] = physicalSense[signal] ?? [-1e12, 1e12]
      return index < 0 ? [] : [[signal, { low, high, codes: { column: columnName(index), values } }]]
    }),
  )

/** What a table with such a header gives, the time first; undefined when it is no ESPAltherma log. */
export const espalthermaTable = (header: readonly string[]): { columns: SourceColumn[]; signals: Record<string, string> } | undefined => {
  if (!required.every((name) => header.includes(name))) return undefined
  const column = (source: string): string | undefined => {
    const index = header.indexOf(source)
    return index < 0 ? undefined : columnName(index)
  }
  const signals: Record<string, string> = { mode: modeExpression(column) }
  for (const [signal, source] of Object.entries(numberOf)) {
    const own = column(source)
    if (own !== undefined) signals[signal] = (glitches[signal] ?? []).reduce((value, glitch) => `nullif(${value}, ${glitch}::DOUBLE)`, own)
  }
  const defrost = column('Defrost Operation')
  if (defrost !== undefined) signals['defrost'] = `${defrost} = 'ON'`
  const numeric = new Set(Object.values(numberOf))
  return { columns: header.map((source, index) => ({ source, type: index === 0 ? 'TIMESTAMPTZ' : numeric.has(source) ? 'DOUBLE' : 'VARCHAR' })), signals }
}

const modeExpression = (column: (source: string) => string | undefined): string => {
  const mode = column('Operation Mode') as string
  const defrost = column('Defrost Operation')
  const valve = column('Three Way Valve')
  return `CASE ${defrost === undefined ? '' : `WHEN ${defrost} = 'ON' THEN 'defrost' `}${
    valve === undefined ? '' : `WHEN ${mode} = 'Heating' AND ${valve} = 'ON' THEN 'dhw' `
  }WHEN ${mode} = 'Heating' THEN 'heat' WHEN ${mode} = 'Cooling' THEN 'cool' WHEN ${mode} = 'Fan Only' THEN 'fan' WHEN ${mode} IS NULL THEN NULL ELSE 'unknown' END`
}
