import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../../contract/errors'
import { readRow, readRows, run } from '../../db/query'
import { removeRegisters } from '../../registers/register-schema'
import type { ImportTarget } from './import-files'

/** Takes one import back: its segments, registers, rejects and folders. Errors: `import-not-found`. Answers the units it touched. */
export const undoImport = async (target: ImportTarget, importNo: number): Promise<string[]> => {
  const { jobs, layout } = target
  const known = await readRow<{ import_id: string }>(jobs, 'SELECT import_id FROM import WHERE import_no = $importNo AND NOT undone', { importNo })
  if (known === undefined) throw new EngineError('import-not-found', `There is no import ${importNo} to take back.`, { hint: 'Choose one of the list of imports.' })
  const units = await readRows<{ unit_id: string }>(jobs, 'SELECT DISTINCT unit_id FROM segment WHERE import_no = $importNo ORDER BY unit_id', { importNo })
  await run(jobs, 'BEGIN TRANSACTION')
  try {
    for (const table of ['segment', 'rejected', 'import_quality']) await run(jobs, `DELETE FROM ${table} WHERE import_no = $importNo`, { importNo })
    await removeRegisters(jobs, importNo)
    await run(jobs, 'UPDATE import SET undone = true WHERE import_no = $importNo', { importNo })
    await run(jobs, 'COMMIT')
  } catch (error) {
    await run(jobs, 'ROLLBACK').catch(() => undefined)
    throw error
  }
  for (const folder of [layout.telemetry, layout.imports]) rmSync(join(folder, known.import_id), { recursive: true, force: true })
  return units.map((row) => row.unit_id)
}
