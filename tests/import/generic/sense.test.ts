import { expect, test } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import { load } from './load'

test('what sensors and loggers write when they have no reading is missing, and counted once with its bounds', async () => {
  const header = 'Time;Outdoor [°C];Supply [°C];Return [°C];Flow rate [l/min];Discharge pressure [psig];Compressor [Hz]'
  const good = (i: number) => `2024-01-01 ${String(i).padStart(2, '0')}:00;5;35;30;20;317;50`
  const lines = [header, ...Array.from({ length: 20 }, (_, i) => good(i)), '2024-01-01 20:00;-32768;-128;NAN;20;-570;7999', '2024-01-01 21:00;-78;35;30;20;317;#VALUE!', '2024-01-01 22:00;5;#NAME?;30;20;317;50']
  const { rows, quality, rejected, engine } = await load({ 'log.csv': lines.join('\n') })
  expect(rows[20]).toEqual({ unit_id: 'plant', ts: '2024-01-01 20:00:00', sample_s: 3600, flow_lpm: 20 })
  expect(rows[21]).toMatchObject({ supply_c: 35, discharge_kpa: 2286.9631 })
  expect(rows[21]).not.toHaveProperty('outdoor_c')
  expect(quality.map(({ signal, rule, samples, detail }) => [signal, rule, samples, detail])).toEqual([
    ['compressor_hz', 'range', 1, 'outside 0 to 400'],
    ['compressor_hz', 'unreadable', 1, 'cells of log.csv that are not a value of this signal'],
    ['discharge_kpa', 'range', 1, 'outside 0 to 20000'],
    ['outdoor_c', 'range', 2, 'outside -60 to 60'],
    ['supply_c', 'range', 1, 'outside -30 to 110'],
    ['supply_c', 'unreadable', 1, 'cells of log.csv that are not a value of this signal'],
  ])
  expect(rejected.map(({ line, column_name, text }) => [line, column_name, text])).toEqual([
    [23, 'Compressor [Hz]', '#VALUE!'],
    [24, 'Supply [°C]', '#NAME?'],
  ])
  await engine.analyse({ asOf: '2024-01-02' })
  expect(await readRows(engine.project.jobs, `SELECT * FROM unit_day_gate WHERE rule = 'range'`)).toEqual([])
})
