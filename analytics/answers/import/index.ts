import type { ImportRecord, ImportRule, ImportedFile, RejectedFile, RejectedRow, importCalls } from '../../contract/import'
import type { Answer, Answers } from '../answer'
import { csvText } from '../csv-text'
import history from './history.sql?raw'
import qualityRules from './quality_rules.sql?raw'
import rejectedFiles from './rejected-files.sql?raw'
import rejects from './rejects.sql?raw'

interface HistoryRow {
  import_no: number
  import_id: string
  undone: boolean
  import_seconds: number | null
  import_units: number
  file: string | null
  status: ImportedFile['status']
  code: string | null
  message: string | null
  format: string | null
  units: number | null
  unit_id_from: string | null
  rows_read: number
  rows_loaded: number
  rows_rejected: number
  rows_duplicate: number
  from_at: string | null
  to_at: string | null
  seconds: number | null
}

const importHistory: Answer<(typeof importCalls)['import.history']> = async (context) => {
  const records = new Map<number, ImportRecord>()
  for (const row of await context.read<HistoryRow>(history)) {
    const record = records.get(row.import_no) ?? emptyRecord(row)
    records.set(row.import_no, record)
    if (row.file === null) continue
    record.files.push(toFile(row, row.file))
    record.rowsLoaded += row.rows_loaded
    record.rowsRejected += row.rows_rejected
  }
  for (const { import_no, ...rule } of await context.read<ImportRule & { import_no: number }>(qualityRules)) records.get(import_no)?.rules.push(rule)
  return [...records.values()]
}

const emptyRecord = (row: HistoryRow): ImportRecord => ({
  importNo: row.import_no,
  importId: row.import_id,
  undone: row.undone,
  files: [],
  units: row.import_units,
  rowsLoaded: 0,
  rowsRejected: 0,
  seconds: row.import_seconds ?? 0,
  warnings: [],
  rules: [],
})

const toFile = (row: HistoryRow, file: string): ImportedFile => ({
  file,
  status: row.status,
  code: row.code,
  message: row.message,
  format: row.format,
  units: row.units ?? 0,
  unitIdFrom: row.unit_id_from,
  rowsRead: row.rows_read,
  rowsLoaded: row.rows_loaded,
  rowsRejected: row.rows_rejected,
  rowsDuplicate: row.rows_duplicate,
  from: row.from_at,
  to: row.to_at,
  seconds: row.seconds ?? 0,
})

const importRejects: Answer<(typeof importCalls)['import.rejects']> = async (context, { importNo, offset, limit }) => {
  const [count] = await context.read<{ total: number }>(
    'SELECT count(*) AS total FROM rejected WHERE import_no = $importNo',
    { importNo },
  )
  const rows = await context.read<RejectedRow>(rejects, { importNo, offset, limit })
  return { total: count?.total ?? 0, rows }
}

const rejectsCsv: Answer<(typeof importCalls)['import.rejectsCsv']> = async (context, { importNo, offset, limit }) => {
  const found = await context.columns(rejects, { importNo, offset, limit })
  const text = csvText(found)
  return { text: offset === 0 ? text : text.slice(text.indexOf('\n') + 1), rows: found.rowCount }
}

/** Answers of the Import screen that need the project's tables alone. */
export const importAnswers: Answers<typeof importCalls, 'import.history' | 'import.rejects' | 'import.rejectedFiles' | 'import.rejectsCsv'> = {
  'import.history': importHistory,
  'import.rejects': importRejects,
  'import.rejectedFiles': (context, { importNo }) => context.read<RejectedFile>(rejectedFiles, { importNo }),
  'import.rejectsCsv': rejectsCsv,
}
