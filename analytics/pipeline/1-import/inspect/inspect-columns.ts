import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { InspectedColumn, InspectedColumns } from '../../../contract/import-columns'
import type { Mapping } from '../../../contract/mapping'
import { openDatabase } from '../../../db/database'
import { usableMappings } from '../mappings/find-mappings'
import type { Recognised } from '../profiles/profile'
import { mappingOf } from './as-mapping'
import { columnFigures, columnSamples } from './column-figures'
import { columnScales, conversionText, unitOfScale, type ColumnScale } from './column-scales'
import { columnUses, type ColumnUse } from './column-uses'
import { lookAtColumns, type LookedColumns } from './look-at-columns'
import { openInspected } from './open-inspected'
import { pointColumns } from './point-columns'
import { proposalsOf, type TableProposals } from './proposals-of'
import { readCells } from './read-cells'

/** One file as an inspection names it, and what to look at it with. */
export interface ColumnsQuestion {
  path: string
  /** As it was given. */
  file: string
  name: string
  zone?: string | undefined
  mapping?: Mapping | undefined
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
      const looked = await lookAtColumns(opened, reader, usableMappings([opened.found, ...opened.beside], layout.dir), question.mapping)
      const made = looked.adapted === undefined ? opened.found.path : join(work, 'made.csv')
      await looked.adapted?.write(made, signal)
      const answer = looked.recognised.points === undefined ? await tableColumns(reader, looked, made) : await pointColumns(reader, looked, made)
      return { file: question.file, name: question.name, ...answer, ...writtenTimes(looked.recognised, question.zone), refusal: looked.refusal }
    } finally {
      signal.removeEventListener('abort', stop)
      reader.closeSync()
      database.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const writtenTimes = ({ csv, timeColumn, timeHasZone, points }: Recognised, zone: string | undefined): Pick<InspectedColumns, 'time' | 'zone'> => {
  if (timeColumn < 0) return { time: null, zone: null }
  const text = csv?.time
  const time = points?.time === 'epoch' ? 'epoch_s' : text === undefined ? 'ISO 8601' : text.as === 'text' ? text.formats.join(' or ') : text.as
  return { time, zone: text?.zone ?? (timeHasZone ? null : (zone ?? 'UTC')) }
}

type TableAnswer = Pick<InspectedColumns, 'rows' | 'layout' | 'columns' | 'mapping'>

const tableColumns = async (reader: DuckDBConnection, looked: LookedColumns, path: string): Promise<TableAnswer> => {
  const { recognised, head } = looked
  const rows = await readCells(reader, { path, recognised, head })
  const uses = columnUses(recognised)
  const proposals = proposalsOf(head, recognised)
  const figures = await columnFigures(reader, recognised, uses, rows)
  const samples = await columnSamples(reader, uses.length)
  const scales = await columnScales(reader, recognised, uses.map(({ signal }, index) => ({ signal: signal ?? '', index })))
  const columns = uses.map((use, index): InspectedColumn => ({
    source: recognised.columns[index]?.source ?? '',
    ...meaningOf(looked, use, index, scales[index], proposals),
    samples: samples[index] ?? [],
    ...(figures[index] ?? { missingShare: 1, low: null, median: null, high: null, histogram: [] }),
  }))
  return { rows, layout: recognised.holdS === undefined ? 'wide' : 'sparse', columns, mapping: await mappingOf(reader, looked, proposals) }
}

type Meaning = Pick<InspectedColumn, 'signal' | 'proposed' | 'unit' | 'conversion' | 'basis' | 'confidence' | 'reason' | 'problem'>

const meaningOf = (looked: LookedColumns, { signal, also, together }: ColumnUse, index: number, scale: ColumnScale | undefined, proposals: TableProposals): Meaning => {
  const proposal = proposals.of.get(index)
  const problem = proposal?.problem ?? null
  const loaded = looked.unknown && signal !== 'ts' && signal !== 'unit_id' ? null : signal
  if (loaded === null) return { signal: null, proposed: proposal?.signal ?? null, unit: proposal?.unit ?? null, conversion: null, basis: proposal?.basis ?? null, confidence: proposal?.confidence ?? null, reason: proposal?.reason ?? null, problem }
  const { mapping, recognised } = looked
  const unit = scale === undefined ? undefined : unitOfScale(loaded, scale, proposals.units.get(index), [recognised.sampleS, proposals.stepS].flatMap((step) => step ?? [])).unit
  const parts = [together.length > 0 ? `${loaded} is made of it and ${together.map((other) => recognised.columns[other]?.source ?? '').join(', ')}` : '', also.length > 0 ? `also a part of ${also.join(', ')}` : '']
  const known = { signal: loaded, unit: mappedUnit(mapping, recognised.columns[index]?.source ?? '', loaded) ?? unit?.id ?? null, conversion: scale === undefined ? null : conversionText(scale), problem }
  const reason = (said: string): string => [said, ...parts].filter((part) => part !== '').join('; ')
  const proposed = proposal?.signal != null && proposal.signal !== loaded ? proposal.signal : null
  if (mapping !== undefined) return { ...known, proposed, basis: 'mapping', confidence: 'sure', reason: reason(`the mapping ${mapping.name} says so`) }
  if (recognised.profile !== 'generic' && recognised.profile !== '') return { ...known, proposed: null, basis: 'profile', confidence: recognised.confidence ?? 'sure', reason: reason(`${recognised.format}: ${recognised.evidence}`) }
  return { ...known, proposed, basis: proposal?.basis ?? 'header', confidence: proposal?.confidence ?? recognised.confidence ?? null, reason: reason(proposal?.reason ?? '') }
}

const mappedUnit = (mapping: Mapping | undefined, source: string, signal: string): string | undefined => mapping?.columns.find((column) => column.source === source && column.signal === signal)?.unit
