import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import type { PlannedFile } from '../staging/plan-sources'

/** Whether what an import has of a unit has a column of fault codes, filled or not; null where its form names a code only while there is one. */
export interface AlarmColumn {
  unit_id: string
  present: boolean | null
}

/** Files with the units in them. */
export interface UnitsOfFiles {
  files: readonly PlannedFile[]
  units: readonly string[]
}

const isPresent = ({ file, source: { recognised } }: PlannedFile): boolean | null =>
  'fault_code' in recognised.signals ? true : recognised.points !== undefined || !file.hasLines ? null : false

/** One line a unit: a column in any of its files counts. */
export const alarmColumns = (parts: readonly UnitsOfFiles[]): AlarmColumn[] => {
  const found = new Map<string, boolean | null>()
  for (const { files, units } of parts) {
    const told = files.map(isPresent)
    const present = told.includes(true) ? true : told.includes(null) ? null : false
    for (const unit of units) {
      const before = found.get(unit)
      found.set(unit, before === true || present === true ? true : before === null || present === null ? null : false)
    }
  }
  return [...found].map(([unit_id, present]) => ({ unit_id, present })).sort((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
}

/** The staged files, each with its units. */
export const stagedUnits = async (connection: DuckDBConnection, planned: readonly PlannedFile[]): Promise<UnitsOfFiles[]> => {
  const facts = await readRows<{ file_no: number; unit_id: string }>(connection, 'SELECT file_no, unit_id FROM stage_fact WHERE unit_id IS NOT NULL AND timed > 0 ORDER BY file_no, unit_id')
  const files = new Map(planned.map((file) => [file.source.fileNo, file]))
  return facts.flatMap(({ file_no, unit_id }) => {
    const file = files.get(file_no)
    return file === undefined ? [] : [{ files: [file], units: [unit_id] }]
  })
}
