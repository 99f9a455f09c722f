import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../contract/errors'
import type { SavedMapping } from '../contract/import-columns'
import type { Mapping } from '../contract/mapping'
import { readMapping } from '../pipeline/1-import/mappings/read-mapping'
import { writeFileWhole } from '../project/synced-file'

const folderOf = (projectDir: string): string => join(projectDir, 'mappings')

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : [])

/** Mappings kept in a project, by file name; those that can't be used are left out, an import names them. */
export const savedMappings = (projectDir: string): SavedMapping[] => {
  const folder = folderOf(projectDir)
  return filesIn(folder).flatMap((file) => {
    try {
      return [{ file, mapping: readMapping(join(folder, file), `mappings/${file}`).mapping }]
    } catch (error) {
      if (error instanceof EngineError) return []
      throw error
    }
  })
}

export interface KeptMapping extends SavedMapping {
  /** The one of the same name that was there. */
  before: Mapping | null
}

/** Writes a mapping into the project's `mappings/`, in the place of the one of the same name, else under a name of its own. */
export const keepMapping = (projectDir: string, mapping: Mapping): KeptMapping => {
  const folder = folderOf(projectDir)
  const known = savedMappings(projectDir).find((saved) => saved.mapping.name === mapping.name)
  const file = known?.file ?? freeName(fileNameOf(mapping.name), filesIn(folder))
  mkdirSync(folder, { recursive: true })
  writeFileWhole(join(folder, file), `${JSON.stringify(mapping, null, 2)}\n`)
  return { file, mapping, before: known?.mapping ?? null }
}

/** Takes a mapping out of the project; answers what it was, null where it could not be read. Errors: `file-not-found`. */
export const removeMapping = (projectDir: string, file: string): Mapping | null => {
  const folder = folderOf(projectDir)
  if (!filesIn(folder).includes(file)) throw new EngineError('file-not-found', `There is no mapping ${file} in the project.`, { hint: 'Choose one of the list.' })
  const before = savedMappings(projectDir).find((saved) => saved.file === file)?.mapping ?? null
  rmSync(join(folder, file))
  return before
}

const longestName = 60

const fileNameOf = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, longestName).replace(/^-+|-+$/g, '') || 'mapping'

const freeName = (base: string, taken: readonly string[]): string => {
  const names = new Set(taken.map((name) => name.toLowerCase()))
  const numbered = (count: number): string => (count === 1 ? `${base}.json` : `${base}-${count}.json`)
  let count = 1
  while (names.has(numbered(count))) count++
  return numbered(count)
}
