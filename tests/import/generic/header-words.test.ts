import { describe, expect, test } from 'vitest'
import { converted, unitOf } from '../../../analytics/pipeline/1-import/dictionary/units'
import { physicalSense } from '../../../analytics/pipeline/1-import/dictionary/physical-sense'
import { plausibleRange } from '../../../analytics/pipeline/2-features/unit/signals'
import { understandColumn } from '../../../analytics/pipeline/1-import/profiles/generic/understand-column'
import { load } from './load'

const signalOf = (name: string, cells: string[] = ['21.5', '22.5'], unitCell = ''): string | undefined => {
  const found = understandColumn({ index: 0, name, unitCell, cells }, {})
  return found === undefined ? undefined : `${found.signal}${found.unit === undefined ? '' : ` ${found.unit.id}`}`
}

describe('what a column is', () => {
  test.each([
    ['Outdoor Temp (°C)', 'outdoor_c degC'], ['OAT', 'outdoor_c'], ['T_out_Avg', 'outdoor_c'], ['Ambient temperature [K]', undefined],
    ['Außentemperatur [°C]', 'outdoor_c degC'], ['Utetemperatur °C', 'outdoor_c degC'], ['Température extérieure (°C)', 'outdoor_c degC'], ['Buitentemperatuur (°C)', 'outdoor_c degC'],
    ['Temperatura exterior [°C]', 'outdoor_c degC'], ['Temperatura esterna °C', 'outdoor_c degC'], ['Ulkolämpötila (°C)', 'outdoor_c degC'],
    ['Vorlauftemperatur [°C]', 'supply_c degC'], ['LWT', 'supply_c'], ['Leaving water temp (degF)', 'supply_c degF'], ['flow_temp_c', 'supply_c degC'], ['Framledning °C', 'supply_c degC'], ['Départ eau (℃)', 'supply_c degC'],
    ['Aanvoertemperatuur (°C)', 'supply_c degC'], ['Temperatura impulsión (°C)', 'supply_c degC'], ['Temperatura mandata (°C)', 'supply_c degC'], ['Menovesi (°C)', 'supply_c degC'],
    ['Rücklauftemperatur [°C]', 'return_c degC'], ['Returledning °C', 'return_c degC'], ['Retour (°C)', 'return_c degC'], ['Temperatura retorno (°C)', 'return_c degC'], ['Ritorno (°C)', 'return_c degC'], ['Paluuvesi (°C)', 'return_c degC'], ['EWT (°F)', 'return_c degF'],
    ['Warmwassertemperatur [°C]', 'dhw_tank_c degC'], ['DHW tank temp', 'dhw_tank_c'], ['Varmvatten topp °C', 'dhw_tank_c degC'], ['Ballon ECS (°C)', 'dhw_tank_c degC'], ['Puffertemperatur [°C]', undefined],
    ['Raumtemperatur [°C]', 'indoor_c degC'], ['Rumstemperatur °C', 'indoor_c degC'], ['Room Setpoint (°C)', 'setpoint_c degC'], ['Raumsolltemperatur [°C]', 'setpoint_c degC'], ['Vorlaufsolltemperatur [°C]', undefined],
    ['Power [kW]', 'power_w kW'], ['Leistungsaufnahme [W]', 'power_w W'], ['power_input_w', 'power_w W'], ['Puissance électrique (kW)', 'power_w kW'], ['Heizleistung [kW]', 'heat_w kW'], ['Thermal output (BTU/h)', 'heat_w BTU/h'],
    ['Heat output [tons]', 'heat_w ton'], ['Heizstab [W]', 'aux_power_w W'], ['Energy consumption [kW]', 'power_w kW'],
    ['Volumenstrom [l/h]', 'flow_lpm L/h'], ['Flow rate (gpm)', 'flow_lpm gpm'], ['Durchfluss m³/h', 'flow_lpm m3/h'], ['Débit (l/min)', 'flow_lpm L/min'],
    ['Compressor Frequency [Hz]', 'compressor_hz Hz'], ['Verdichterfrequenz [Hz]', 'compressor_hz Hz'], ['Compressor current (A)', 'compressor_a A'], ['Kompressorström (A)', 'compressor_a A'],
    ['Discharge Temp [°C]', 'discharge_c degC'], ['Heißgastemperatur [°C]', 'discharge_c degC'], ['Hetgas °C', 'discharge_c degC'], ['Suction temp [°F]', 'suction_c degF'], ['Sauggastemperatur [°C]', 'suction_c degC'],
    ['Liquid line temp (°C)', 'liquid_c degC'], ['Verdampfertemperatur [°C]', 'outdoor_coil_c degC'], ['Évaporateur (°C)', 'outdoor_coil_c degC'], ['Kondensator [°C]', 'indoor_coil_c degC'],
    ['High pressure [bar]', 'discharge_kpa bar'], ['Hochdruck [bar(a)]', 'discharge_kpa bara'], ['Niederdruck (barg)', 'suction_kpa barg'], ['Discharge pressure (psig)', 'discharge_kpa psig'], ['Suction pressure [kgf/cm2]', 'suction_kpa kgf/cm2'],
    ['Energy meter [kWh]', 'power_energy kWh'], ['Heat produced [kWh]', 'heat_energy kWh'], ['Price [EUR]', undefined], ['Humidity', undefined], ['Battery voltage', undefined],
  ])('%s', (name, expected) => expect(signalOf(name)).toBe(expected))

  test('a row of units, kelvins, flags and modes', () => {
    expect(signalOf('Outdoor', ['71.9', '72'], '°F')).toBe('outdoor_c degF')
    expect(signalOf('Ambient temperature [K]', ['270.1', '271'])).toBe('outdoor_c kelvin')
    expect(signalOf('Defrost (Actual) [1:Off, 2:On]', ['1', '2'])).toBe('defrost')
    expect(signalOf('Abtauung', ['Aus', 'Ein'])).toBe('defrost')
    expect(signalOf('Betriebsart', ['Heizen', 'Aus'])).toBe('mode')
    expect(signalOf('Mode', ['1', '2'])).toBeUndefined()
  })
})

