import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../../analytics/db/database'
import { run } from '../../../analytics/db/query'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'
import { createDerivedSchema } from '../../../analytics/engine/derived-schema'
import schema from '../../../analytics/project/schema.sql?raw'

export interface TestProject {
  folder: string
  tmp: string
  connection: DuckDBConnection
  close(): Promise<void>
}

/** A project database with every table earlier stages write, empty. */
export const testProject = async (threads = 2): Promise<TestProject> => {
  const folder = await mkdtemp(join(tmpdir(), 'subcool-tables-'))
  const tmp = join(folder, 'tmp')
  await mkdir(tmp)
  await mkdir(join(folder, 'reports'))
  const database = await openDatabase(join(folder, 'project.duckdb'), {
    threads, memoryLimitMb: 500, tempDirectory: tmp, onlyFolders: [folder],
  })
  const connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createDerivedSchema(connection)
  return {
    folder,
    tmp,
    connection,
    close: async () => {
      connection.closeSync()
      database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
