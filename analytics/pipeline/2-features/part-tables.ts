import type { DuckDBConnection } from '@duckdb/node-api'
import { isoDay } from '../../contract/days'
import { appendColumns } from '../../db/append-columns'
import { insertRows } from '../../db/insert-rows'
import { run } from '../../db/query'
import { quoteText, quoteTexts } from '../../db/quote'
import { partNames, type BatchResult, type PartName } from './compute-batch'
import { canonicalModes } from '../../db/canonical-columns'
import { defrostMethods } from './unit/codes'
import { dayNames } from './unit/day-names'
import { defrostNames } from './unit/defrost-part'
import { gateNames } from './unit/gate-part'
import { modeNames } from './unit/mode-part'
import { runNames } from './unit/run-part'
import { signalDayNames, signalNames } from './unit/signal-part'
import { countedSignals, plausibleRange } from './unit/signals'

/** Numbers of units, both included. */
export interface UnitRange {
  first: number
  last: number
}

const names: Record<PartName, readonly string[]> = { day_part: dayNames, mode_part: modeNames, run_part: runNames, defrost_part: defrostNames, gate_part: gateNames, signal_part: signalNames, signal_day_part: signalDayNames }

/** Temporary tables that gather what the workers find (`<part>_rows`, all DOUBLE, NULL where nothing is known; `memory_piece` stays until it is published), and the list of ranges. */
export const createPartTables = async (jobs: DuckDBConnection): Promise<void> => {
  for (const part of partNames) await run(jobs, `CREATE OR REPLACE TEMP TABLE ${part}_rows (${names[part].map((name) => `${name} DOUBLE`).join(', ')})`)
  await run(jobs, 'CREATE OR REPLACE TEMP TABLE memory_part (unit_no INTEGER, read_from DOUBLE, day INTEGER, day_from DOUBLE)')
  await run(jobs, 'CREATE OR REPLACE TEMP TABLE memory_piece (unit_no INTEGER, piece INTEGER, text VARCHAR)')
  await run(jobs, 'CREATE OR REPLACE TEMP TABLE fault_part (unit_id VARCHAR, day DATE, sample_s INTEGER, code VARCHAR)')
  await run(jobs, `CREATE OR REPLACE TEMP TABLE counted_signal AS SELECT * FROM (VALUES ${countedSignals.map((name, place) => `(${place}, ${quoteText(name)})`).join(', ')}) AS t(place, name)`)
  await run(jobs, `CREATE OR REPLACE TEMP TABLE gate_range AS SELECT * FROM (VALUES ${plausibleRange
    .map(([signal, low, high], place) => `(${place}, ${quoteText(signal)}, ${quoteText(`outside ${low} to ${high}`)})`)
    .join(', ')}) AS t(place, signal, detail)`)
}

/** Makes of each part table a view (`<part>`) that reads like the rest, on the units from one number to another. */
export const viewParts = async (jobs: DuckDBConnection, { first, last }: UnitRange): Promise<void> => {
  for (const part of partNames)
    await run(jobs, `CREATE OR REPLACE TEMP VIEW ${part} AS SELECT ${names[part].map(readable).join(', ')} FROM ${part}_rows p JOIN feature_unit u ON u.unit_no = p.unit_no WHERE p.unit_no BETWEEN ${first} AND ${last}`)
}

const readable = (name: string): string => {
  if (name === 'unit_no') return 'u.unit_id'
  if (name === 'day') return `(DATE '1970-01-01' + p.day::INTEGER) AS day`
  if (name === 'mode') return `${quoteTexts(canonicalModes)}[p.mode::INTEGER + 1] AS mode`
  if (name === 'method') return `${quoteTexts(defrostMethods)}[p.method::INTEGER + 1] AS method`
  if (name.endsWith('_ts')) return `make_timestamp(round(p.${name} * 1e6)::BIGINT) AS ${name.replace(/_ts$/, '_at')}`
  return `p.${name}`
}

/** The database takes 2,048 rows in hand at once, however long they are: a memory lies in many. */
const pieceLength = 8000

/** Adds what one batch found; `unitIds` by unit number. */
export const storeParts = async (jobs: DuckDBConnection, { parts, faultCodes, memories }: BatchResult, unitIds: ReadonlyMap<number, string>): Promise<void> => {
  for (const part of partNames) await appendColumns(jobs, `${part}_rows`, parts[part].map((values) => ({ kind: 'number', values })))
  await appendColumns(jobs, 'memory_part', [
    { kind: 'integer', values: memories.map(({ unitNo }) => unitNo) },
    { kind: 'number', values: memories.map(({ readFrom }) => readFrom) },
    { kind: 'integer', values: memories.map(({ day }) => day) },
    { kind: 'number', values: memories.map(({ dayFrom }) => dayFrom) },
  ])
  const pieces = memories.flatMap(({ unitNo, memory }) => Array.from({ length: Math.ceil(memory.length / pieceLength) }, (_, piece) => ({ unitNo, piece, text: memory.slice(piece * pieceLength, (piece + 1) * pieceLength) })))
  await appendColumns(jobs, 'memory_piece', [
    { kind: 'integer', values: pieces.map(({ unitNo }) => unitNo) },
    { kind: 'integer', values: pieces.map(({ piece }) => piece) },
    { kind: 'text', values: pieces.map(({ text }) => text) },
  ])
  await insertRows(jobs, 'fault_part', faultCodes.map((f) => ({ unit_id: unitIds.get(f.unitNo), day: isoDay(f.day), sample_s: f.sampleS, code: f.code })))
}

export const dropPartTables = async (jobs: DuckDBConnection): Promise<void> => {
  for (const part of partNames) await run(jobs, `DROP VIEW IF EXISTS ${part}; DROP TABLE IF EXISTS ${part}_rows`)
  for (const table of ['memory_part', 'fault_part', 'gate_range', 'counted_signal', 'feature_unit', 'station_hour']) await run(jobs, `DROP TABLE IF EXISTS ${table}`)
}
