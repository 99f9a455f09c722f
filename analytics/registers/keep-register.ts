import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegisterKind } from './register-columns'
import { isTableRegister, isWorkbook } from './register-files'
import type { RegisterFile } from './register-load'
import { convertWorkbook } from './xlsx/convert-workbook'

/** Copies a register into a folder of the project; beside a workbook `<name>.csv`, which is what is loaded. */
export const keepRegister = async (found: { path: string; label: string }, kind: RegisterKind, folder: string, name: string): Promise<RegisterFile> => {
  const { path, label } = found
  const kept = join(folder, name)
  await copyFile(path, kept)
  if (!isWorkbook(label) || !isTableRegister(kind)) return { path: kept, kind, label }
  const saveTo = `${kept}.csv`
  return { path: saveTo, kind, label, places: await convertWorkbook({ path: kept, kind, label, saveTo }) }
}
