import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../../contract/errors'
import { readRow, readRows, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { removeRegisters } from '../../registers/register-schema'
import type { ImportTarget } from './import-options'

/**
 * Takes one import back: its segments, registers, rejects and folders. Errors: `import-not-found`. Answers the units it touched.
 * `beforeCommit` belongs to the same change. Folders that can't be removed are so at the next open.
 */
export const undoImport = async (target: ImportTarget, importNo: number, beforeCommit?: (unitIds: string[]) => Promise<void>): Promise<string[]> => {
  const { jobs, layout } = target
  const known = await readRow<{ import_id: string }>(jobs, 'SELECT import_id FROM import WHERE import_no = $importNo AND NOT undone', { importNo })
  if (known === undefined) throw new EngineError('import-not-found', `There is no import ${importNo} to take back.`, { hint: 'Choose one of the list of imports.' })
  const units = (await readRows<{ unit_id: string }>(jobs, 'SELECT DISTINCT unit_id FROM segment WHERE import_no = $importNo ORDER BY unit_id', { importNo })).map((row) => row.unit_id)
  await inTransaction(jobs, async () => {
    for (const table of ['segment', 'alarm_column', 'part', 'rejected', 'import_quality']) await run(jobs, `DELETE FROM ${table} WHERE import_no = $importNo`, { importNo })
    await removeRegisters(jobs, importNo)
    await run(jobs, 'UPDATE import SET undone = true WHERE import_no = $importNo', { importNo })
    await beforeCommit?.(units)
  })
  for (const folder of [layout.telemetry, layout.imports]) removeIfPossible(join(folder, known.import_id))
  return units
}

const removeIfPossible = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    return
  }
}
