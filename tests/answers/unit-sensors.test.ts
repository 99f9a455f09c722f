import { afterAll, beforeAll, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { run } from '../../analytics/db/query'
import { pressureVerdict, verdictsOf } from '../../renderer/views/unit/sensors/sensor-words'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture

/**
 * Thirty days with a rest each, of which the suction line reads 1.8 K higher from day 20 on. Its offset to the median of three
 * goes from 0.6 K (baseline of the first ten) to 2.4 K; outdoor and coil keep theirs, so that the median of the three shifts is
 * 0 and the line's own is 1.8 K. The median of the last seven reaches 1.8 K with the fourth rest after the step, day 23.
 */
beforeAll(async () => {
  fixture = await openFixture()
  await run(
    fixture.connection,
    `DELETE FROM unit_day; UPDATE analysis SET data_to = DATE '2025-01-30';
     INSERT INTO unit_day (unit_id, day, coverage, rests, rest_outdoor_k, rest_coil_k, rest_suction_k)
       SELECT 'A-1', DATE '2025-01-01' + i::INTEGER, 1, 1, -0.3, 0, if(i >= 20, 2.4, 0.6) FROM range(30) r(i);
     INSERT INTO unit_statistic (unit_id, day, drift_outdoor_k, drift_coil_k, drift_suction_k)
       SELECT 'A-1', DATE '2025-01-01' + i::INTEGER, 0, 0, if(i >= 23, 1.8, 0) FROM range(14, 30) r(i);
     INSERT INTO unit_signal (unit_id, signal, sample_s) SELECT 'A-1', s, 300 FROM (VALUES ('outdoor_c'), ('outdoor_coil_c'), ('suction_c'), ('indoor_c')) v(s)`,
  )
})
afterAll(() => fixture.close())

it('shows each rest against the first ten, and says who moved, how far, since when', async () => {
  const found = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(found).toMatchObject({ thresholdK: 1.1, severeK: 2.2, leastSensors: 3, baselineRests: 10, leastRests: 15, holdDays: 45 })
  const [outdoor, indoor] = found.groups
  expect(outdoor).toMatchObject({ group: 'outdoor', known: 3, compared: 3, restDays: 30, lastRestOn: '2025-01-30' })
  expect(outdoor?.sensors.map(({ sensor, verdict, since, restsSince }) => [sensor, verdict, since, restsSince])).toEqual([
    ['outdoor', 'agrees', null, 0],
    ['coil', 'agrees', null, 0],
    ['suction', 'moved', '2025-01-24', 7],
  ])
  const suction = outdoor?.sensors[2]
  expect(suction?.days[0]).toBe(Date.parse('2025-01-11') / 86_400_000)
  expect(suction?.shiftK.map((shift) => Math.round(10 * shift) / 10)).toEqual([...Array.from({ length: 10 }, () => 0), ...Array.from({ length: 10 }, () => 1.8)])
  expect(suction?.levelK).toBeCloseTo(1.8, 9)
  expect(indoor).toEqual({ group: 'indoor', known: 1, compared: 0, restDays: 0, lastRestOn: null, sensors: [] })
  expect(found.groups.map((group) => verdictsOf(group, found, 'si'))).toEqual([
    ['Suction line reads 1.8 K above the other two at rest since 24 Jan 2025; 7 rests'],
    ['Not enough data: 1 sensor of this group in the exports, 3 are needed to tell which one moved'],
  ])
})

it('takes the threshold from the profile in use, and says so when nobody can tell who moved', async () => {
  await run(fixture.connection, `INSERT INTO audit_entry (seq, changed_at, who, command, value_before, value_after, sha256) VALUES (1, '2025-01-01', 'x', 'change profile', 'null', '{"schema":"subcool/profile@1","name":"wide","thresholds":{"drift.offstate_K":{"value":2}},"scopes":[{"match":{"brand":"Acme"},"set":{"drift.offstate_K":1.5}}]}', '')`)
  expect((await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })).thresholdK).toBe(1.5)
  expect((await answers['unit.sensors'](fixture.context, { unitId: 'A-2' })).thresholdK).toBe(2)
  await run(fixture.connection, `UPDATE unit_statistic SET drift_suction_k = 0`)
  const found = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(found.groups[0] && verdictsOf(found.groups[0], found, 'si')).toEqual(['Suction line moved, but the others do not agree with each other: which sensor is wrong cannot be told'])
})

