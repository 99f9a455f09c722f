import type { DuckDBConnection } from '@duckdb/node-api'
import { watched } from '../../../db/watched'
import { boundedBatches } from './bounded-batches'
import type { FileReading } from '../storing/file-outcome'
import { isPlainCsv, isPoints, likeFiles } from './like-files'
import type { PlannedFile } from './plan-sources'
import { stageByKind } from './stage-by-kind'
import { factsOfFiles, stagedRows, type FileFacts } from './stage-facts'
import { stageGroup } from './stage-group'
import { stagePoints } from '../points/stage-points'
import type { Rejected, UnreadableCells } from './stage'
import { settleTimes } from '../times/settle-times'
import { rejectsInOrder, typedRejects } from './typed-rejects'
import { errorOfReading, unreadReason } from './unread-reason'

export interface Staged {
  /** All staged rows, as a relation. */
  rows: string
  /** `duplicates` are those within a file's own group. */
  files: (FileReading & { plan: PlannedFile })[]
}

export interface StageFilesOptions {
  signal: AbortSignal | undefined
  /** Files done, the one under way in parts, its label, and bytes done. */
  onFile: (done: number, label: string, bytes: number) => void
}

interface Found {
  notes: readonly string[]
  rejected: Rejected[]
  /** Rejected rows that are listed already. */
  listed: number
  unreadable: UnreadableCells[]
  seconds: number
}

const filesOfStatement = 2000
const pointBytesOfStatement = 32 << 20

/** Stages files in any order and of any kind, like ones together; makes the table `stage_fact`. */
export const stageFiles = async (connection: DuckDBConnection, planned: readonly PlannedFile[], { signal, onFile }: StageFilesOptions): Promise<Staged> => {
  const found = new Map<PlannedFile, Found>()
  const readings = new Map<PlannedFile, FileReading>()
  const grouped: string[] = []
  const own: string[] = []
  let doneBytes = 0
  for (const group of likeFiles(planned).flatMap(bounded)) {
    signal?.throwIfAborted()
    const [first] = group as [PlannedFile, ...PlannedFile[]]
    const before = { files: found.size + readings.size, bytes: doneBytes }
    const bytes = bytesOf(group)
    const say = (part: number) => onFile(before.files + part * group.length, group[Math.min(group.length - 1, Math.floor(part * group.length))]?.source.label ?? '', before.bytes + part * bytes)
    say(0)
    doneBytes += bytes
    const started = performance.now()
    const share = () => Math.round((performance.now() - started) / group.length) / 1000
    if (isPlainCsv(group)) {
      const staged = await watched(connection, () => stageGroup(connection, group), say)
      grouped.push(staged.grouped)
      own.push(...staged.repaired.map(({ file }) => file))
      const lines = new Map(staged.repaired.map((repaired) => [repaired.plan, repaired.lines]))
      for (const plan of group) {
        const repaired = lines.get(plan)
        found.set(plan, { notes: repaired?.notes ?? [], rejected: repaired?.rejected ?? [], listed: repaired?.rejectedRows ?? 0, unreadable: repaired?.unreadable ?? [], seconds: share() })
      }
    } else if (isPoints(group)) {
      const staged = await watched(connection, () => stagePoints(connection, group), say)
      for (const { plan, reading } of staged.points) readings.set(plan, { ...reading, seconds: share() })
      own.push(...staged.stageFiles)
    } else {
      const stage = await watched(connection, () => stageByKind(connection, first.source, first.file.head.kind), say).catch((error: unknown) => damageOf(connection, first, error))
      if (typeof stage === 'string') readings.set(first, { ...nothingRead, damage: stage, seconds: share() })
      else {
        own.push(...stage.stageFiles)
        found.set(first, { notes: stage.notes ?? [], rejected: stage.rejected, listed: stage.rowsRejected, unreadable: stage.unreadable, seconds: share() })
      }
    }
  }
  const { rows, ofFile } = await settleTimes(connection, stagedRows(grouped, own), grouped, own)
  const facts = await factsOfFiles(connection)
  const files: Staged['files'] = []
  for (const plan of planned) {
    const { fileNo } = plan.source
    const reading = readings.get(plan) ?? (await readingOf(plan, facts.get(fileNo), found.get(plan) as Found))
    const { notes, jumps } = ofFile(fileNo)
    files.push({ plan, ...withNotes(reading, [...(found.get(plan)?.notes ?? []), ...notes]), jumps })
  }
  return { rows, files }
}

const nothingRead: Omit<FileReading, 'seconds'> = { rows: 0, bad: 0, duplicates: 0, units: 0, from_at: null, to_at: null, rejected: [], unreadable: [] }

/** Why a Parquet file can't be read to its end; any other fault ends the reading of all. */
const damageOf = async (connection: DuckDBConnection, { file }: PlannedFile, error: unknown): Promise<string> => {
  const unread = file.head.kind === 'parquet' ? await errorOfReading(connection, file) : undefined
  if (unread === undefined || /INTERRUPT|Out of Memory/i.test(String(unread))) throw error
  return unreadReason(unread, file.readFrom)
}

const withNotes = (reading: FileReading, notes: readonly string[]): FileReading =>
  notes.length === 0 ? reading : { ...reading, note: [...(reading.note === undefined ? [] : [reading.note]), ...notes].join(' ') }

export const bytesOf = (planned: readonly PlannedFile[]): number => planned.reduce((sum, { file }) => sum + file.found.size, 0)

const bounded = (group: PlannedFile[]): PlannedFile[][] =>
  isPoints(group) ? ofSize(group) : boundedBatches(group, () => 1, { size: filesOfStatement })

/** Cuts a group of points where it is large; the files of one unit stay together. */
const ofSize = (group: PlannedFile[]): PlannedFile[][] => {
  const units = new Map<string | undefined, PlannedFile[]>()
  for (const plan of group) units.set(plan.source.unitId, [...(units.get(plan.source.unitId) ?? []), plan])
  return boundedBatches(units.values(), bytesOf, { size: pointBytesOfStatement }).map((files) => files.flat())
}

const readingOf = async (plan: PlannedFile, facts: FileFacts | undefined, found: Found): Promise<FileReading> => {
  const { rows, bad, units, from_at, to_at } = facts ?? { rows: 0, bad: 0, units: 0, from_at: null, to_at: null }
  const { listed, unreadable, seconds } = found
  const lines = new Set(found.rejected.map(({ line }) => line))
  const unlisted = bad > listed ? (await typedRejects(plan.source)).filter(({ line }) => !lines.has(line)) : []
  const rejected = rejectsInOrder([...found.rejected, ...unlisted])
  return { rows, bad, duplicates: 0, units, from_at, to_at, rejected, unreadable, seconds }
}
