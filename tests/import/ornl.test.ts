import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixture } from '../support/projects'
import { load } from './generic/load'

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

test("ORNL's days, healthy and with a blocked condenser, tell fouling apart: discharge pressure and power rise, COP falls", async () => {
  const { rows, result } = await load(Object.fromEntries(['baseline', 'blocked'].map((day) => [`${day}.csv.gz`, readFileSync(join(fixture('ornl-rooftop'), `${day}-day.csv.gz`))])))
  expect(result.files.map(({ rows_loaded }) => rows_loaded)).toEqual([96, 96])
  expect(result.files.map(({ message }) => message)).toEqual([
    'Left out: Pref_RTU_CondOut1_Avg (-605.6 to -555.7 psig, which no pressure is).',
    'Left out: Pref_RTU_CondOut1_Avg (-570.1 to -390.2 psig, which no pressure is).',
  ])
  const day = (date: string) => rows.filter(({ ts, discharge_kpa }) => String(ts).startsWith(date) && discharge_kpa !== undefined)
  const figures = (date: string) => ({
    running: day(date).length,
    outdoorF: median(day(date).map((row) => Number(row['outdoor_c']) * 1.8 + 32)).toFixed(2),
    dischargePsig: ((median(day(date).map((row) => Number(row['discharge_kpa']))) - 101.325) / 6.894757293168361).toFixed(1),
    dischargeF: median(day(date).map((row) => Number(row['discharge_c']) * 1.8 + 32)).toFixed(1),
    powerW: median(day(date).map((row) => Number(row['power_w']))).toFixed(0),
    cop: median(day(date).map((row) => -Number(row['heat_w']) / Number(row['power_w']))).toFixed(2),
  })
  expect([figures('2017-09-01'), figures('2017-08-27')]).toEqual([
    { running: 61, outdoorF: '71.26', dischargePsig: '313.5', dischargeF: '131.2', powerW: '7583', cop: '3.16' },
    { running: 61, outdoorF: '79.63', dischargePsig: '381.2', dischargeF: '141.0', powerW: '9398', cop: '2.78' },
  ])
  const second = day('2017-08-27').find(({ discharge_c }) => Math.abs(Number(discharge_c) * 1.8 + 32 - 146.2) < 0.01)
  expect({
    dischargeF: (Number(second?.['discharge_2_c']) * 1.8 + 32).toFixed(1),
    dischargePsig: ((Number(second?.['discharge_2_kpa']) - 101.325) / 6.894757293168361).toFixed(1),
    suctionPsig: ((Number(second?.['suction_2_kpa']) - 101.325) / 6.894757293168361).toFixed(1),
    powerW: Number(second?.['power_2_w']).toFixed(1),
  }).toEqual({ dischargeF: '139.1', dischargePsig: '276.9', suctionPsig: '174.0', powerW: (4 * 516.0421).toFixed(1) })
})
