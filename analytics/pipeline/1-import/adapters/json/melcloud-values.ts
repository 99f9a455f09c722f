import type { StateValue } from './device-states'
import type { Fields } from './fields'

const waterModes: Readonly<Record<number, string>> = { 0: 'off', 1: 'dhw', 2: 'heat', 3: 'cool', 4: 'defrost', 5: 'off', 6: 'dhw' }
const airModes: Readonly<Record<number, string>> = { 1: 'heat', 2: 'cool', 3: 'cool', 7: 'fan', 8: 'unknown' }
const ventilationModes: Readonly<Record<number, string>> = { 7: 'fan' }
const noRoomSensor = -39
const noFault = 8000

/** Signals of an air-to-water unit. Its energies are whole kWh of an unstated span and left out; a room of -39 °C has no sensor. */
export const airToWaterValues = (state: Fields): Map<string, StateValue> => {
  const values = numbersOf(state, {
    outdoor_c: 'OutdoorTemperature',
    supply_c: 'FlowTemperature',
    return_c: 'ReturnTemperature',
    dhw_tank_c: 'TankWaterTemperature',
    indoor_c: 'RoomTemperatureZone1',
    setpoint_c: 'SetTemperatureZone1',
    compressor_hz: 'HeatPumpFrequency',
    rssi_dbm: 'WifiSignalStrength',
  })
  if (values.get('indoor_c')?.value === noRoomSensor) values.delete('indoor_c')
  const mode = state['Power'] === false ? 'off' : modeOf(state, waterModes)
  if (mode !== undefined) values.set('mode', { path: 'OperationMode', value: mode }).set('defrost', { path: 'OperationMode', value: mode === 'defrost' })
  return withFault(values, state)
}

/** Signals of an air-to-air unit; its meter, where it has one, counts Wh. */
export const airToAirValues = (state: Fields): Map<string, StateValue> => {
  const values = numbersOf(state, { outdoor_c: 'OutdoorTemperature', indoor_c: 'RoomTemperature', setpoint_c: 'SetTemperature', rssi_dbm: 'WifiSignalStrength' })
  const mode = state['Power'] === false || state['InStandbyMode'] === true ? 'off' : modeOf(state, airModes)
  if (mode !== undefined) values.set('mode', { path: 'OperationMode', value: mode })
  const counted = state['CurrentEnergyConsumed']
  if (state['HasEnergyConsumedMeter'] === true && typeof counted === 'number') values.set('energy_counter_kwh', { path: 'CurrentEnergyConsumed', value: counted / 1000 })
  return withFault(values, state)
}

/** Temperatures of a ventilation unit and whether its fans run. Its meter counts the fans alone, so nothing of it is loaded. */
export const ventilationValues = (state: Fields): Map<string, StateValue> => {
  const values = numbersOf(state, { outdoor_c: 'OutdoorTemperature', indoor_c: 'RoomTemperature', setpoint_c: 'SetTemperature' })
  const mode = state['Power'] === false ? 'off' : modeOf(state, ventilationModes)
  return mode === undefined ? values : values.set('mode', { path: 'OperationMode', value: mode })
}

const numbersOf = (state: Fields, names: Readonly<Record<string, string>>): Map<string, StateValue> =>
  new Map(
    Object.entries(names).flatMap(([signal, name]) => {
      const value = state[name]
      return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [[signal, { path: name, value }] as const] : []
    }),
  )

const modeOf = (state: Fields, modes: Readonly<Record<number, string>>): string | undefined =>
  typeof state['OperationMode'] === 'number' ? (modes[state['OperationMode']] ?? 'unknown') : undefined

const withFault = (values: Map<string, StateValue>, state: Fields): Map<string, StateValue> => {
  const code = state['ErrorCode']
  return typeof code === 'number' && code !== noFault && code !== 0 ? values.set('fault_code', { path: 'ErrorCode', value: String(code) }) : values
}
