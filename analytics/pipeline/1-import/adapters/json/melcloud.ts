import { EngineError } from '../../../../contract/errors'
import type { Adapted } from '../adapted'
import { adaptStates, type DeviceState } from './device-states'
import { fieldsIn, idIn, isFields, listIn, textIn, type Fields } from './fields'
import { airToAirValues, airToWaterValues } from './melcloud-values'

type Kind = 'air-to-air' | 'air-to-water' | 'ventilation'

/**
 * Devices of Mitsubishi's MELCloud: the state of one, an entry of a list, or the lists of buildings. Each device is one
 * sample at its last communication, which MELCloud gives in UTC. Undefined for any other document.
 * Errors: `no-time-column`; `no-rows` for ventilation units, which are no heat pumps.
 */
export const adaptMelcloud = (document: unknown, label: string): Adapted | undefined => {
  const devices = devicesIn(document)
  const kinds = new Set(devices.map(kindOf))
  if (devices.length === 0 || kinds.has(undefined)) return undefined
  const pumps = devices.filter((device) => kindOf(device) !== 'ventilation')
  if (pumps.length === 0)
    throw new EngineError('no-rows', `${label} is the MELCloud state of a ventilation unit, not of a heat pump.`, { hint: 'Export the heat pump.' })
  const states = pumps.map((device): DeviceState => ({ at: timeOf(device, label), device: idOf(device), values: kindOf(device) === 'air-to-air' ? airToAirValues(stateOf(device)) : airToWaterValues(stateOf(device)) }))
  const water = pumps.some((device) => kindOf(device) === 'air-to-water')
  return adaptStates(states, {
    format: `Mitsubishi MELCloud state${kinds.size > 1 ? '' : `, ${water ? 'air to water' : 'air to air'}`}`,
    profile: water ? 'melcloud-air-to-water' : 'melcloud-air-to-air',
    evidence: `${pumps.length === 1 ? 'a device' : `${pumps.length} devices`} with DeviceID and OperationMode`,
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
