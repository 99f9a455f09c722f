import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../../../contract/errors'
import type { FoundFile } from '../recognising/discover'
import { fileResult, type ImportFileResult } from '../import-result'
import { readMapping, type NamedMapping } from './read-mapping'

const named = /\.mapping\.json$/i

/** True for a file that is a mapping by its name. */
export const isMappingFile = ({ label }: Pick<FoundFile, 'label'>): boolean => named.test(label)

export interface FoundMappings {
  mappings: NamedMapping[]
  /** Files of the import that are mappings and can't be used. */
  refused: ImportFileResult[]
  /** Mappings of the project that can't be used. */
  warnings: string[]
}

/** The mappings among the files of an import, and those of the project's folder `mappings/` behind them; what can't be used is left out and said. */
export const findMappings = (files: readonly FoundFile[], projectFolder: string): FoundMappings => {
  const folder = join(projectFolder, 'mappings')
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : []
  const found: FoundMappings = { mappings: [], refused: [], warnings: [] }
  for (const { path, label } of files.filter(isMappingFile)) addUsable(found, path, label, (error) => found.refused.push(fileResult(label, 'refused', { code: error.code, message: withHint(error) })))
  for (const name of kept) addUsable(found, join(folder, name), `mappings/${name}`, (error) => found.warnings.push(`${withHint(error)} It was left out.`))
  return found
}

const addUsable = ({ mappings }: FoundMappings, path: string, label: string, onRefusal: (error: EngineError) => void): void => {
  try {
    mappings.push(readMapping(path, label))
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    onRefusal(error)
  }
}

const withHint = ({ message, hint }: EngineError): string => (hint === undefined ? message : `${message} ${hint}`)

/** Keeps the mappings of an import beside its record; answers what is reported of them. */
export const keepMappings = (files: readonly FoundFile[], folder: string): ImportFileResult[] =>
  files.map(({ path, label }, index) => {
    copyFileSync(path, join(folder, `mapping-${index}-${label.replaceAll('/', '-')}`))
    return fileResult(label, 'loaded', { format: 'mapping' })
  })
