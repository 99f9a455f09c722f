import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../../../contract/errors'
import type { FoundFile } from '../discover'
import { fileResult, type ImportFileResult } from '../import-result'
import { readMapping, type NamedMapping } from './read-mapping'

const named = /\.mapping\.json$/i

/** True for a file that is a mapping by its name. */
export const isMappingFile = ({ label }: Pick<FoundFile, 'label'>): boolean => named.test(label)

/** The mappings among the files of an import, and those of the project's folder `mappings/` behind them. Errors: `mapping-invalid`. */
export const findMappings = (files: readonly FoundFile[], projectFolder: string): NamedMapping[] => {
  const folder = join(projectFolder, 'mappings')
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : []
  return [...files.filter(isMappingFile).map(({ path, label }) => readMapping(path, label)), ...kept.map((name) => readMapping(join(folder, name), `mappings/${name}`))]
}

/** The same without those that can't be used. */
export const usableMappings = (files: readonly FoundFile[], projectFolder: string): NamedMapping[] => {
  try {
    return findMappings(files, projectFolder)
  } catch (error) {
    if (error instanceof EngineError) return []
    throw error
  }
}

/** Keeps the mappings of an import beside its record; answers what is reported of them. */
export const keepMappings = (files: readonly FoundFile[], folder: string): ImportFileResult[] =>
  files.filter(isMappingFile).map(({ path, label }, index) => {
    copyFileSync(path, join(folder, `mapping-${index}-${label.replaceAll('/', '-')}`))
    return fileResult(label, 'loaded', { format: 'mapping' })
  })
