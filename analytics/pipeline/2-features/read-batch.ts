import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalModes, canonicalSignals } from '../../db/canonical-columns'
import { circuitColumn } from '../../db/circuit-columns'
import { readRows } from '../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../db/quote'
import { streamVectors, type VectorChunk } from '../../db/stream-vectors'
import { appendSamples } from './append-samples'
import type { FeatureBatch, UnitFrame } from './feature-batch'
import { allGates, type Gate } from './gates'
import { heatSources, missing } from './unit/codes'
import { newSeries, withRoom, type SeriesRows } from './unit/series-rows'
import { otherSignals, type OtherSignal, type Signal } from './unit/signals'

const codes = (column: string, names: readonly string[], other: number): string =>
  `CASE WHEN ${column} IS NULL THEN ${missing} ${names.map((name, code) => `WHEN ${column} = ${quoteText(name)} THEN ${code}`).join(' ')} ELSE ${other} END::UTINYINT`

const flag = (column: string): string => `CASE WHEN ${column} IS NULL THEN ${missing} WHEN ${column} THEN 1 ELSE 0 END::UTINYINT`

const fixed = [
  'unit_id',
  'sample_s',
  'epoch(ts)',
  codes('mode', canonicalModes, canonicalModes.indexOf('unknown')),
  codes('heat_source', heatSources, missing),
  flag('reversing_valve_heating'),
  flag('defrost'),
]
const fault = ['fault_code', `(coalesce(fault_code, '') <> '')::UTINYINT`]

const number = (name: string): string => `coalesce(${quoteName(name)}, 'nan')`

const selectRows = (scan: string, { gates, others, hasFaults }: RowStore): string =>
  `SELECT ${[...fixed, ...gates.map(({ name }) => number(name)), ...others.map(number), ...(hasFaults ? fault : [])].join(', ')} FROM ${scan}`

/** Signals that some part of the batch has a value of, told by the parts' own statistics. */
const knownSignals = async (connection: DuckDBConnection, { parts, circuitNo }: FeatureBatch): Promise<Set<string>> => {
  const columns = await readRows<{ name: string }>(
    connection,
    `SELECT path_in_schema AS name FROM parquet_metadata(${quoteTexts(parts)}) GROUP BY ALL HAVING bool_or(coalesce(stats_null_count, 0) < num_values)`,
  )
  const stored = new Set(columns.map((column) => column.name))
  if (circuitNo === undefined) return stored
  return new Set(canonicalSignals.map(({ name }) => name).filter((name) => stored.has(circuitColumn(name, circuitNo) ?? '')))
}

/** The series of one unit at a time, and their memory, which serves the next unit and the next batch. */
export interface RowStore {
  gates: readonly Gate[]
  known: ReadonlySet<Signal>
  others: readonly OtherSignal[]
  hasFaults: boolean
  series: Map<number, SeriesRows>
}

export const newRowStore = (): RowStore => ({ gates: [], known: new Set(), others: [], hasFaults: false, series: new Map() })

const prepareStore = (store: RowStore, columns: ReadonlySet<string>): void => {
  const gates = allGates.filter(({ name }) => columns.has(name))
  const known = new Set(gates.map(({ name }) => name))
  store.others = otherSignals.filter((name) => columns.has(name))
  store.hasFaults = columns.has('fault_code')
  if (known.size !== store.known.size || gates.some(({ name }) => !store.known.has(name))) Object.assign(store, { gates, known, series: new Map() })
  for (const series of store.series.values()) empty(series)
}

const empty = (series: SeriesRows): void => {
  Object.assign(series, { count: 0, faults: [] })
  series.other.clear()
}

/**
 * Reads a batch's telemetry, unit by unit in the order of the batch, and hands over each unit's series: plausible
 * values only, local days, the station's weather beside them. They are good until the next unit.
 */
export const readBatch = async (connection: DuckDBConnection, batch: FeatureBatch, store: RowStore, onUnit: (unit: UnitFrame, series: SeriesRows[]) => Promise<void>): Promise<void> => {
  prepareStore(store, await knownSignals(connection, batch))
  let unit: UnitFrame | undefined
  let next = 0
  const finish = async (): Promise<void> => {
    if (unit === undefined) return
    await onUnit(unit, [...store.series.values()].filter((series) => series.count > 0).sort((a, b) => a.sampleS - b.sampleS))
    for (const series of store.series.values()) empty(series)
  }
  for await (const chunk of streamVectors(connection, selectRows(batch.scan, store))) {
    for (let from = 0; from < chunk.rows; ) {
      const unitId = chunk.text(0, from)
      const to = lastOf(chunk, from, unitId) + 1
      if (unitId !== unit?.unitId) {
        await finish()
        while (next < batch.units.length && batch.units[next]?.unitId !== unitId) next++
        unit = batch.units[next]
        if (unit === undefined) throw new Error(`telemetry of ${unitId} came out of order`)
      }
      appendRows(store, chunk, from, to, unit, batch.endDay)
      from = to
    }
  }
  await finish()
}

/** The last row of the chunk that is of the same unit as row `from`. */
const lastOf = (chunk: VectorChunk, from: number, unitId: string | null): number => {
  let low = from
  let high = chunk.rows - 1
  if (chunk.text(0, high) === unitId) return high
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (chunk.text(0, middle) === unitId) low = middle
    else high = middle - 1
  }
  return low
}

const appendRows = (store: RowStore, chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const [sampleS, ts] = [chunk.numbers(1), chunk.numbers(2)]
  const readFrom = unit.before?.readFrom ?? -Infinity
  let first = from
  while (first < to && (ts[first] as number) < readFrom) first++
  for (let start = first; start < to; ) {
    const step = sampleS[start] as number
    let end = start + 1
    while (end < to && sampleS[end] === step) end++
    const known = store.series.get(step) ?? newSeries(step, 4096, store.known)
    const series = withRoom(known, known.count + end - start)
    store.series.set(step, series)
    appendSeries(series, store, chunk, start, end, unit, endDay)
    start = end
  }
}

const appendSeries = (series: SeriesRows, { gates, others, hasFaults }: RowStore, chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const first = series.count
  const numbers = (name: string): ArrayLike<number> | undefined => {
    const gated = gates.findIndex((gate) => gate.name === name)
    const counted = others.indexOf(name as OtherSignal)
    if (gated >= 0) return chunk.numbers(fixed.length + gated)
    return counted >= 0 ? chunk.numbers(fixed.length + gates.length + counted) : undefined
  }
  const columns = { ts: chunk.numbers(2), mode: chunk.numbers(3), heatSource: chunk.numbers(4), valveHeating: chunk.numbers(5), defrost: chunk.numbers(6), numbers }
  const kept = appendSamples(series, columns, from, to, unit, endDay)
  if (hasFaults) addFaults(series, chunk, fixed.length + gates.length + others.length, from, kept, first)
}

const addFaults = (series: SeriesRows, chunk: VectorChunk, column: number, from: number, to: number, first: number): void => {
  const hasFault = chunk.numbers(column + 1)
  for (let i = from; i < to; i++) if (hasFault[i] === 1) series.faults.push({ row: first + i - from, code: chunk.text(column, i) ?? '' })
}
