import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../db/query'
import { quoteText } from '../db/quote'
import { readImportRecord, recordName, rejectsName, type ImportRecord } from './import-record'
import type { ProjectLayout } from './layout'
import { syncFile, writeFileWhole } from './synced-file'

/** Writes `import.json` and `rejects.csv` of one import from the project's tables: all that is needed to make its rows again. */
export const writeImportRecord = async (connection: DuckDBConnection, importNo: number, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await writeRejects(connection, importNo, join(folder, rejectsName))
  writeFileWhole(join(folder, recordName), await importRecordText(connection, importNo))
}

/** What `import.json` of an import has to say, as the tables know it. */
export const importRecordText = async (connection: DuckDBConnection, importNo: number): Promise<string> => textOf(await recordOf(connection, importNo))

/** Whether `import.json` says what the tables say; that of an earlier program is silent about columns of fault codes. */
export const isImportRecord = (text: string, expected: string): boolean => text === expected || text === textOf({ ...(JSON.parse(expected) as ImportRecord), alarm_columns: undefined })

const textOf = (record: ImportRecord): string => `${JSON.stringify(record, null, 1)}\n`

/**
 * Makes the folders of `imports/` fit the table: the record of every import that has none of this version, and of an import
 * taken back nothing but its record. Cheap when nothing is to do: records are read only of imports that were taken back.
 */
export const settleImportRecords = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<void> => {
  const imports = await readRows<{ import_no: number; import_id: string; undone: boolean }>(connection, 'SELECT import_no, import_id, undone FROM import ORDER BY import_no')
  for (const { import_no, import_id, undone } of imports) {
    const folder = join(layout.imports, import_id)
    if (undone && existsSync(folder) && !isRecordOfUndone(folder)) rmSync(folder, { recursive: true, force: true })
    if (!existsSync(join(folder, rejectsName)) || !existsSync(join(folder, recordName))) await writeImportRecord(connection, import_no, folder)
  }
}

const isRecordOfUndone = (folder: string): boolean =>
  readImportRecord(folder)?.undone === true && readdirSync(folder).every((name) => name === recordName || name === rejectsName)

const recordOf = async (connection: DuckDBConnection, importNo: number): Promise<ImportRecord> => {
  const read = <Row>(sql: string) => readRows<Row>(connection, sql, { importNo })
  const [made] = await read<{ import_id: string; seconds: number | null; undone: boolean }>('SELECT import_id, seconds, undone FROM import WHERE import_no = $importNo')
  if (made === undefined) throw new Error(`there is no import ${importNo}`)
  const logged = await readRow<{ at: string; who: string }>(
    connection,
    `SELECT changed_at AS "at", who FROM audit_entry WHERE command = 'import' AND json_extract_string(value_after, '$.import_id') = $id ORDER BY seq DESC LIMIT 1`,
    { id: made.import_id },
  )
  const [given] = await read<{ zone: string | null }>('SELECT any_value(zone) AS zone FROM segment WHERE import_no = $importNo')
  return {
    schema: 'subcool/import@2',
    import_no: importNo,
    import_id: made.import_id,
    at: logged?.at ?? null,
    who: logged?.who ?? null,
    seconds: made.seconds,
    zone: given?.zone ?? null,
    undone: made.undone,
    files: await read('SELECT * EXCLUDE (import_no) FROM import_file WHERE import_no = $importNo ORDER BY file, rowid'),
    segments: await read('SELECT part, unit_id, first_ts, last_ts, "rows", sample_s FROM segment WHERE import_no = $importNo ORDER BY part, unit_id'),
    parts: await read('SELECT part, sha256, bytes, "rows" FROM part WHERE import_no = $importNo ORDER BY part'),
    quality: await read('SELECT * EXCLUDE (import_no) FROM import_quality WHERE import_no = $importNo ORDER BY ALL'),
    alarm_columns: await read('SELECT unit_id, present FROM alarm_column WHERE import_no = $importNo ORDER BY unit_id'),
  }
}

const writeRejects = async (connection: DuckDBConnection, importNo: number, path: string): Promise<void> => {
  const beside = `${path}.new`
  await run(
    connection,
    `COPY (SELECT file, line, column_name, reason, text FROM rejected WHERE import_no = ${importNo} ORDER BY rowid)
     TO ${quoteText(beside)} (FORMAT csv, HEADER true, FORCE_QUOTE (file, column_name, reason, text))`,
  )
  syncFile(beside)
  renameSync(beside, path)
}
