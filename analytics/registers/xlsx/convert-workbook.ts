import { readFile, stat, writeFile } from 'node:fs/promises'
import { EngineError, type EngineErrorData } from '../../contract/errors'
import { builtWorker, inThread } from '../../db/in-thread'
import type { TableRegisterKind } from '../register-columns'
import { readWorkbook } from './read-workbook'
import { csvOfSheet, sheetOf, type SheetPlaces } from './sheet-csv'

export interface WorkbookJob {
  path: string
  kind: TableRegisterKind
  /** What the user knows the file as. */
  label: string
  /** Where the CSV goes. */
  saveTo: string
}

export type ConvertedWorkbook = { places: SheetPlaces } | { problem: EngineErrorData }

const worthAThread = 1 << 15

/** Writes a register's sheet as CSV; a large one in a thread of its own. Errors: `register-invalid`. */
export const convertWorkbook = async (job: WorkbookJob): Promise<SheetPlaces> => {
  const worker = (await stat(job.path)).size < worthAThread ? undefined : builtWorker('convert-workbook')
  const converted = worker === undefined ? await convertHere(job) : await inThread<ConvertedWorkbook>(worker, job)
  if ('problem' in converted) throw EngineError.fromData(converted.problem)
  return converted.places
}

/** The same on the thread of the caller, with a refusal as data. */
export const convertHere = async ({ path, kind, label, saveTo }: WorkbookJob): Promise<ConvertedWorkbook> => {
  try {
    const sheet = sheetOf(await readWorkbook(await readFile(path), label), kind)
    const { csv, places } = csvOfSheet(sheet ?? { name: '', rows: [] })
    await writeFile(saveTo, csv)
    return { places }
  } catch (error) {
    if (error instanceof EngineError) return { problem: error.toData() }
    throw error
  }
}