it('says when the last rest is too long ago', async () => {
  await run(fixture.connection, `UPDATE unit_statistic SET drift_outdoor_k = NULL, drift_coil_k = NULL, drift_suction_k = NULL WHERE day = DATE '2025-01-30'`)
  const found = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(found.groups[0] && verdictsOf(found.groups[0], found, 'si')).toEqual(['Not enough data: the last rest was on 30 Jan 2025, and its level holds for 45 days. Until then none had moved more than 1.8 K.'])
})

it('begins anew after a repair', async () => {
  await run(fixture.connection, `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind) VALUES (1, 'V9', 'A-1', '2025-01-15', 'repair')`)
  const found = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(found.groups[0]?.sensors[2]?.days.slice(0, 5).map((day) => new Date(day * 86_400_000).toISOString().slice(8, 10))).toEqual(['11', '12', '13', '14', '25'])
})

/**
 * Thirty rests, in which suction reads 1 % and discharge 2 % above saturation, from day 20 on 6 % and 2 %: 5 % and 0 % off
 * the first ten. The line of the statistic begins where its held value reaches 3 %, on day 23.
 */
it('shows both pressures at rest against saturation, each since its own first ten rests, in percent', async () => {
  const silent = (await answers['unit.sensors'](fixture.context, { unitId: 'A-2' })).pressures
  expect(silent).toMatchObject({ known: 0, restDays: 0, transducers: [], verdict: 'not_enough' })
  expect(pressureVerdict(silent, { leastRests: 15, holdDays: 45 })).toBe('Not enough data: the exports have no pressure')
  await run(
    fixture.connection,
    `DELETE FROM service_visit_register WHERE visit_id = 'V9';
     UPDATE unit_day SET rest_pressure_pct = if(day >= DATE '2025-01-21', 6, 1), rest_discharge_pressure_pct = 2 WHERE unit_id = 'A-1';
     UPDATE unit_statistic SET pressure_low_pct = 0, pressure_high_pct = 0, pressure_sensor_pct = if(day >= DATE '2025-01-24', 5, 0) WHERE unit_id = 'A-1';
     INSERT INTO unit_signal (unit_id, signal, sample_s) VALUES ('A-1', 'suction_kpa', 300), ('A-1', 'discharge_kpa', 300)`,
  )
  const found = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  const { pressures } = found
  expect(pressures).toMatchObject({ known: 2, restDays: 30, lastRestOn: '2025-01-30', apartPct: 3, lowPct: 3, highPct: 3, verdict: 'apart', since: '2025-01-24', restsSince: 7 })
  expect(pressures.transducers.map(({ transducer, shiftPct, levelPct }) => [transducer, shiftPct.length, shiftPct[0], shiftPct.at(-1), levelPct])).toEqual([
    ['suction', 20, 0, 5, 5],
    ['discharge', 20, 0, 0, 0],
  ])
  expect(pressureVerdict(pressures, found)).toBe('Suction and discharge are one pressure at rest, but have read 5.0 % farther apart than at first since 24 Jan 2025; 7 rests. The suction transducer moved more.')
  await run(fixture.connection, `UPDATE unit_statistic SET pressure_sensor_pct = 0, pressure_low_pct = 4 WHERE unit_id = 'A-1' AND day >= DATE '2025-01-28'`)
  const low = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(low.pressures).toMatchObject({ verdict: 'low', since: '2025-01-28', restsSince: 3 })
  await run(fixture.connection, `UPDATE unit_statistic SET pressure_sensor_pct = 0, pressure_low_pct = 0 WHERE unit_id = 'A-1'`)
  const sound = await answers['unit.sensors'](fixture.context, { unitId: 'A-1' })
  expect(sound.pressures).toMatchObject({ verdict: 'agrees', since: null, restsSince: 0 })
  expect(pressureVerdict(sound.pressures, sound)).toBe('No pressure is off its first rests by more than the thresholds; 30 days with rests')
})
