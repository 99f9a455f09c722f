import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../analytics/db/database'
import { readColumns, readRows } from '../../analytics/db/query'
import { createDerivedSchema } from '../../analytics/engine/derived-schema'
import { createRegisterSchema } from '../../analytics/registers/register-schema'
import projectSchema from '../../analytics/project/schema.sql?raw'
import type { AnswerContext } from '../../analytics/answers'
import rows from './fixture.sql?raw'

export interface AnswerFixture {
  context: AnswerContext
  connection: DuckDBConnection
  close: () => void
}

const sampleColumns = `unit_id VARCHAR, ts TIMESTAMP, sample_s INTEGER, power_w FLOAT, heat_w FLOAT, outdoor_c FLOAT,
  compressor_hz FLOAT`

/** A project of three units in a real database; `sample` stands for its telemetry. */
export const openFixture = async (): Promise<AnswerFixture> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-answers-'))
  const database = await openDatabase(join(folder, 'project.duckdb'), {
    threads: 1,
    memoryLimitMb: 512,
    tempDirectory: folder,
  })
  const connection = await database.connect()
  await connection.run(projectSchema)
  await createRegisterSchema(connection)
  await createDerivedSchema(connection)
  await connection.run(`CREATE TABLE sample (${sampleColumns})`)
  await connection.run(rows)
  const others = (await import('../../analytics/contract/unit')).traceSignals
    .filter((name) => !sampleColumns.includes(name))
    .map((name) => `NULL::FLOAT AS ${name}`)
    .join(', ')
  return {
    connection,
    context: {
      projectDir: folder,
      read: (sql, parameters) => readRows(connection, sql, parameters),
      columns: (sql, parameters) => readColumns(connection, sql, parameters),
      telemetry: async ({ unitIds, fromTs = '-infinity', toTs = 'infinity' }) =>
        `SELECT *, ${others} FROM sample WHERE unit_id IN (${unitIds.map((id) => `'${id}'`).join(', ')})
         AND ts >= '${fromTs}'::TIMESTAMP AND ts < '${toTs}'::TIMESTAMP ORDER BY unit_id, ts, sample_s`,
    },
    close: () => {
      connection.closeSync()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
