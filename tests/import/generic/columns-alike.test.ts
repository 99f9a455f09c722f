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

test('electricity that is not the heat pump\'s is not its power', async () => {
  for (const name of ['PV power (W)', 'Grid power [W]', 'Netzbezug Leistung [W]', 'Battery power (W)', 'Fan power (W)', 'Haushaltsstrom Leistung [W]', 'PV energy (kWh)', 'Grid import energy [kWh]']) expect([name, signalOf(name)]).toEqual([name, undefined])
  expect(await loaded({ 'PV power (W)': 3000, 'Grid power (W)': 500, 'Heat pump power consumption (W)': 1500 })).toMatchObject({ row: { power_w: 1500 }, message: null })
})

describe('of several columns of one signal', () => {
  test('the whole is taken before its parts, the mean before extremes', async () => {
    expect(await loaded({ 'Fan power (W)': 60, 'Compressor power (W)': 1400, 'Total power (W)': 1500 })).toMatchObject({ row: { power_w: 1500 }, message: null })
    expect(await loaded({ 'Return temp max (°C)': 33, 'Return temp avg (°C)': 30, 'Power max (W)': 2400, 'Power avg (W)': 1500 })).toMatchObject({ row: { return_c: 30, power_w: 1500 }, message: null })
  })

  test('phases are added, and cooling is heat taken out', async () => {
    expect(await loaded({ 'Power L1 (W)': 700, 'Power L2 (W)': 500, 'Power L3 (W)': 300 })).toMatchObject({ row: { power_w: 1500 }, message: null })
    expect(await loaded({ 'Heating power (kW)': 0, 'Cooling power (kW)': 4, 'Electric power (kW)': 1 })).toMatchObject({ row: { power_w: 1000, heat_w: -4000 }, message: null })
    expect(await loaded({ 'Kälteleistung [kW]': 4, 'elektrische Leistung [kW]': 1 })).toMatchObject({ row: { power_w: 1000, heat_w: -4000 } })
  })

  test('one that stands for nothing better is said, and so are those left out', async () => {
    expect(await loaded({ 'Compressor power (W)': 1400 })).toMatchObject({ row: { power_w: 1400 }, message: expect.stringContaining('Compressor power (W) may be a part of the power only') as string })
    expect(await loaded({ 'Power max (W)': 2400 })).toMatchObject({ row: { power_w: 2400 }, message: expect.stringContaining('Power max (W) names an extreme, and no column a mean') as string })
    expect(await loaded({ 'HP1 power (W)': 1500, 'HP2 power (W)': 900, 'HP1 return temp (°C)': 30, 'HP2 return temp (°C)': 31 })).toMatchObject({
      row: { power_w: 1500, return_c: 30 },
      message: 'Please check: HP1 power (W) was taken as power_w, and not HP2 power (W); HP1 return temp (°C) was taken as return_c, and not HP2 return temp (°C).',
    })
  })

  test('the same holds for points', async () => {
    const row = (i: number, point: string, value: number, unit: string) => `${new Date(Date.UTC(2026, 0, 3, 0, 5 * i)).toISOString()},${point},${value},${unit}`
    const lines = Array.from({ length: 24 }, (_, i) => [row(i, 'Outdoor temperature', 2, '°C'), row(i, 'Supply temperature', 35, '°C'), row(i, 'PV power', 3000, 'W'), row(i, 'Power L1', 700, 'W'), row(i, 'Power L2', 800, 'W'), row(i, 'Heating power', 0, 'kW'), row(i, 'Cooling power', 4, 'kW')])
    const { rows, file } = await load({ 'log.csv': ['time,point,value,unit', ...lines.flat()].join('\n') })
    expect(rows[0]).toMatchObject({ power_w: 1500, heat_w: -4000 })
    expect(file.message).toBe('Left out: 24 of 168 records, of points that no signal is made of.')
  })
})
