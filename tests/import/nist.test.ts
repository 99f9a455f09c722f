import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixture } from '../support/projects'
import { load } from './generic/load'

test("NIST's laboratory points: names down, points across, decimal comma, °F, psia, Btu/h; each point is a row", async () => {
  const { rows, file, rejected, quality } = await load({ 'nist.csv': readFileSync(join(fixture('nist'), 'nistir_7350_appendix_d.csv')) })
  expect(file).toMatchObject({ format: 'NIST laboratory points', rows_read: 16, rows_loaded: 16, units: 1 })
  expect(file.message).toContain('names neither a day nor how long they lasted')
  expect([rejected, quality]).toEqual([[], []])
  const [first] = rows
  expect(first).toMatchObject({ unit_id: 'nist', ts: '2000-01-01 00:00:00', sample_s: 60, mode: 'cool', power_w: 2063 })
  const close = (name: string, value: number) => expect(Number(first?.[name]), name).toBeCloseTo(value, 2)
  close('outdoor_c', (69.69 - 32) / 1.8)
  close('return_c', (70.29 - 32) / 1.8)
  close('supply_c', (49.88 - 32) / 1.8)
  close('airflow_m3h', 1043.6 * 1.69901082)
  close('heat_w', -28191 * 0.29307107017222)
  close('superheat_k', 13.96 / 1.8)
  close('subcooling_k', 8.24 / 1.8)
  close('liquid_c', (77.86 - 32) / 1.8)
  close('suction_c', (59.01 - 32) / 1.8)
  close('discharge_c', (133.51 - 32) / 1.8)
  close('suction_kpa', 134.17 * 6.894757293168361)
  close('discharge_kpa', 282.75 * 6.894757293168361)
  const eer = [13.67, 15.56, 11.44, 13.05, 10.02, 11.7, 8.33, 9.67, 13.14, 14.75, 11.22, 12.28, 9.89, 10.81, 8.28, 9.5]
  expect(rows.map(({ heat_w, power_w }) => -Number(heat_w) / Number(power_w) / 0.29307107017222).every((ratio, at) => Math.abs(ratio - (eer[at] ?? 0)) < 0.011)).toBe(true)
})
