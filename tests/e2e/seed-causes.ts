import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const seed = readFileSync(new URL('./common-cause.sql', import.meta.url), 'utf8')

/** Puts twenty more units into a project, of which all six with a new firmware began to cycle in one week. */
export const seedCauses = async (project: string): Promise<void> => {
  const instance = await DuckDBInstance.create(join(project, 'project.duckdb'))
  const connection = await instance.connect()
  await connection.run(seed)
  connection.closeSync()
  instance.closeSync()
}
