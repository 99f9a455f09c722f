import type { DuckDBConnection } from '@duckdb/node-api'
import type { EngineContract, Handlers } from '../contract'
import { EngineError } from '../contract/errors'
import type { SqlTable } from '../contract/sql'
import { canonicalSignals } from '../db/canonical-columns'
import { readRow, readRows } from '../db/query'
import { rowsFrom } from '../db/rows-from'
import { telemetryScan } from '../db/telemetry-scan'
import { toArrow } from '../db/to-arrow'
import { csvText } from '../answers/csv-text'
import type { Project } from '../project/open-project'
import { checkStatement, withoutTail } from './sql-guard'

type SqlCalls = Pick<EngineContract, 'sql.schema' | 'sql.run' | 'sql.plan' | 'sql.export'>

const longestMs = 30_000
const exportedRows = 200_000

const tablesSql = `
  SELECT table_name AS name, 'table' AS kind, estimated_size AS "rows" FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal AND NOT temporary
  UNION ALL SELECT view_name, 'view', NULL FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND NOT temporary
  ORDER BY name`
const columnsSql = `SELECT table_name AS "table", column_name AS name, data_type AS type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`

/** The read-only SQL console: every statement on a connection of its own, in a read-only transaction, stopped after 30 s. */
export const sqlHandlers = (project: Project): Handlers<SqlCalls> => {
  const within = async <T>(signal: AbortSignal, task: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await project.connect()
    let late = false
    const stop = (): void => connection.interrupt()
    const timer = setTimeout(() => {
      late = true
      stop()
    }, longestMs)
    signal.addEventListener('abort', stop)
    try {
      signal.throwIfAborted()
      return await task(connection)
    } catch (thrown) {
      if (thrown instanceof EngineError) throw thrown
      if (late) throw new EngineError('cancelled', 'The statement was stopped after 30 s.', { hint: 'Narrow it: fewer units, a shorter time, or an aggregate.' })
      if (signal.aborted) throw new EngineError('cancelled', 'The statement was cancelled.')
      throw new EngineError('bad-arguments', String((thrown as Error).message).split('\n\nLINE')[0] ?? 'The statement failed.', { detail: String((thrown as Error).message) })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      connection.closeSync()
    }
  }
  const reading = async <T>(signal: AbortSignal, sql: string, task: (connection: DuckDBConnection, statement: string) => Promise<T>): Promise<T> =>
    within(signal, async (connection) => {
      const statement = withoutTail(sql)
      const tables = await readRows<{ name: string }>(connection, tablesSql)
      await checkStatement(connection, statement, new Set([...tables.map(({ name }) => name.toLowerCase()), 'telemetry']))
      if (/\btelemetry\b/i.test(statement)) await connection.run(`CREATE OR REPLACE TEMP VIEW telemetry AS SELECT * FROM ${await telemetryScan(connection, project.layout.telemetry)}`)
      await connection.run('BEGIN TRANSACTION READ ONLY')
      try {
        return await task(connection, statement)
      } finally {
        await connection.run('ROLLBACK').catch(() => undefined)
      }
    })
  return {
    'sql.schema': (_input, { signal }) =>
      within(signal, async (connection): Promise<SqlTable[]> => {
        const columns = await readRows<{ table: string; name: string; type: string }>(connection, columnsSql)
        const tables = await readRows<{ name: string; kind: 'table' | 'view'; rows: number | null }>(connection, tablesSql)
        const telemetry = await readRow<{ rows: number }>(connection, 'SELECT coalesce(sum("rows"), 0)::BIGINT AS "rows" FROM segment s JOIN import i USING (import_no) WHERE NOT i.undone')
        return [
          {
            name: 'telemetry',
            kind: 'telemetry',
            rows: telemetry?.rows ?? 0,
            columns: [{ name: 'unit_id', type: 'VARCHAR' }, { name: 'ts', type: 'TIMESTAMP' }, { name: 'sample_s', type: 'INTEGER' }, ...canonicalSignals.map(({ name, type }) => ({ name, type }))],
          },
          ...tables.map(({ name, kind, rows }) => ({ name, kind, rows, columns: columns.filter(({ table }) => table === name).map(({ name: column, type }) => ({ name: column, type })) })),
        ]
      }),
    'sql.run': ({ sql, offset, limit }, { signal }) => reading(signal, sql, async (connection, statement) => toArrow((await rowsFrom(connection, statement, offset, limit)).columns)),
    'sql.plan': ({ sql }, { signal }) =>
      reading(signal, sql, async (connection, statement) => {
        const rows = await readRows<{ explain_value: string }>(connection, `EXPLAIN ${statement}`)
        return { plan: rows.map(({ explain_value: plan }) => plan).join('\n') }
      }),
    'sql.export': ({ sql }, { signal }) =>
      reading(signal, sql, async (connection, statement) => {
        const { columns, whole } = await rowsFrom(connection, statement, 0, exportedRows)
        return { name: 'query.csv', text: csvText(columns), rows: columns.rowCount, whole }
      }),
  }
}
