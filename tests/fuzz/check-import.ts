import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes, EngineError } from '../../analytics/contract/errors'
import { readRow, readRows } from '../../analytics/db/query'
import { quoteName, quoteText } from '../../analytics/db/quote'
import { writeCsv } from '../../analytics/documents/write-csv'
import type { Engine } from '../../analytics/engine'
import type { ImportResult } from '../../analytics/pipeline/1-import/import-result'
import { formulaResult } from './mutators/nasty'

const inputCodes = new Set<string>(errorCodes.filter((code) => !/^(internal|cancelled|engine-|connection-|disk-|project-|result-)/.test(code)))

/** What is wrong with how an import was refused; empty when it is a refusal that a user can act on. */
export const faultsOfRefusal = (error: unknown): string[] => {
  if (!(error instanceof EngineError)) return [`not an EngineError: ${error instanceof Error ? `${error.message.slice(0, 600)}\n${(error.stack ?? '').split('\n').slice(0, 12).join('\n')}` : String(error)}`]
  return [...(inputCodes.has(error.code) ? [] : [`code ${error.code}: ${error.message}`]), ...faultsOfText(error.message, 'message')]
}

const faultsOfText = (text: string, where: string): string[] => (text.trim() === '' || (!/is not valid JSON/.test(text) && /\bundefined\b|\[object /.test(text)) ? [`${where} says nothing: ${text.slice(0, 200)}`] : [])

/** What is wrong with an import that says it is done, before or after it is made part of the project. */
export const faultsOfImport = async (engine: Engine, result: ImportResult, labels: readonly string[]): Promise<string[]> => [
  ...result.files.flatMap((file) => {
    const { rows_read, rows_loaded, rows_rejected, rows_duplicate, status, code, message } = file
    const whole = [rows_read, rows_loaded, rows_rejected, rows_duplicate].every((rows) => Number.isSafeInteger(rows) && rows >= 0)
    return [
      ...(whole && rows_read === rows_loaded + rows_rejected + rows_duplicate ? [] : [`${file.file}: ${rows_read} rows read are not ${rows_loaded} + ${rows_rejected} + ${rows_duplicate}`]),
      ...(status === 'refused' && (code === null || !inputCodes.has(code)) ? [`${file.file}: refused with code ${code}: ${message}`] : []),
      ...(status === 'refused' ? faultsOfText(message ?? '', `${file.file}: its message`) : []),
    ]
  }),
  ...labels.filter((label) => !result.files.some(({ file }) => file === label || file.startsWith(`${label}/`) || file.startsWith(`${label} (`))).map((label) => `${label} is not spoken of`),
  ...(await faultsOfTelemetry(engine, result)),
]

const faultsOfTelemetry = async ({ project }: Engine, { importId, importNo, files }: ImportResult): Promise<string[]> => {
  if (importId === null || importNo === null) return []
  const folder = join(project.layout.telemetry, importId)
  const parts = readdirSync(folder)
  const said = await readRow<{ n: number }>(project.jobs, 'SELECT coalesce(sum("rows"), 0)::BIGINT AS n FROM segment WHERE import_no = $importNo', { importNo })
  const loaded = files.reduce((sum, file) => sum + (file.format?.startsWith('register') ? 0 : file.rows_loaded), 0)
  if (parts.length === 0) return said?.n === 0 && loaded === 0 ? [] : [`no parts, but ${said?.n} rows in segments and ${loaded} loaded`]
  const scan = `read_parquet(${quoteText(join(folder, '*.parquet'))}, union_by_name = true)`
  const columns = await readRows<{ name: string; type: string }>(project.jobs, `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${scan})`)
  const floats = columns.filter(({ type }) => type === 'FLOAT' || type === 'DOUBLE').map(({ name }) => `NOT isfinite(${quoteName(name)})`)
  const found = await readRow<{ n: number; wild: number; odd: number; keys: number }>(
    project.jobs,
    `SELECT count(*)::BIGINT AS n, ${floats.length === 0 ? '0' : `count_if(coalesce(${floats.join(', false) OR coalesce(')}, false))::BIGINT`} AS wild,
       count_if(unit_id IS NULL OR unit_id = '' OR ts IS NULL OR ts < TIMESTAMP '1990-01-01' OR ts >= TIMESTAMP '2101-01-01' OR sample_s IS NULL OR sample_s < 1)::BIGINT AS odd,
       (SELECT count(*)::BIGINT FROM (SELECT DISTINCT unit_id, ts, sample_s FROM ${scan})) AS keys
     FROM ${scan}`,
  )
  if (found === undefined) return ['telemetry gives no row']
  return [
    ...(found.wild === 0 ? [] : [`${found.wild} rows of telemetry hold NaN or infinity`]),
    ...(found.odd === 0 ? [] : [`${found.odd} rows of telemetry without unit, time or step`]),
    ...(found.keys === found.n ? [] : [`${found.n - found.keys} keys of telemetry are there twice`]),
    ...(found.n === said?.n ? [] : [`${found.n} rows of telemetry, ${said?.n} in segments`]),
    ...(found.n > 0 === loaded > 0 ? [] : [`${found.n} rows of telemetry, ${loaded} loaded`]),
  ]
}

/** Cells of a table of one column that a spreadsheet would run; a quoted cell may hold lines. */
export const runnableCells = (csv: string): string[] =>
  [...csv.matchAll(/("(?:[^"]|"")*"|[^"\n][^\n]*)(?:\n|$)/g)].slice(1).flatMap(([, cell = '']) => (/^"?[=+@\t-]/.test(cell) ? [`an exported cell can be run: ${cell.slice(0, 80)}`] : []))

/** A formula that was imported has to be the text it was, and no cell of an export may be run by a spreadsheet. */
export const faultsOfFormulas = async ({ project }: Engine): Promise<string[]> => {
  const faults: string[] = []
  const texts = await readRows<{ table: string; column: string }>(project.jobs, `SELECT table_name AS "table", column_name AS "column" FROM duckdb_columns() WHERE data_type = 'VARCHAR' AND database_name = current_database() AND schema_name = 'main' AND (table_name LIKE '%\\_register' ESCAPE '\\' OR table_name IN ('rejected', 'segment', 'import_quality'))`)
  const path = join(project.layout.tmp, 'formulas.csv')
  const union = texts.map(({ table, column }) => `SELECT ${quoteName(column)}::VARCHAR AS text FROM ${quoteName(table)} WHERE ${quoteName(column)}::VARCHAR LIKE '%FZ42%'`).join(' UNION ALL ')
  for (const { text } of await readRows<{ text: string }>(project.jobs, union)) if (text.includes(formulaResult)) faults.push(`a formula was worked out: ${text.slice(0, 80)}`)
  await writeCsv(project.jobs, path, union)
  faults.push(...runnableCells(readFileSync(path, 'utf8')))
  rmSync(path)
  return faults
}