describe('units', () => {
  const value = (text: string, number: number): number => {
    const unit = unitOf(text)
    return unit === undefined ? NaN : (number + unit.shift) * unit.scale
  }

  test.each([
    ['°F', 71.9, 22.1667], ['K', 5, 5], ['psig', 317, 2286.963], ['psia', 100, 689.4757], ['barg', 10, 1101.325], ['bara', 10, 1000], ['kgf/cm2', 20, 2062.655], ['MPa', 2, 2101.325], ['kPa', 900, 900],
    ['kW', 1.5, 1500], ['BTU/h', 12000, 3516.8528], ['tons', 1, 3516.8528], ['gpm', 10, 37.8541], ['L/h', 1200, 20], ['m³/h', 1.2, 20], ['Wh', 1500, 1.5], ['MWh', 2, 2000], ['MJ', 3.6, 1], ['cfm', 100, 169.9011],
  ])('%s', (unit, number, expected) => expect(value(unit, number)).toBeCloseTo(expected, 3))

  test('as SQL', () => expect(converted('c1', unitOf('degF') as { shift: number; scale: number })).toBe(`(c1 - 32) * ${5 / 9}`))

  test('bounds of sense are those that later stages have', () => {
    for (const [signal, low, high] of plausibleRange) expect([signal, physicalSense[signal]]).toEqual([signal, [low, high]])
  })
})

test('a vague name gives way to a clear one', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `2026-01-10 ${String(Math.floor(i / 6)).padStart(2, '0')}:${i % 6}0,35.${i % 10},29.1,3.${i % 10},1200`)
  const { rows: loaded } = await load({ 'log.csv': ['time,T_out [°C],T_ret [°C],T_outdoor [°C],Power [W]', ...rows].join('\n') })
  expect(loaded[0]).toMatchObject({ outdoor_c: 3, return_c: 29.1 })
  expect(loaded[0]).not.toHaveProperty('supply_c')
})

describe('units that are counted in parts, and those that are not known', () => {
  const rows = (cells: string) => Array.from({ length: 30 }, (_, i) => `2026-01-10T0${Math.floor(i / 6)}:${i % 6}0:00Z,${cells}`).join('\n')

  test('parts of a unit give the unit', async () => {
    const { rows: loaded, file } = await load({ 'log.csv': `time,Outdoor temp [0.1 °C],Supply temp [1/10 °C],Return temp (0.01 °C),Power input [10 W],Discharge pressure [0.1 bar(a)],Suction temp [0.1 °F]\n${rows('-55,352,3011,150,265,410')}` })
    expect(loaded[0]).toMatchObject({ outdoor_c: -5.5, supply_c: 35.2, return_c: 30.11, power_w: 1500, discharge_kpa: 2650, suction_c: 5 })
    expect(file.message).toBeNull()
  })

  test('kJ and kcal/h are energy and power', async () => {
    const { rows: loaded } = await load({ 'log.csv': `time,Outdoor [°C],Supply [°C],Power [kcal/h],Heat generated per hour [kJ]\n${rows('2,35,1000,3000')}` })
    expect(loaded[0]).toMatchObject({ power_w: 1163, heat_w: 5000 })
  })

  test('a column in another unit is left out, and said', async () => {
    const { rows: loaded, file } = await load({ 'log.csv': `time,Outdoor [°C],Supply [°C],Power [PS],Discharge pressure [mbar],Return temp [°C x10],Energy consumption [therms]\n${rows('2,35,3,2600,301,1')}` })
    expect(Object.keys(loaded[0] ?? {})).toEqual(['unit_id', 'ts', 'sample_s', 'outdoor_c', 'supply_c'])
    expect(file.message).toContain('Power [PS] was left out, as the unit PS is not known; Discharge pressure [mbar] was left out, as the unit mbar is not known; Return temp [°C x10] was left out, as the unit °C x10 is not known; Energy consumption [therms] was left out, as the unit therms is not known')
  })

  test('a machine in brackets is no unit', () => {
    for (const [name, signal] of [['Flow temp (HP)', 'supply_c'], ['Flow temp (CH)', 'supply_c'], ['Return temp (HK1) [°C]', 'return_c degC']] as const) expect([name, signalOf(name)]).toEqual([name, signal])
  })

  test('the same in a row of units', async () => {
    const { rows: loaded, file } = await load({ 'log.csv': `time,Outdoor,Supply,Return,Power\n,°C,0.1 °C,°C,hp\n${rows('2,352,30,3')}` })
    expect(loaded[0]).toMatchObject({ outdoor_c: 2, supply_c: 35.2, return_c: 30 })
    expect(loaded[0]).not.toHaveProperty('power_w')
    expect(file.message).toContain('Power was left out, as the unit hp is not known')
  })
})
