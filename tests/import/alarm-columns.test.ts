import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { house, imported } from '../support/imported'

const at = (hour: number): string => `2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`
const table = (header: string, cells: string): string => `unit_id,ts,power_w,outdoor_c${header}\n${[0, 1, 2].map((hour) => `${cells.replace('T', at(hour))}`).join('\n')}\n`
const columnsOf = (engine: Awaited<ReturnType<typeof imported>>['engine']) => readRows(engine.project.jobs, 'SELECT import_no, unit_id, present FROM alarm_column ORDER BY ALL')

test('whether exports have a column of fault codes is kept by unit, filled or not', async () => {
  const { engine } = await imported(
    house({
      'empty.csv': table(',fault_code', 'A,T,1,2,'),
      'filled.csv': table(',fault_code', 'B,T,1,2,E1'),
      'without.csv': table('', 'C,T,1,2'),
      'later.csv': table('', 'A,T,1,2').replaceAll('2026-01-01', '2026-01-02'),
    }),
  )
  expect(await columnsOf(engine)).toEqual([
    { import_no: 1, unit_id: 'A', present: true },
    { import_no: 1, unit_id: 'B', present: true },
    { import_no: 1, unit_id: 'C', present: false },
  ])
  const lane = async (unitId: string) => ((await engine.call('unit.lanes', { unitId }, { signal: new AbortController().signal, onProgress: () => undefined })) as { alarmColumn: boolean | null }).alarmColumn
  expect(await Promise.all(['A', 'B', 'C', 'D'].map(lane))).toEqual([true, true, false, null])
})

test('of files that are out of order too, and it is gone with its import', async () => {
  const { engine } = await imported(house({ 'mixed.csv': 'unit_id,ts,power_w,fault_code\nB,2026-01-01T01:00:00Z,1,\nA,2026-01-01T00:00:00Z,1,\nB,2026-01-01T00:00:00Z,1,\nA,2026-01-01T01:00:00Z,1,\n' }))
  expect(await columnsOf(engine)).toEqual([{ import_no: 1, unit_id: 'A', present: true }, { import_no: 1, unit_id: 'B', present: true }])
  await engine.call('import.undo', { importNo: 1 }, { signal: new AbortController().signal, onProgress: () => undefined })
  expect(await columnsOf(engine)).toEqual([])
})
