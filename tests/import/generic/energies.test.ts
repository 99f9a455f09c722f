import { expect, test } from 'vitest'
import { load } from './load'

const at = (minute: number): string => new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString().slice(0, 16).replace('T', ' ')

test('energies of each row become the mean power of the row', async () => {
  const rows = [250, 100, 300, 50].map((wh, i) => `${at(i * 15)};${wh};5`)
  const loaded = await load({ 'log.csv': ['Time;Energy per interval [Wh];Outdoor [°C]', ...rows].join('\n') })
  expect(loaded.rows.map(({ power_w }) => power_w)).toEqual([1000, 400, 1200, 200])
})

test('a fine counter becomes mean power between its changes; a fall is no energy', async () => {
  const kwh = [100, 100.5, 101, 101, 101.5, 3, 3.25, 3.5, 3.5, 4]
  const { rows } = await load({ 'log.csv': ['Time;Energy meter [kWh];Outdoor [°C]', ...kwh.map((value, i) => `${at(i * 15)};${value};5`)].join('\n') })
  expect(rows.map(({ energy_counter_kwh }) => energy_counter_kwh)).toEqual(kwh)
  expect(rows.map(({ power_w }) => power_w)).toEqual([undefined, 2000, 1000, 1000, undefined, 1000, 1000, 1000, 1000, undefined])
})

test('a coarse counter stays energy: what took over an hour tells no power of a sample', async () => {
  const kwh = Array.from({ length: 40 }, (_, i) => 500 + Math.floor(i / 10))
  const { rows } = await load({ 'log.csv': ['Time;Zählerstand Strom [kWh];Outdoor [°C]', ...kwh.map((value, i) => `${at(i * 15)};${value};5`)].join('\n') })
  expect(rows.some((row) => 'power_w' in row)).toBe(false)
  expect(rows.at(-1)).toMatchObject({ energy_counter_kwh: 503 })
})

test('a bad cell of a counter costs itself', async () => {
  const kwh = [100, 100.5, 'x', 101.5, 102, 102.5, 103, 103.5, 104, 104.5]
  const { rows, rejected } = await load({ 'log.csv': ['Time;Energy meter [kWh];Outdoor [°C]', ...kwh.map((value, i) => `${at(i * 15)};${value};5`)].join('\n') })
  expect(rows.slice(0, 5).map(({ power_w }) => power_w)).toEqual([undefined, 2000, 2000, 2000, 2000])
  expect(rejected).toMatchObject([{ line: 4, column_name: 'Energy meter [kWh]', text: 'x' }])
})

test('a counter in local time', async () => {
  const kwh = [100, 100.5, 101, 101, 101.5]
  const { rows } = await load({ 'log.csv': ['Time;Heat meter [kWh];Outdoor [°C]', ...kwh.map((value, i) => `${at(i * 15)};${value};5`)].join('\n') }, 'Europe/Berlin')
  expect(rows.map(({ ts, heat_w }) => [ts, heat_w])).toEqual([['2023-12-31 23:00:00', undefined], ['2023-12-31 23:15:00', 2000], ['2023-12-31 23:30:00', 1000], ['2023-12-31 23:45:00', 1000], ['2024-01-01 00:00:00', undefined]])
})
