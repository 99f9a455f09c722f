import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { importFiles, rejectsOf } from '../import/support'

test('a summary that ends before it begins is left out with its reason; one of a single day counts', async () => {
  const { engine, result } = await importFiles({
    'unit_summaries.csv': 'unit_id,from_on,to_on,energy_kwh\nA,2024-12-31,2024-01-01,3000\nB,2024-01-01,2024-01-01,12\nC,2024-01-01,soon,1\nD,,2024-12-31,1\n',
  })
  expect(result.files).toMatchObject([{ status: 'loaded', rows_read: 4, rows_loaded: 1, rows_rejected: 3 }])
  expect((await rejectsOf(engine)).map(({ line, column_name, reason, text }) => [line, column_name, reason, text])).toEqual([
    [2, 'to_on', 'earlier than from_on: the row is left out', '2024-01-01'],
    [4, 'to_on', 'not a day YYYY-MM-DD: the row is left out', 'soon'],
    [5, 'from_on', 'empty: the row is left out', ''],
  ])
  expect(await readRows(engine.project.jobs, 'SELECT unit_id FROM unit_summary')).toEqual([{ unit_id: 'B' }])
})
