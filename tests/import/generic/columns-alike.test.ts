import { describe, expect, test } from 'vitest'
import { understandColumn } from '../../../analytics/pipeline/1-import/profiles/generic/understand-column'
import { load } from './load'

const signalOf = (name: string): string | undefined => understandColumn({ index: 0, name, unitCell: '', cells: ['21.5', '22.5'] }, {})?.signal

/** A table of 24 rows of five minutes with an outdoor and a supply temperature, and columns of which each row has the same value. */
const table = (columns: Readonly<Record<string, number | string>>): string =>
  [
    ['timestamp', 'Outdoor [°C]', 'Supply [°C]', ...Object.keys(columns)].join(','),
    ...Array.from({ length: 24 }, (_, i) => [new Date(Date.UTC(2026, 0, 3, 0, 5 * i)).toISOString(), 2 + i / 10, 35 + (i % 3), ...Object.values(columns)].join(',')),
  ].join('\n')

const loaded = async (columns: Readonly<Record<string, number | string>>) => {
  const { rows, file } = await load({ 'log.csv': table(columns) })
  return { row: rows[0], message: file.message }
}

describe('a heat pump is no heat', () => {
  test.each([
    ['Heat pump power (W)', 'power_w'], ['Leistung Wärmepumpe [W]', 'power_w'], ['Wärmepumpenleistung [kW]', 'power_w'], ['Wärmepumpe (W)', 'power_w'], ['Värmepump effekt [W]', 'power_w'], ['Puissance pompe à chaleur (W)', 'power_w'],
    ['Potencia bomba de calor [kW]', 'power_w'], ['Potenza pompa di calore [kW]', 'power_w'], ['Vermogen warmtepomp [W]', 'power_w'], ['Lämpöpumpun teho [W]', 'power_w'],
    ['Heat pump energy (kWh)', 'power_energy'], ['Wärmepumpe [kWh]', 'power_energy'],
    ['Heat pump heat output (W)', 'heat_w'], ['Wärmeleistung Wärmepumpe [W]', 'heat_w'], ['Heat pump output [kW]', 'heat_w'], ['Puissance thermique pompe à chaleur (kW)', 'heat_w'], ['Heat pump produced energy (kWh)', 'heat_energy'],
  ])('%s', (name, signal) => expect(signalOf(name)).toBe(signal))

  test('its power and its heat stand beside each other', async () => {
    expect(await loaded({ 'Heat pump power (W)': 1500, 'Heat output (W)': 5100 })).toMatchObject({ row: { power_w: 1500, heat_w: 5100 }, message: null })
  })
})
