import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { watched } from '../../../db/watched'
import { boundedBatches } from '../staging/bounded-batches'
import { csvColumns, readCsv } from '../reading/csv-reader'
import { sampleOfFile, unitOfFile } from '../staging/group-columns'
import type { FileReading } from './file-outcome'
import { senseBits, senseColumn } from './out-of-sense'
import { holdsOnlyNumbers } from '../staging/only-numbers'
import { packFiles, readPacked } from '../staging/pack-files'
import type { Piece } from './merge-stage'
import { partFormat, readPart, type PartUnit } from './part-facts'
import type { PlannedFile } from '../staging/plan-sources'
import type { FileProbe, GroupProbe } from '../reading/probe-files'
import { beforeCut, canonicalSelect } from '../staging/stage'
import { storedColumns } from './stored-columns'

/** What a file that went straight into a piece gave: every row of it. */
export interface WrittenFile extends Omit<FileReading, 'duplicates'> {
  plan: PlannedFile
  unitIds: string[]
}

export interface InOrder {
  pieces: { piece: Piece; files: WrittenFile[] }[]
  /** Files of which something did not hold: they have to be staged and sorted. */
  left: PlannedFile[]
}

export interface InOrderPlan {
  probe: GroupProbe
  outFolder: string
  signal: AbortSignal | undefined
  /** Files done, the one under way in parts, its label, and bytes done. */
  onFile: (done: number, label: string, bytes: number) => void
}

const rowsPerPart = 4_000_000
const filesPerPart = 500
const packing = 8
const fallbackSampleS = 300

/**
 * Writes like files straight into sorted pieces, several files a piece, without sorting. It holds only when no line was refused,
 * every row has its key and is above the row before, no file shares a unit with another, and each unit's sample length is the one
 * assumed: all of that is looked up in what was written. Files for which it does not hold are left.
 */
export const writeInOrder = async (connection: DuckDBConnection, plan: InOrderPlan): Promise<InOrder> => {
  const written: InOrder = { pieces: [], left: [] }
  const numbers: Numbers = { judged: plan.probe.files.some(({ plan: { source } }) => source.recognised.sense !== undefined) }
  let done = 0
  let doneBytes = 0
  for (const [index, batch] of batches(plan.probe.files).entries()) {
    plan.signal?.throwIfAborted()
    const bytes = batch.reduce((sum, file) => sum + file.plan.file.found.size, 0)
    const say = (share: number) => plan.onFile(done + share * batch.length, batch[Math.min(batch.length - 1, Math.floor(share * batch.length))]?.plan.source.label ?? '', doneBytes + share * bytes)
    say(0)
    const path = join(plan.outFolder, `direct-${index}.parquet`)
    const made = await writeBatch(connection, batch, { words: plan.probe.words, path, numbers }, say)
    done += batch.length
    doneBytes += bytes
    const before = written.pieces[written.pieces.length - 1]?.piece.units ?? []
    if (made !== undefined && isBelow(before[before.length - 1]?.unit_id ?? '', made.piece.units[0]?.unit_id ?? '')) written.pieces.push(made)
    else {
      rmSync(path, { force: true })
      written.left.push(...batch.map((file) => file.plan))
    }
  }
  return written
}

/** Whether numbers are looked at one by one: without bounds of sense only once a batch turns out to hold others than finite ones. */
interface Numbers {
  judged: boolean
}

interface BatchCopy {
  words: readonly string[]
  path: string
  numbers: Numbers
}

const writeBatch = async (connection: DuckDBConnection, batch: readonly FileProbe[], copy: BatchCopy, say: (share: number) => void): Promise<InOrder['pieces'][number] | undefined> => {
  const started = performance.now()
  const { path, numbers } = copy
  await watched(connection, () => copyBatch(connection, batch, copy), say)
  if (!(await isClean(connection))) return undefined
  if (!numbers.judged && !(await holdsOnlyNumbers(connection, path))) {
    numbers.judged = true
    await watched(connection, () => copyBatch(connection, batch, copy), say)
  }
  const { units, broken } = await readPart(connection, path)
  if (broken > 0 || !(await stepsHold(connection, batch, path, units))) return undefined
  const millis = performance.now() - started
  const rows = units.reduce((sum, unit) => sum + unit.rows, 0)
  const files = filesOf(batch, units)?.map((file) => ({ ...file, seconds: Math.round((millis * file.rows) / rows) / 1000 }))
  return files === undefined ? undefined : { piece: { path, units }, files }
}

