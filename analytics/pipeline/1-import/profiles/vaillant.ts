import { splitRecord } from '../reading/split-record'
import { columnName, type Profile, type Recognised } from './profile'

const kinds: Record<string, { format: string; signals: Record<string, string>; sampleS: number }> = {
  OutdoorTemperature: { format: 'Vaillant system data', signals: { outdoor_c: 'OutdoorTemperature' }, sampleS: 3600 },
  DhwTankTemperature: { format: 'Vaillant hot water data', signals: { dhw_tank_c: 'DhwTankTemperature' }, sampleS: 3600 },
  CurrentRoomTemperature: {
    format: 'Vaillant zone data',
    signals: { indoor_c: 'CurrentRoomTemperature', setpoint_c: 'RoomTemperatureSetpoint' },
    sampleS: 3600,
  },
}

const energyColumns = {
  heatingPower: 'ConsumedElectricalEnergy:Heating',
  dhwPower: 'ConsumedElectricalEnergy:DomesticHotWater',
  heatingHeat: 'HeatGenerated:Heating',
  dhwHeat: 'HeatGenerated:DomesticHotWater',
}

/**
 * Yearly exports of the myVAILLANT portal: comment lines above the header, `;`, local time, daily energies in Wh
 * (a room setpoint of 0 means off;
 * some years repeat the same six columns, each month's values in the next copy) and hourly temperatures.
 */
export const vaillant: Profile = {
  name: 'vaillant',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const headerIndex = head.lines.findIndex((line) => !line.startsWith('#'))
    const header = splitRecord(head.lines[headerIndex] ?? '', ';')
    if (header[0] !== 'DateTime') return undefined
    const comments = head.lines.slice(0, headerIndex).join(' ')
    const base = {
      profile: 'vaillant',
      csv: { delimiter: ';', skipLines: headerIndex + 1 },
      timeColumn: 0,
      timeHasZone: false,
    }
    if (header.includes(energyColumns.heatingPower) || header.includes(energyColumns.dhwPower)) {
      if (!/\bWatt hours/i.test(comments)) return undefined
      const serial = /with serial (\S+)/.exec(comments)?.[1]
      return {
        ...base,
        format: 'Vaillant energy data',
        evidence: 'comment lines name the device and the unit Wh; columns ConsumedElectricalEnergy and HeatGenerated',
        columns: header.map((source, index) => ({ source, type: index === 0 ? 'TIMESTAMPTZ' : 'DOUBLE' })),
        ...(serial === undefined ? {} : { serial }),
        sampleS: 86_400,
        signals: energySignals(header),
      } satisfies Recognised
    }
    const kind = Object.entries(kinds).find(([column]) => header.includes(column))?.[1]
    if (kind === undefined) return undefined
    return {
      ...base,
      format: kind.format,
      evidence: `columns ${header.join(', ')} below a comment line`,
      columns: header.map((source, index) => ({ source, type: index === 0 ? 'TIMESTAMPTZ' : 'DOUBLE' })),
      sampleS: kind.sampleS,
      signals: Object.fromEntries(
        Object.entries(kind.signals)
          .filter(([, source]) => header.includes(source))
          .map(([signal, source]) => [signal, signal === 'setpoint_c' ? `nullif(${columnName(header.indexOf(source))}, 0)` : columnName(header.indexOf(source))]),
      ),
    } satisfies Recognised
  },
}

const energySignals = (header: string[]): Record<string, string> => {
  const copiesOf = (source: string): string | undefined => {
    const copies = header.flatMap((name, index) => (name === source ? [columnName(index)] : []))
    return copies.length === 0 ? undefined : `coalesce(${copies.join(', ')}, NULL)`
  }
  const watts = (wattHours: string) => `(${wattHours}) * 3600.0 / 86400.0`
  const total = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined
      ? `CASE WHEN ${a} IS NOT NULL OR ${b} IS NOT NULL THEN ${watts(`coalesce(${a}, 0) + coalesce(${b}, 0)`)} END`
      : watts((a ?? b) as string)
  const signals: Record<string, string> = {}
  const heatingPower = copiesOf(energyColumns.heatingPower)
  const dhwPower = copiesOf(energyColumns.dhwPower)
  const heatingHeat = copiesOf(energyColumns.heatingHeat)
  const dhwHeat = copiesOf(energyColumns.dhwHeat)
  signals['power_w'] = total(heatingPower, dhwPower)
  if (dhwPower !== undefined) signals['dhw_power_w'] = watts(dhwPower)
  if (heatingHeat !== undefined || dhwHeat !== undefined) signals['heat_w'] = total(heatingHeat, dhwHeat)
  if (dhwHeat !== undefined) signals['dhw_heat_w'] = watts(dhwHeat)
  return signals
}
