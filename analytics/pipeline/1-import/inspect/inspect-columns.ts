import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { InspectedColumn, InspectedColumns } from '../../../contract/import-columns'
import type { Mapping } from '../../../contract/mapping'
import { openDatabase } from '../../../db/database'
import { findMappings } from '../mappings/find-mappings'
import { requireShortLines } from '../reading/long-lines'
import { copyAsUtf8 } from '../reading/copy-as-utf8'
import { mappingOf } from './as-mapping'
import { columnFigures, columnSamples } from './column-figures'
import { meaningOf } from './column-meaning'
import { columnScales } from './column-scales'
import { columnUses } from './column-uses'
import { expectedZone, type ZoneSources } from './expected-zone'
import { lookAtColumns, type LookedColumns } from './look-at-columns'
import { openInspected } from './open-inspected'
import { readPointTable } from './point-table'
import { proposalsOf } from './proposals-of'
import { readCells } from './read-cells'
import { readByDraft } from './read-by-draft'
import { writtenTimes } from './written-times'

/** One file as an inspection names it, and what to look at it with. */
export interface ColumnsQuestion {
  path: string
  /** As it was given. */
  file: string
  name: string
  zone?: string | undefined
  mapping?: Mapping | undefined
  /** What the zone of times without one is told from. */
  zones: ZoneSources
}

/**
 * Says what each column of one file is, without loading it; with a mapping, what it would be with that. Its first rows are read in a database
 * of their own that can open nothing else. Errors: those of a file that has no columns, `file-not-found`, `bad-arguments`.
 */
export const inspectColumns = async (layout: { dir: string; tmp: string }, question: ColumnsQuestion, signal: AbortSignal): Promise<InspectedColumns> => {
  const work = mkdtempSync(join(layout.tmp, 'columns-'))
  try {
    mkdirSync(join(work, 'spill'))
    const opened = await openInspected(question.path, question.name, join(work, 'archive'), signal)
    const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 512, tempDirectory: join(work, 'spill'), onlyFolders: [work], onlyFiles: [question.path] })
    const reader = await database.connect()
    const stop = () => reader.interrupt()
    signal.addEventListener('abort', stop)
    try {
      requireShortLines(opened.found)
      const looked = readableInUtf8(await lookAtColumns(opened, reader, findMappings([opened.found, ...opened.beside], layout.dir).mappings, question.mapping), opened.found.path)
      const made = looked.write === undefined ? opened.found.path : join(work, 'made.csv')
      await looked.write?.(made, signal)
      const { samples, ...answer } = await columnsOf(reader, looked, made)
      const given = question.zone === 'site' ? undefined : question.zone
      const zone = given ?? (looked.recognised.timeHasZone ? undefined : await expectedZone(question.zones, opened.found, looked.recognised, samples))
      return { file: question.file, name: question.name, ...answer, ...writtenTimes(looked.recognised, samples, zone), refusal: looked.refusal }
    } finally {
      signal.removeEventListener('abort', stop)
      reader.closeSync()
      database.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A text that is not UTF-8 is looked at in a copy that is. */
const readableInUtf8 = (looked: LookedColumns, path: string): LookedColumns => {
  const { head, write } = looked
  if (head?.encoding === undefined || write !== undefined) return looked
  const { encoding, compression } = head
  return { ...looked, write: async (copy, signal) => void (await copyAsUtf8(path, compression, encoding, copy, signal)) }
}

type Answer = Pick<InspectedColumns, 'rows' | 'layout' | 'columns' | 'mapping'> & { samples: string[][] }

const columnsOf = (reader: DuckDBConnection, looked: LookedColumns, path: string): Promise<Answer> => (looked.recognised.points === undefined ? tableColumns(reader, looked, path) : pointColumns(reader, looked, path))

const tableColumns = async (reader: DuckDBConnection, looked: LookedColumns, path: string): Promise<Answer> => {
  const { recognised, head } = looked
  const source = { path, recognised, compression: looked.write === undefined ? (head?.compression ?? null) : null, isParquet: head?.kind === 'parquet' }
  const rows = await readCells(reader, source)
  const proposals = proposalsOf(head, recognised)
  const mapping = await mappingOf(reader, looked, proposals)
  const read = looked.unknown ? readByDraft(recognised, head, mapping) : recognised
  const samples = await columnSamples(reader, recognised.columns.length)
  const columns = await inspectedColumns(reader, { ...looked, recognised: read }, proposals, { samples, records: () => rows })
  return { rows, layout: recognised.holdS === undefined ? 'wide' : 'sparse', columns, mapping, samples }
}

const pointColumns = async (reader: DuckDBConnection, looked: LookedColumns, path: string): Promise<Answer> => {
  const { head } = looked
  const { recognised, rows, records, samples } = await readPointTable(reader, { path, recognised: looked.recognised, compression: looked.write === undefined ? (head?.compression ?? null) : null, isParquet: false })
  const columns = await inspectedColumns(reader, { ...looked, recognised }, proposalsOf(undefined, recognised), { samples, records: (index) => records[index] ?? 0 })
  const said = columns.map((column) => (column.signal === null ? { ...column, reason: 'no signal is made of this point' } : column))
  return { rows, layout: 'points', columns: said, mapping: looked.mapping ?? null, samples: [] }
}

interface ReadTable {
  samples: readonly string[][]
  /** Rows, or records of a point. */
  records: (index: number) => number
}

const inspectedColumns = async (reader: DuckDBConnection, looked: LookedColumns, proposals: ReturnType<typeof proposalsOf>, { samples, records }: ReadTable): Promise<InspectedColumn[]> => {
  const { recognised } = looked
  const uses = columnUses(recognised)
  const scales = await columnScales(reader, recognised, uses.map(({ signal }, index) => ({ signal: signal ?? '', index })))
  const figures = await columnFigures(reader, recognised, uses, new Set(scales.flatMap((scale, index) => (scale === undefined ? [] : [index]))), records)
  return recognised.columns.map(({ source }, index): InspectedColumn => ({
    source,
    ...meaningOf(looked, uses, index, scales[index], proposals),
    samples: samples[index] ?? [],
    ...(figures[index] ?? { missingShare: 1, low: null, median: null, high: null, histogram: [] }),
  }))
}
