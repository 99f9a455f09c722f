import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Makes a project look as if a later version of the program had made it. */
export const makeNewer = async (project: string): Promise<string> => {
  const instance = await DuckDBInstance.create(join(project, 'project.duckdb'))
  const connection = await instance.connect()
  await connection.run(`UPDATE project_info SET value = '999' WHERE key = 'version'`)
  connection.closeSync()
  instance.closeSync()
  return project
}