const batches = (files: readonly FileProbe[]): FileProbe[][] => boundedBatches(files, ({ plan }) => rowsGuess(plan), { size: rowsPerPart, items: filesPerPart })

const rowsGuess = ({ file, source }: PlannedFile): number => {
  const { lines } = file.head
  const lineBytes = lines.reduce((sum, line) => sum + line.length + 1, 0) / Math.max(1, lines.length)
  return ((source.compression === null ? 1 : packing) * file.found.size) / Math.max(1, lineBytes)
}

const copyBatch = async (connection: DuckDBConnection, batch: readonly FileProbe[], { words, path, numbers }: BatchCopy): Promise<void> => {
  const plans = batch.map((file) => file.plan)
  const { source } = plans[0] as PlannedFile
  const { recognised, compression, lastDay } = source
  const hasSample = recognised.sampleColumn !== undefined || recognised.sampleS !== undefined
  const select = canonicalSelect(source, { unit: unitOfFile(plans), unjudged: !numbers.judged, ...(hasSample ? {} : { sample: sampleOfFile(batch.map((file) => file.stepS)) }) })
  const packed = `${path}.csv`
  const relation = packFiles(plans, packed) ? readPacked(packed, plans[0] as PlannedFile, words) : readCsv({ paths: plans.map((plan) => plan.source.path), recognised, compression, words })
  const rows = `SELECT file_index, ${csvColumns(recognised, words)} FROM ${relation}`
  await run(connection, 'DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  await run(
    connection,
    `COPY (SELECT unit_id, ts, sample_s, ${storedColumns([...Object.keys(recognised.signals), ...(numbers.judged && senseColumn(recognised).length > 0 ? [senseBits] : [])])} FROM (SELECT ${select.join(', ')} FROM (${rows}))
       ${lastDay === undefined ? '' : `WHERE ts IS NULL OR ${beforeCut(source, lastDay)}`}) TO ${quoteText(path)} ${partFormat}`,
  )
  rmSync(packed, { force: true })
}

const isClean = async (connection: DuckDBConnection): Promise<boolean> => (await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM reject_errors'))?.n === 0

const stepsHold = async (connection: DuckDBConnection, batch: readonly FileProbe[], path: string, units: readonly PartUnit[]): Promise<boolean> => {
  const { recognised } = (batch[0] as FileProbe).plan.source
  if (recognised.sampleColumn !== undefined || recognised.sampleS !== undefined) return true
  const rows = await readRows<{ unit_id: string; sample_s: number }>(
    connection,
    `SELECT unit_id, arg_max(seconds, (n, -seconds)) AS sample_s FROM (
       SELECT unit_id, try_cast(date_diff('second', t, ts) AS INTEGER) AS seconds, count(*) AS n
       FROM (SELECT unit_id, ts, lag(unit_id) OVER () AS u, lag(ts) OVER () AS t FROM read_parquet(${quoteText(path)})) WHERE u = unit_id GROUP BY ALL
     ) WHERE seconds > 0 GROUP BY unit_id`,
  )
  const steps = new Map(rows.map((row) => [row.unit_id, row.sample_s]))
  return units.every((unit) => (steps.get(unit.unit_id) ?? fallbackSampleS) === unit.sample_s)
}

/** Shares the units of a part out to its files; undefined when a unit does not begin where its file does. */
const filesOf = (batch: readonly FileProbe[], units: readonly PartUnit[]): Omit<WrittenFile, 'seconds'>[] | undefined => {
  const starts = batch.map((file) => units.findIndex((unit) => unit.unit_id === file.firstUnit && unit.first_ts === file.firstTs))
  if (starts[0] !== 0 || starts.some((start, i) => i > 0 && start <= (starts[i - 1] as number))) return undefined
  return batch.map((file, i) => {
    const own = units.slice(starts[i], starts[i + 1])
    return {
      plan: file.plan,
      rows: own.reduce((sum, unit) => sum + unit.rows, 0),
      bad: 0,
      rejected: [],
      unreadable: [],
      units: own.length,
      unitIds: own.map((unit) => unit.unit_id),
      from_at: own.reduce((least, unit) => (unit.first_ts < least ? unit.first_ts : least), own[0]?.first_ts ?? ''),
      to_at: own.reduce((most, unit) => (unit.last_ts > most ? unit.last_ts : most), own[0]?.last_ts ?? ''),
    }
  })
}

/** In the order of bytes, as DuckDB sorts text. */
export const isBelow = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
