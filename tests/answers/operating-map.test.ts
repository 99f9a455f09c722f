import { afterAll, beforeAll, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { run } from '../../analytics/db/query'
import { readColumnSet } from '../../renderer/engine/column-set'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
  await run(
    fixture.connection,
    `DELETE FROM unit_day_mode;
     INSERT INTO unit_day_mode (unit_id, day, mode, evaporating_c, condensing_c, discharge_c) VALUES
       ('A-1', DATE '2025-01-01', 'heat', -5.2, 40.9, 96), ('A-1', DATE '2025-01-02', 'heat', -6.9, 39.1, 112), ('A-1', DATE '2025-01-03', 'heat', 1.2, 35.2, 70)`,
  )
})
afterAll(() => fixture.close())

const map = async () => {
  const read = readColumnSet(await answers['unit.operatingMap'](fixture.context, { unitId: 'A-1' }))
  return (['evaporating_c', 'condensing_c', 'days', 'discharge_c', 'discharge_limit_c'] as const).map((name) => [...read.numbers(name)])
}

it('counts days in steps of 2 K, with the hottest discharge and the limit of the profile: 230 °F by default', async () => {
  expect(await map()).toEqual([[-6, 2], [40, 36], [2, 1], [112, 70], [110, 110]])
})

it('takes the limit from the scope of the profile in use that fits the unit', async () => {
  await run(
    fixture.connection,
    `INSERT INTO audit_entry (seq, changed_at, who, command, value_before, value_after, sha256) VALUES (1, '2025-01-01', 'x', 'change profile', 'null',
      '{"schema":"subcool/profile@1","name":"hot","thresholds":{"compressor.tdis_alert_F":{"value":248}},"scopes":[{"match":{"brand":"Acme"},"set":{"compressor.tdis_alert_F":212}}]}', '')`,
  )
  expect((await map())[4]).toEqual([100, 100])
  await run(fixture.connection, `UPDATE unit_register SET brand = 'Other' WHERE unit_id = 'A-1'`)
  expect((await map())[4]).toEqual([120, 120])
})
