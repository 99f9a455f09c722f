import { basename } from 'node:path'
import { registerTables, type RegisterKind, type TableRegisterKind } from './register-columns'

const kindsByName: Readonly<Record<string, RegisterKind>> = {
  'units.csv': 'units',
  'units.xlsx': 'units',
  'technicians.csv': 'technicians',
  'technicians.xlsx': 'technicians',
  'service_log.csv': 'service_log',
  'service_log.xlsx': 'service_log',
  'tariffs.json': 'tariffs',
  'weather.csv': 'weather',
  'weather.csv.gz': 'weather',
}

/** The register a file is, by its exact name in any case; undefined for every other file. */
export const registerKindOf = (fileName: string): RegisterKind | undefined =>
  kindsByName[basename(fileName.replaceAll('\\', '/')).toLowerCase()]

export const isWorkbook = (fileName: string): boolean => /\.xlsx$/i.test(fileName)

export const isTableRegister = (kind: RegisterKind): kind is TableRegisterKind => kind in registerTables
