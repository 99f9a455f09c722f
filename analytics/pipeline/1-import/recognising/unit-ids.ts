import type { FoundFile } from './discover'
import type { Recognised } from '../profiles/profile'

export interface TelemetryFile {
  found: FoundFile
  recognised: Recognised
}

export interface UnitChoice {
  /** The unit of every row, or undefined where a column names it. */
  unitId: string | undefined
  from: 'column' | 'option' | 'units.csv' | 'serial' | 'folder'
}

export interface SourceRule {
  unitId: string
  glob: string
}

/**
 * Which unit each file belongs to, in the contract's order: mapped column, a unit given for the file or for all, a `source` glob of the unit
 * register, the serial in the file, the file's own name where each file is a unit, the name of its folder (with the profile, when two profiles share it; a file
 * dropped on the page by itself has no folder and gives its own name).
 */
export const chooseUnits = (files: TelemetryFile[], rules: SourceRule[], unitOption?: string, unitsOfFiles: Readonly<Record<string, string>> = {}): UnitChoice[] => {
  const serials = new Map<string, string>()
  for (const file of files) if (isSerial(file.recognised.serial)) serials.set(groupOf(file), file.recognised.serial as string)
  const profilesOf = new Map<string, Set<string>>()
  for (const file of files)
    if (file.recognised.unitColumn === undefined)
      profilesOf.set(file.found.folder, (profilesOf.get(file.found.folder) ?? new Set()).add(file.recognised.profile))
  const filesIn = new Map<string, number>()
  for (const { found } of files) filesIn.set(found.folder, (filesIn.get(found.folder) ?? 0) + 1)
  return files.map((file) => {
    if (file.recognised.unitColumn !== undefined) return { unitId: undefined, from: 'column' }
    const given = unitGiven(file.found, unitsOfFiles) ?? unitOption
    if (given !== undefined) return { unitId: given, from: 'option' }
    const rule = rules.find((r) => globMatches(r.glob, file.found.label))
    if (rule !== undefined) return { unitId: rule.unitId, from: 'units.csv' }
    const serial = isSerial(file.recognised.serial) ? file.recognised.serial : serials.get(groupOf(file))
    if (serial !== undefined) return { unitId: serial, from: 'serial' }
    if (file.recognised.unitOfFile === true) return { unitId: stemOf(file.found.label), from: 'folder' }
    const alone = filesIn.get(file.found.folder) === 1
    if (alone && droppedFolder.test(file.found.folder)) return { unitId: stemOf(file.found.label), from: 'folder' }
    const shared = (profilesOf.get(file.found.folder)?.size ?? 0) > 1
    return { unitId: shared ? `${file.found.folder}.${file.recognised.profile}` : file.found.folder, from: 'folder' }
  })
}

/** The unit given for a file by its path or label, or for the archive it came in. */
const unitGiven = ({ path, label }: FoundFile, units: Readonly<Record<string, string>>): string | undefined => {
  const own = [path, label].find((key) => Object.hasOwn(units, key))
  const key = own ?? Object.keys(units).filter((one) => label.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0]
  return key === undefined ? undefined : units[key]
}

/** The same units, those given by paths also by labels that only one file has: what is in an archive is known by its label. */
export const unitsByLabel = (units: Readonly<Record<string, string>> | undefined, files: readonly FoundFile[]): Record<string, string> => {
  const counts = new Map<string, number>()
  for (const { label } of files) counts.set(label, (counts.get(label) ?? 0) + 1)
  const unique = files.filter(({ label }) => counts.get(label) === 1)
  const byPath = new Map(Object.entries(units ?? {}))
  return { ...Object.fromEntries(unique.flatMap(({ path, label }) => (byPath.has(path) ? [[label, byPath.get(path) as string]] : []))), ...units }
}

/** The inbox keeps each drop in a folder with a name of its own, which says nothing about the unit. */
const droppedFolder = /^drop-[0-9a-f]{8}$/

const stemOf = (label: string): string => label.slice(label.lastIndexOf('/') + 1).replace(/\.[^.]+(\.(gz|zst))?$/i, '')

const groupOf = (file: TelemetryFile): string => `${file.found.folder}\0${file.recognised.profile}`

const isSerial = (serial: string | undefined): boolean =>
  serial !== undefined && !/^serial$/i.test(serial) && serial.replace(/[^1-9A-Za-z]/g, '').length >= 4

/** `*` within one folder level, `**` over several, `?` one character. */
export const globMatches = (glob: string, path: string): boolean => {
  const pattern = glob
    .split(/(\*\*\/?|\*|\?)/)
    .map((piece) => (piece.startsWith('**') ? '.*' : piece === '*' ? '[^/]*' : piece === '?' ? '[^/]' : piece.replace(/[.+^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${pattern}$`, 'i').test(path)
}
