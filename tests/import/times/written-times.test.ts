import { expect, test } from 'vitest'
import { newEngine } from '../../support/projects'
import { folderOf, rejectsOf, telemetryOf } from '../support'

const table = (times: readonly string[]): string => `unit_id,ts,power_w\n${times.map((ts, i) => `U,${ts},${i}`).join('\n')}\n`

test('the canonical table may write its times otherwise where it tells how; years ahead are told and kept, and what can not be told is refused', async () => {
  const engine = await newEngine()
  const { files, warnings } = await engine.import({
    files: [folderOf({ 'a.csv': table(['8/27/17 23:45', '8/28/17 0:00', '9/1/17 0:15']), 'b.csv': table(['9/1/17 0:30', '9/1/17 0:45', '9/1/17 1:00']), 'c.csv': table(['2097-01-01T00:00:00Z']) })],
    acceptTruncated: false,
    zone: 'UTC',
  })
  expect(files.map(({ status, message }) => [status, message])).toEqual([
    ['loaded', 'Its times are not ISO 8601: 8/27/17 23:45 was read as %m/%d/%y %H:%M.'],
    ['refused', 'b.csv gave no rows: none of its 3 rows could be read; line 2: the time can not be read: whether 9/1/17 0:30 begins with the day or the month is not told; write times as YYYY-MM-DD HH:MM:SS.'],
    ['loaded', null],
  ])
  expect(warnings).toEqual(['A file ends after today: c.csv (to 2097-01-01). Check the clock of the logger, and whether day and month were read in the right order; the rows were kept.'])
  expect((await telemetryOf(engine)).map(({ ts }) => String(ts).slice(0, 16))).toEqual(['2017-08-27 23:45', '2017-08-28 00:00', '2017-09-01 00:15', '2097-01-01 00:00'])
  expect((await rejectsOf(engine)).map(({ line }) => line)).toEqual([2, 3, 4])
})
