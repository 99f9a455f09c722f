import { afterAll, beforeAll, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { run } from '../../analytics/db/query'
import { arrowRows } from './arrow'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
  await run(
    fixture.connection,
    `DELETE FROM unit_day;
     INSERT INTO unit_day (unit_id, day, samples, sample_s, starts, compressor_h, heating_h, dhw_h, cooling_h, defrost_min, fault_codes) VALUES
       ('A-1', '2025-01-01', 288, 300, 5, 14, 10.8, 2.4, NULL, 48, NULL),
       ('A-1', '2025-01-02', 288, 300, 5, 6, 6, NULL, NULL, NULL, 'U4'),
       ('A-1', '2025-01-03', 144, 300, 0, NULL, NULL, NULL, NULL, NULL, 'U4'),
       ('A-1', '2025-01-04', 24, 3600, NULL, NULL, NULL, NULL, NULL, NULL, 'E1|U4'),
       ('A-1', '2025-01-06', 72, 300, 1, 6.5, NULL, NULL, 6.5, NULL, 'U4');`,
  )
})
afterAll(() => fixture.close())

const parts = ({ heat, dhw, cool, defrost, off, dominant }: Record<string, unknown>) => [heat, dhw, cool, defrost, off].map((share) => (share === null ? null : Math.round(1e6 * (share as number)) / 1e6)).concat(dominant as never)

it('a day is shared out over what the compressor did, and the rest is standby', async () => {
  const rows = arrowRows(await answers['unit.modeDays'](fixture.context, { unitId: 'A-1' }))
  expect(rows.map(parts)).toEqual([
    [0.45, 0.1, 0, 0.033333, 0.416667, 'heat'],
    [0.25, 0, 0, 0, 0.75, 'off'],
    [0, 0, 0, 0, 1, 'off'],
    [null, null, null, null, null, null],
    [0, 0, 1, 0, 0, 'cool'],
  ])
  expect(arrowRows(await answers['unit.modeDays'](fixture.context, { unitId: 'B-1' }))).toEqual([])
})

it('days with the same fault codes in a row are one run', async () => {
  const { alarms } = await answers['unit.lanes'](fixture.context, { unitId: 'A-1' })
  expect(alarms).toEqual([
    { from: '2025-01-02', to: '2025-01-03', label: 'U4' },
    { from: '2025-01-04', to: '2025-01-04', label: 'E1|U4' },
    { from: '2025-01-06', to: '2025-01-06', label: 'U4' },
  ])
})
