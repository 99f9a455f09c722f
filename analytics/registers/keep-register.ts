import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegisterKind } from './register-columns'
import { isTableRegister, isWorkbook } from './register-files'
import type { RegisterFile } from './register-load'
import { convertWorkbook } from './xlsx/convert-workbook'

/** A register made of a table in another form. */
export interface ConvertedRegister {
  csv: string
  /** Physical lines of the table up to and with its header. */
  headerLine: number
  /** What it was read as, for people. */
  note: string
}

interface FoundRegister {
  path: string
  label: string
  adapted?: ConvertedRegister
}

/** Copies a register into a folder of the project; beside a workbook or a table in another form `<name>.csv`, which is what is loaded. */
export const keepRegister = async ({ path, label, adapted }: FoundRegister, kind: RegisterKind, folder: string, name: string): Promise<RegisterFile> => {
  const kept = join(folder, name)
  await copyFile(path, kept)
  const saveTo = `${kept}.csv`
  if (adapted !== undefined) {
    await copyFile(adapted.csv, saveTo)
    return { path: saveTo, kind, label, source: { path: kept, headerLine: adapted.headerLine } }
  }
  if (!isWorkbook(label) || !isTableRegister(kind)) return { path: kept, kind, label }
  return { path: saveTo, kind, label, places: await convertWorkbook({ path: kept, kind, label, saveTo }) }
}
