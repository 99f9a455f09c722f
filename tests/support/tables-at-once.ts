import type { Engine } from '../../analytics/engine'
import { derivedTables } from './derived-tables'
import { newEngine } from './projects'

/** Imports folders one after the other; answers the ids of the imports. */
export const importAll = async (engine: Engine, folders: readonly string[]): Promise<string[]> => {
  const imports: string[] = []
  for (const folder of folders) imports.push((await engine.import({ files: [folder], acceptTruncated: false })).importId ?? '')
  return imports
}

/** The derived tables of a new project of these folders, analysed once. */
export const tablesAtOnce = async (folders: readonly string[], asOf: string): Promise<Record<string, string>> => {
  const engine = await newEngine()
  await importAll(engine, folders)
  await engine.analyse({ asOf })
  return derivedTables(engine.project.jobs)
}
