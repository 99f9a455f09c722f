import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { canonicalSignals } from '../../../analytics/db/canonical-columns'
import { openDatabase } from '../../../analytics/db/database'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { quoteName, quoteText, quoteTexts } from '../../../analytics/db/quote'
import { createEngine } from '../../../analytics/engine'
import { memoryBudgetMb, openProject } from '../../../analytics/project/open-project'
import { telemetryParts } from './parts'

/** The import of a fleet's folder into a new project. */
export const importFleet = async ({ fleet, project }: { fleet: string; project: string }) => {
  rmSync(project, { recursive: true, force: true })
  const engine = await createEngine(await openProject(project, { create: true }))
  const started = performance.now()
  const result = await engine.import({ files: [fleet], acceptTruncated: false })
  const seconds = (performance.now() - started) / 1000
  engine.close()
  return { seconds, rows: result.files.filter((f) => !(f.format ?? '').startsWith('register')).reduce((sum, file) => sum + file.rows_loaded, 0) }
}

/** The least an import can be: one typed `COPY` of the same files to one sorted Parquet file with the import's columns, types and settings. */
export const copyFloor = async ({ fleet, project, out }: { fleet: string; project: string; out: string }) => {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(dirname(out), { recursive: true })
  const database = await openDatabase(':memory:', {
    threads: Math.max(1, availableParallelism() - 1),
    memoryLimitMb: memoryBudgetMb().import,
    tempDirectory: `${out}.spill`,
  })
  const connection = await database.connect()
  const { files, header } = telemetryCsv(fleet)
  const stored = await readRows<{ column_name: string; column_type: string }>(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quoteTexts(telemetryParts(project))}))`,
  )
  const typeOf = new Map(stored.map((column) => [column.column_name, column.column_type]))
  const read = header.map((name) => `${quoteText(name)}: ${quoteText(typeOf.get(name) ?? 'VARCHAR')}`).join(', ')
  const select = stored.map(({ column_name, column_type }) => (header.includes(column_name) ? quoteName(column_name) : `NULL::${column_type} AS ${quoteName(column_name)}`)).join(', ')
  const started = performance.now()
  await run(
    connection,
    `COPY (SELECT ${select} FROM read_csv(${quoteTexts(files)}, columns = {${read}}, header = true, delim = ',', auto_detect = false) ORDER BY unit_id, ts)
     TO ${quoteText(out)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const seconds = (performance.now() - started) / 1000
  const rows = (await readRow<{ n: number }>(connection, `SELECT count(*) AS n FROM read_parquet(${quoteText(out)})`))?.n ?? 0
  rmSync(out, { force: true })
  return { seconds, rows }
}

/** Telemetry files of a fleet, and the header they share. */
const telemetryCsv = (fleet: string): { files: string[]; header: string[] } => {
  const folder = join(fleet, 'telemetry')
  const files = readdirSync(folder).sort().map((name) => join(folder, name))
  return { files, header: (readFileSync(files[0] as string, 'utf8').split('\n', 1)[0] ?? '').split(',') }
}

/** The least anything from CSV can be: every column read as a number or a text with all cores, and counted. Nothing is sorted or kept. */
export const readFloor = async ({ fleet }: { fleet: string }) => {
  const database = await openDatabase(':memory:', { threads: availableParallelism(), memoryLimitMb: memoryBudgetMb().import, tempDirectory: join(fleet, 'spill') })
  const connection = await database.connect()
  const { files, header } = telemetryCsv(fleet)
  const types = new Map<string, string>([...canonicalSignals.map(({ name, type }) => [name, type] as const), ['ts', 'TIMESTAMPTZ'], ['sample_s', 'DOUBLE']])
  const read = header.map((name) => `${quoteText(name)}: ${quoteText(types.get(name) ?? 'VARCHAR')}`).join(', ')
  const started = performance.now()
  await run(connection, `SELECT ${header.map((name) => `count(${quoteName(name)})`).join(', ')} FROM read_csv(${quoteTexts(files)}, columns = {${read}}, header = true, delim = ',', auto_detect = false)`)
  return { seconds: (performance.now() - started) / 1000 }
}
