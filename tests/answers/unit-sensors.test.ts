import { afterAll, beforeAll, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { run } from '../../analytics/db/query'
import { verdictsOf } from '../../renderer/views/unit/sensors/sensor-words'
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
