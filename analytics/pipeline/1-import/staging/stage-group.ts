import { rmSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { csvColumns, readCsv, wordsIn } from '../reading/csv-reader'
import { unitOfFile } from './group-columns'
import { missingWords } from './missing-words'
import { packFiles, readPacked } from './pack-files'
import type { PlannedFile } from './plan-sources'
import { judgeRepair, nothingRepaired, openRepair, repairedTyped, type Repaired } from './repair-lines'
import { copyToStage, projection, stagedSelect } from './stage'
import { apartFrom } from '../times/settle-local'

/** Like files staged together: `grouped` holds the rows of all of them, in order; repaired lines are in files of their own. */
export interface StagedGroup {
  grouped: string
  repaired: { plan: PlannedFile; file: string; lines: Repaired }[]
}

const repairsBeforeRereading = 20_000

/**
 * Stages like CSV files with one typed read; the lines it refuses are read again as text, cell by cell:
 * a bad cell costs only itself, a row is rejected only without a unit or a time.
 */
export const stageGroup = async (connection: DuckDBConnection, group: readonly PlannedFile[]): Promise<StagedGroup> => {
  const first = (group[0] as PlannedFile).source
  const grouped = `${first.stageFile}.group`
  const seen = new Set(group.flatMap(({ file }) => wordsIn(file.head.lines, first.recognised.csv?.delimiter ?? ',')))
  const words = missingWords.filter((word) => seen.has(word))
  const packed = `${first.stageFile}.packed.csv`
  const isPacked = packFiles(group, packed)
  if (isPacked) await copyGroup(connection, group, { relation: readPacked(packed, group[0] as PlannedFile, words), words }, grouped)
  rmSync(packed, { force: true })
  if (!isPacked || (await refusedLines(connection)) > 0) await copyApart(connection, group, words, grouped)
  const repaired: StagedGroup['repaired'] = []
  for (const { index, fileId } of await refusedFiles(connection, group)) {
    const plan = group[index] as PlannedFile
    const lines = await repairFile(connection, plan, fileId)
    if (lines !== nothingRepaired) repaired.push({ plan, file: repairedFile(plan), lines })
  }
  return { grouped, repaired }
}

/** Reads each file by itself, which tells of what file a refused line is. */
const copyApart = async (connection: DuckDBConnection, group: readonly PlannedFile[], words: readonly string[], file: string): Promise<void> => {
  const { recognised, compression } = (group[0] as PlannedFile).source
  const read = (looked: readonly string[]): GroupRows => ({ relation: readCsv({ paths: group.map((plan) => plan.source.path), recognised, compression, words: looked }), words: looked })
  await copyGroup(connection, group, read(words), file)
  if (words.length < missingWords.length && (await refusedLines(connection)) > repairsBeforeRereading) await copyGroup(connection, group, read(missingWords), file)
}

interface GroupRows {
  relation: string
  /** The words for "no value" that the reader looks for. */
  words: readonly string[]
}

const copyGroup = async (connection: DuckDBConnection, group: readonly PlannedFile[], { relation, words }: GroupRows, file: string): Promise<void> => {
  const { source } = group[0] as PlannedFile
  const fileNo = `list_extract([${group.map((plan) => plan.source.fileNo).join(', ')}], file_index::BIGINT + 1)::INTEGER AS file_no`
  await run(connection, 'DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  await copyToStage(connection, source, `SELECT ${[fileNo, ...stagedSelect(source, { unit: unitOfFile(group) })].join(', ')} FROM (SELECT file_index, ${csvColumns(source.recognised, words)} FROM ${relation})`, file)
}

const refusedLines = async (connection: DuckDBConnection): Promise<number> =>
  (await readRows<{ n: number }>(connection, 'SELECT count(*) AS n FROM reject_errors'))[0]?.n ?? 0

const refusedFiles = async (connection: DuckDBConnection, group: readonly PlannedFile[]): Promise<{ index: number; fileId: number }[]> => {
  const rows = await readRows<{ path: string; file_id: number }>(
    connection,
    'SELECT DISTINCT file_path AS path, s.file_id FROM reject_scans s SEMI JOIN reject_errors e ON e.scan_id = s.scan_id AND e.file_id = s.file_id ORDER BY ALL',
  )
  const indexOf = new Map(group.map((plan, index) => [plan.source.path, index]))
  return rows.map(({ path, file_id }) => ({ index: indexOf.get(path) as number, fileId: file_id })).sort((a, b) => a.index - b.index)
}

const repairFile = async (connection: DuckDBConnection, plan: PlannedFile, fileId: number): Promise<Repaired> => {
  const opened = await openRepair(connection, plan.source, fileId)
  if (opened === undefined) return nothingRepaired
  const lines = await judgeRepair(connection, plan.source, opened)
  const rows = `SELECT * REPLACE (row_no + ${apartFrom} AS row_no) FROM (SELECT ${projection(plan.source)} FROM (${repairedTyped(plan.source)}))`
  await copyToStage(connection, plan.source, rows, repairedFile(plan))
  await run(connection, 'DROP TABLE repair')
  return lines
}

const repairedFile = (plan: PlannedFile): string => `${plan.source.stageFile}.repaired`
