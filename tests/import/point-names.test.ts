import { expect, test } from 'vitest'
import { matchPoint, otherThing } from '../../analytics/pipeline/1-import/dictionary/match-point'
import { entityShape } from '../../analytics/pipeline/1-import/profiles/home-assistant-shape'

test.each([
  ['panasonic_heat_pump_main_outside_temp', 'outdoor_c'],
  ['house_outdoor_temperature', 'outdoor_c'],
  ['panasonic_heat_pump_main_inlet_temp', 'return_c'],
  ['Vorlauftemperatur', 'supply_c'],
  ['altherma_leaving_water_temp_before_buh', 'supply_c'],
  ['ecodan_hot_water_temperature', 'dhw_tank_c'],
  ['heatpump_inverter_frequency', 'compressor_hz'],
  ['heat_pump_power', 'power_w'],
  ['heat_pump_heat_power_production', 'heat_w'],
  ['living_room_temperature', 'indoor_c'],
  ['heat_pump_defrosting_state', 'defrost'],
  ['room_setpoint', 'setpoint_c'],
])('%s is %s', (name, signal) => {
  expect(matchPoint(name)?.words.signal).toBe(signal)
})

test.each(['0x943469fffed2bf71_power', 'hoymiles_gateway_solarh_3054300_real_power', 'spotprice_now', 'grid_power_input', 'dhw_setpoint', 'target_flow_temperature', 'defrost_count', 'kitchen_humidity', 'openweathermap_outdoor_temperature'])('%s is no signal', (name) => {
  expect(matchPoint(name)).toBeUndefined()
})

test('what is no heat pump has a name for people', () => {
  expect(['spotprice_now', 'hoymiles_real_power', 'p1_power', 'powerwall_soc', 'unknown_entity'].map(otherThing)).toEqual(['prices', 'a solar plant', 'a grid meter', 'a battery', undefined])
})

test('of several entities of a signal the earlier phrase is taken; a unit in the name counts', () => {
  const shape = entityShape(['sensor.heat_pump_ambient_temp', 'sensor.heat_pump_outdoor_temperature', 'sensor.heat_pump_power_kw', 'sensor.heat_pump_flow_temp_f', 'light.heat_pump_power'])
  expect(shape.columns.map(({ source }) => source).sort()).toEqual(['last_changed', 'sensor.heat_pump_flow_temp_f', 'sensor.heat_pump_outdoor_temperature', 'sensor.heat_pump_power_kw'])
  const column = (entity: string) => `c${shape.columnOf.get(entity)}`
  expect(shape.signals).toEqual({
    outdoor_c: column('sensor.heat_pump_outdoor_temperature'),
    power_w: `${column('sensor.heat_pump_power_kw')} * 1000.0`,
    supply_c: `(${column('sensor.heat_pump_flow_temp_f')} - 32) / 1.8`,
  })
})

test('of two heat pumps in one export, that with more signals is taken', () => {
  const { columnOf } = entityShape(['sensor.hp1_flow_temp', 'sensor.hp1_outdoor_temperature', 'sensor.hp2_flow_temp', 'sensor.hp2_outdoor_temp', 'sensor.hp2_return_temp', 'sensor.living_room_temperature'])
  expect([...columnOf.keys()].sort()).toEqual(['sensor.hp2_flow_temp', 'sensor.hp2_outdoor_temp', 'sensor.hp2_return_temp', 'sensor.living_room_temperature'])
})
