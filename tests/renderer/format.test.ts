import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatDuration,
  formatMoney,
  formatNumber,
  formatQuantity,
  formatSigned,
  scaleOf,
} from '../../renderer/ui/format'
import { formatMeasure, formatSentence } from '../../renderer/ui/measure'

describe('quantities', () => {
  it('are shown in SI', () => {
    expect(formatQuantity(21.34, 'temperature', 'si')).toBe('21.3 °C')
    expect(formatQuantity(5, 'temperature_difference', 'si')).toBe('5.0 K')
    expect(formatQuantity(1234, 'power', 'si')).toBe('1.23 kW')
  })

  it('are shown in US units', () => {
    expect(formatQuantity(-40, 'temperature', 'us')).toBe('−40.0 °F')
    expect(formatQuantity(100, 'temperature', 'us')).toBe('212.0 °F')
    expect(formatQuantity(5, 'temperature_difference', 'us')).toBe('9.0 °F')
    expect(formatQuantity(101.325, 'pressure', 'us')).toBe('0 psig')
    expect(formatQuantity(790.8, 'pressure', 'us')).toBe('100 psig')
    expect(formatQuantity(0.45359237, 'mass', 'us')).toBe('1.00 lb')
    expect(formatQuantity(3516.8528, 'capacity', 'us')).toBe('12.0 kBtu/h')
  })

  it('come back unchanged', () => {
    for (const quantity of ['temperature', 'pressure', 'mass', 'water_flow', 'distance'] as const)
      expect(scaleOf(quantity, 'us').back(scaleOf(quantity, 'us').from(12.5))).toBeCloseTo(12.5, 9)
  })

  it('that are unknown are a dash', () => {
    for (const unknown of [null, undefined, NaN, Infinity]) expect(formatQuantity(unknown, 'mass', 'si')).toBe('–')
  })
})

describe('numbers', () => {
  it('have thousands apart, fixed digits and a true minus sign', () => {
    expect(formatNumber(1234567.891, 1)).toBe('1,234,567.9')
    expect(formatNumber(-0.001, 1)).toBe('0.0')
    expect(formatSigned(3.21, 1)).toBe('+3.2')
    expect(formatSigned(-3.21, 1)).toBe('−3.2')
  })

  it('of money carry the sign of their currency', () => {
    expect(formatMoney(1234.5, 'USD')).toBe('$1,235')
    expect(formatMoney(-12.5, 'EUR', 2)).toBe('−€12.50')
    expect(formatMoney(7, 'CHF')).toBe('7 CHF')
    expect(formatMoney(null, 'USD')).toBe('–')
  })

  it('of bytes and seconds are short', () => {
    expect(formatBytes(999)).toBe('999 B')
    expect(formatBytes(1500)).toBe('1.5 kB')
    expect(formatBytes(23_400_000)).toBe('23 MB')
    expect(formatDuration(4.26)).toBe('4.3 s')
    expect(formatDuration(200)).toBe('3 min 20 s')
    expect(formatDuration(7500)).toBe('2 h 5 min')
  })
})

describe('measures of findings', () => {
  it('follow the chosen units', () => {
    expect(formatMeasure(1.5, 'degC', 'us')).toBe('34.7 °F')
    expect(formatMeasure(0.154, '1', 'si', 'cop_loss')).toBe('15.4 %')
    expect([formatMeasure(8, 'kPa', 'us', 'cold_suction_kpa'), formatMeasure(8, 'kPa', 'si', 'cold_suction_kpa'), formatMeasure(801.3, 'kPa', 'us', 'suction_kpa')]).toEqual(['1.16 psi', '8.0 kPa', '102 psig'])
    expect(formatSentence('From 2025-12-18 to 2025-12-31 suction pressure was 8.0 kPa below the atmosphere, at down to -27.0 degC outdoors: air may be drawn in. Check the transducer first.', 'us')).toBe('From 18 Dec 2025 to 31 Dec 2025 suction pressure was 1.16 psi below the atmosphere, at down to −16.6 °F outdoors: air may be drawn in. Check the transducer first.')
    expect(formatMeasure(88, '1', 'si', 'defrosts')).toBe('88')
    expect(formatMeasure(6248, 'h', 'si')).toBe('6,248 h')
  })

  it('follow them inside a sentence too', () => {
    const said = 'The coil reached 1.5 degC, -2.0 K from 15.0 degC; 3 of 4.'
    expect(formatSentence(said, 'us')).toBe('The coil reached 34.7 °F, −3.6 °F from 59.0 °F; 3 of 4.')
    expect(formatSentence(said, 'si')).toBe('The coil reached 1.5 °C, −2.0 K from 15.0 °C; 3 of 4.')
  })
})
