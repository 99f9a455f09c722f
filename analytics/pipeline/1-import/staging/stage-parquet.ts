import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../../db/query'
import { quoteName, quoteText } from '../../../db/quote'
import { withCounterPower } from './counter-power'
import { columnName } from '../profiles/profile'
import { copyToStage, projection, type StageResult, type StageSource } from './stage'

/** Stages a Parquet file that uses the contract's column names. Text in a numeric column becomes missing where it is not a number. */
export const stageParquet = async (connection: DuckDBConnection, source: StageSource): Promise<StageResult> => {
  const file = `read_parquet(${quoteText(source.path)})`
  const described = await readRows<{ column_name: string; column_type: string }>(connection, `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`)
  const columns = described.map((column, index) => {
    const type = source.recognised.columns[index]?.type ?? 'VARCHAR'
    const wanted = type === 'FLOAT' ? 'DOUBLE' : type
    return `try_cast(${quoteName(column.column_name)} AS ${wanted}) AS ${columnName(index)}`
  })
  await copyToStage(connection, source, `SELECT ${projection(source)} FROM (${withCounterPower(source, `SELECT row_number() OVER () AS row_no, ${columns.join(', ')} FROM ${file}`)})`, source.stageFile)
  const staged = await readRow<{ rows: number; bad: number }>(
    connection,
    `SELECT count(*) AS rows, count(*) FILTER (unit_id IS NULL OR ts IS NULL) AS bad FROM read_parquet(${quoteText(source.stageFile)})`,
  )
  const texts = described
    .map((column, index) => ({ column, index, wanted: source.recognised.columns[index]?.type ?? 'VARCHAR' }))
    .filter(({ column, wanted, index }) => column.column_type === 'VARCHAR' && wanted !== 'VARCHAR' && index !== source.recognised.timeColumn)
  const unreadable = []
  for (const { column, wanted } of texts) {
    const name = quoteName(column.column_name)
    unreadable.push(
      ...(await readRows<{ unit_id: string; signal: string; samples: number; first_at: string; last_at: string }>(
        connection,
        `SELECT p.unit_id, ${quoteText(column.column_name)} AS signal, count(*) AS samples, min(p.ts) AS first_at, max(p.ts) AS last_at
         FROM (SELECT row_number() OVER () AS row_no, * FROM ${file}) f JOIN read_parquet(${quoteText(source.stageFile)}) p USING (row_no)
         WHERE p.unit_id IS NOT NULL AND p.ts IS NOT NULL AND trim(f.${name}) <> '' AND try_cast(f.${name} AS ${wanted}) IS NULL GROUP BY ALL ORDER BY ALL`,
      )),
    )
  }
  return { rowsRead: staged?.rows ?? 0, rowsRejected: staged?.bad ?? 0, rejected: [], unreadable, stageFiles: [source.stageFile] }
}
