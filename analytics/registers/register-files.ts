import { basename } from 'node:path'
import { registerKinds, registerTables, type RegisterKind, type TableRegisterKind } from './register-columns'

const kindsByName: ReadonlyMap<string, RegisterKind> = new Map([
  ...registerKinds.filter((kind) => kind !== 'tariffs' && kind !== 'weather').flatMap((kind) => [[`${kind}.csv`, kind], [`${kind}.xlsx`, kind]] as const),
  ['tariffs.json', 'tariffs'],
  ['weather.csv', 'weather'],
  ['weather.csv.gz', 'weather'],
])

/** The register a file is, by its exact name in any case; undefined for every other file. */
export const registerKindOf = (fileName: string): RegisterKind | undefined =>
  kindsByName.get(basename(fileName.replaceAll('\\', '/')).toLowerCase())

export const isWorkbook = (fileName: string): boolean => /\.xlsx$/i.test(fileName)

export const isTableRegister = (kind: RegisterKind): kind is TableRegisterKind => kind in registerTables
