import { EngineError } from '../../../../contract/errors'
import type { Adapted } from '../adapted'
import { adaptStates, type DeviceState, type StateValue } from './device-states'
import { fieldsIn, idIn, isFields, listIn, textIn, type Fields } from './fields'
import { airToAirValues, airToWaterValues, ventilationValues } from './melcloud-values'

type Kind = 'air-to-water' | 'air-to-air' | 'ventilation'

/** What a document with devices of several kinds is called after, first to last, and what is loaded of each. */
const kinds: Readonly<Record<Kind, (state: Fields) => Map<string, StateValue>>> = { 'air-to-water': airToWaterValues, 'air-to-air': airToAirValues, ventilation: ventilationValues }
const noHeatPump = 'a ventilation unit, no heat pump: only temperatures'

/**
 * Devices of Mitsubishi's MELCloud: the state of one, an entry of a list, or the lists of buildings. Each device is one
 * sample at its last communication, which MELCloud gives in UTC. Undefined for any other document.
 * Errors: `no-time-column`.
 */
export const adaptMelcloud = (document: unknown, label: string): Adapted | undefined => {
  const devices = devicesIn(document).map((device) => ({ device, kind: kindOf(device) }))
  const found = new Set(devices.map(({ kind }) => kind))
  const first = (Object.keys(kinds) as Kind[]).find((kind) => found.has(kind))
  if (first === undefined || found.has(undefined)) return undefined
  const states = devices.map(({ device, kind = first }): DeviceState => ({ at: timeOf(device, label), device: idOf(device), values: kinds[kind](stateOf(device)) }))
  const ventilation = devices.flatMap(({ device, kind }) => (kind === 'ventilation' ? [idOf(device)] : []))
  return adaptStates(states, {
    format: `Mitsubishi MELCloud state${found.size > 1 ? '' : `, ${first.replaceAll('-', ' ')}`}`,
    profile: `melcloud-${first}`,
    evidence: `${devices.length === 1 ? 'a device' : `${devices.length} devices`} with DeviceID and OperationMode`,
    ...(ventilation.length === 0 ? {} : { caution: `${devices.length === 1 ? 'It is' : `${ventilation.join(', ')}:`} ${noHeatPump}.` }),
  })
}

/** Devices wherever the service puts them: alone, in a list, or in buildings with floors and areas. */
const devicesIn = (value: unknown): Fields[] => {
  if (Array.isArray(value)) return value.flatMap(devicesIn)
  if (!isFields(value)) return []
  if ('DeviceID' in value && 'OperationMode' in stateOf(value)) return [value]
  const structure = fieldsIn(value['Structure'])
  return [...listIn(structure['Devices']), ...listIn(structure['Areas']), ...listIn(structure['Floors']), ...listIn(value['Devices']), ...listIn(value['Areas'])].flatMap(devicesIn)
}

const stateOf = (device: Fields): Fields => (isFields(device['Device']) ? device['Device'] : device)

const kindOf = (device: Fields): Kind | undefined => {
  const state = stateOf(device)
  const type = device['Type'] ?? device['DeviceType'] ?? state['DeviceType']
  if (type === 0 || (type === undefined && 'SetFanSpeed' in state)) return 'air-to-air'
  if (type === 1 || (type === undefined && 'TankWaterTemperature' in state)) return 'air-to-water'
  return type === 3 ? 'ventilation' : undefined
}

const timeOf = (device: Fields, label: string): string => {
  const time = textIn(stateOf(device)['LastTimeStamp']) ?? textIn(device['LastCommunication'])
  if (time === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time))
    throw new EngineError('no-time-column', `${label} is a MELCloud state without a time: neither LastTimeStamp nor LastCommunication says one.`, { hint: 'Save the answer of the service as it came.' })
  return `${time.replace(/Z$/, '')}Z`
}

const idOf = (device: Fields): string | undefined => idIn(device['DeviceID']) ?? idIn(stateOf(device)['SerialNumber']) ?? idIn(device['SerialNumber'])
