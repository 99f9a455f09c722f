import { splitRecord } from '../split-record'
import { columnName, type Profile, type Recognised } from './profile'

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
const glitchZero = new Set(['outdoor_c'])
const holdSeconds = 6 * 3600

/**
 * Daikin Altherma read by an ESPAltherma board: one row a scan, many columns, an empty cell means unchanged.
 * Immersion power is metered apart and added. `Outdoor Temp` 0.0 is the board's value for a failed read.
 */
export const daikinEspaltherma: Profile = {
  name: 'daikin-espaltherma',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const header = splitRecord(head.lines[0] ?? '', ',')
    if (!/^(time|ts|timestamp)$/i.test(header[0] ?? '') || !required.every((name) => header.includes(name))) return undefined
    const column = (source: string): string | undefined => {
      const index = header.indexOf(source)
      return index < 0 ? undefined : columnName(index)
    }
    const signals: Record<string, string> = { mode: modeExpression(column) }
    for (const [signal, source] of Object.entries(numberOf)) {
      const own = column(source)
      if (own !== undefined) signals[signal] = glitchZero.has(signal) ? `nullif(${own}, 0.0)` : own
    }
    const defrost = column('Defrost Operation')
    if (defrost !== undefined) signals['defrost'] = `${defrost} = 'ON'`
    const numeric = new Set(Object.values(numberOf))
    const firstTime = splitRecord(head.lines[1] ?? '', ',')[0] ?? ''
    return {
      format: 'Daikin ESPAltherma log',
      profile: 'daikin-espaltherma',
      evidence: `columns ${required.join(', ')}`,
      csv: { delimiter: ',', skipLines: 1 },
      columns: header.map((source, index) => ({ source, type: index === 0 ? 'TIMESTAMPTZ' : numeric.has(source) ? 'DOUBLE' : 'VARCHAR' })),
      timeColumn: 0,
      timeHasZone: /(Z|[+-]\d\d:?\d\d)$/.test(firstTime),
      signals,
      holdS: holdSeconds,
    } satisfies Recognised
  },
}

const modeExpression = (column: (source: string) => string | undefined): string => {
  const mode = column('Operation Mode') as string
  const defrost = column('Defrost Operation')
  const valve = column('Three Way Valve')
  return `CASE ${defrost === undefined ? '' : `WHEN ${defrost} = 'ON' THEN 'defrost' `}${
    valve === undefined ? '' : `WHEN ${mode} = 'Heating' AND ${valve} = 'ON' THEN 'dhw' `
  }WHEN ${mode} = 'Heating' THEN 'heat' WHEN ${mode} = 'Cooling' THEN 'cool' WHEN ${mode} = 'Fan Only' THEN 'fan' WHEN ${mode} IS NULL THEN NULL ELSE 'unknown' END`
}
