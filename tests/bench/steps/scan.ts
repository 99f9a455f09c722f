import { openDatabase } from '../../../analytics/db/database'
import { readRows } from '../../../analytics/db/query'
import { quoteName, quoteTexts } from '../../../analytics/db/quote'
import { memoryBudgetMb } from '../../../analytics/project/open-project'
import { telemetryParts } from './parts'

/** The least that reading all telemetry can take: one sum (or count, for text) over every column, with two threads. */
export const scanParts = async ({ project }: { project: string }) => {
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: memoryBudgetMb().project, tempDirectory: `${project}.spill` })
  const connection = await database.connect()
  const source = `read_parquet(${quoteTexts(telemetryParts(project))})`
  const columns = await readRows<{ column_name: string; column_type: string }>(connection, `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${source})`)
  const sums = columns.map(({ column_name, column_type }) => {
    const name = quoteName(column_name)
    if (/^(VARCHAR|ENUM|TIMESTAMP)/.test(column_type)) return `max(${name})`
    return column_type === 'BOOLEAN' ? `sum(${name}::INTEGER)` : `sum(${name})`
  })
  const started = performance.now()
  await connection.runAndReadAll(`SELECT ${sums.join(', ')} FROM ${source}`)
  return { seconds: (performance.now() - started) / 1000 }
}
