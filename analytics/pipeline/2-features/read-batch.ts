import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalModes } from '../../db/canonical-columns'
import { readRows } from '../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../db/quote'
import { streamVectors, type VectorChunk } from '../../db/stream-vectors'
import type { FeatureBatch, UnitFrame } from './feature-batch'
import { heatSources, missing } from './unit/codes'
import { placeAt, type Place } from './unit/local-time'
import { newSeries, withRoom, type SeriesRows } from './unit/series-rows'
import { isExact, plausibleRange, type Signal } from './unit/signals'

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
  `(coalesce(fault_code, '') <> '')::UTINYINT`,
  'fault_code',
]

const selectRows = (scan: string, gates: readonly Gate[]): string =>
  `SELECT ${[...fixed, ...gates.map(({ name }) => `coalesce(${quoteName(name)}, 'nan')`)].join(', ')} FROM ${scan}`

interface Gate {
  name: Signal
  low: number
  high: number
  bit: number
  exact: boolean
}

const allGates: readonly Gate[] = plausibleRange.map(([name, low, high], index) => ({ name, low, high, bit: 1 << index, exact: isExact(name) }))

/** Signals that some part of the batch has a value of, told by the parts' own statistics. */
const knownSignals = async (connection: DuckDBConnection, parts: readonly string[]): Promise<Set<string>> => {
  const columns = await readRows<{ name: string }>(
    connection,
    `SELECT path_in_schema AS name FROM parquet_metadata(${quoteTexts(parts)}) GROUP BY ALL HAVING bool_or(coalesce(stats_null_count, 0) < num_values)`,
  )
  return new Set(columns.map((column) => column.name))
}

/** The series of one unit at a time, and their memory, which serves the next unit and the next batch. */
export interface RowStore {
  gates: readonly Gate[]
  known: ReadonlySet<Signal>
  series: Map<number, SeriesRows>
}

export const newRowStore = (): RowStore => ({ gates: [], known: new Set(), series: new Map() })

const prepareStore = (store: RowStore, gates: readonly Gate[]): void => {
  const known = new Set(gates.map(({ name }) => name))
  if (known.size !== store.known.size || gates.some(({ name }) => !store.known.has(name))) Object.assign(store, { gates, known, series: new Map() })
  for (const series of store.series.values()) Object.assign(series, { count: 0, faults: [] })
}

/**
 * Reads a batch's telemetry, unit by unit in the order of the batch, and hands over each unit's series: plausible
 * values only, local days, the station's weather beside them. They are good until the next unit.
 */
export const readBatch = async (connection: DuckDBConnection, batch: FeatureBatch, store: RowStore, onUnit: (unit: UnitFrame, series: SeriesRows[]) => Promise<void>): Promise<void> => {
  const known = await knownSignals(connection, batch.parts)
  const gates = allGates.filter(({ name }) => known.has(name))
  prepareStore(store, gates)
  let unit: UnitFrame | undefined
  let next = 0
  const finish = async (): Promise<void> => {
    if (unit === undefined) return
    await onUnit(unit, [...store.series.values()].filter((series) => series.count > 0).sort((a, b) => a.sampleS - b.sampleS))
    for (const series of store.series.values()) Object.assign(series, { count: 0, faults: [] })
  }
  for await (const chunk of streamVectors(connection, selectRows(batch.scan, gates))) {
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
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (chunk.text(0, middle) === unitId) low = middle
    else high = middle - 1
  }
  return low
}

const appendRows = (store: RowStore, chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const sampleS = chunk.numbers(1)
  for (let start = from; start < to; ) {
    const step = sampleS[start] as number
    let end = start + 1
    while (end < to && sampleS[end] === step) end++
    const known = store.series.get(step) ?? newSeries(step, 4096, store.known)
    const series = withRoom(known, known.count + end - start)
    store.series.set(step, series)
    appendSeries(series, store.gates, chunk, start, end, unit, endDay)
    start = end
  }
}

const place: Place = { offsetIndex: 0, from: 0, to: 0, dayStart: 0, day: 0, stationC: NaN, stationRh: NaN }

const appendSeries = (series: SeriesRows, gates: readonly Gate[], chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const [ts, mode, heatSource, valve, defrost, hasFault] = [chunk.numbers(2), chunk.numbers(3), chunk.numbers(4), chunk.numbers(5), chunk.numbers(6), chunk.numbers(7)]
  const first = series.count
  let row = first
  let kept = from
  place.to = -Infinity
  for (let i = from; i < to; i++) {
    const seconds = ts[i] as number
    if (seconds >= place.to || seconds < place.from) placeAt(place, unit, seconds)
    if (place.day >= endDay) break
    kept = i + 1
    const second = seconds - place.dayStart
    series.ts[row] = seconds
    series.at[row] = Math.round(seconds)
    series.day[row] = row === 0 ? place.day : Math.max(place.day, series.day[row - 1] as number)
    series.daySecond[row] = Math.round(second)
    series.hour[row] = (second / 3600) | 0
    series.stationC[row] = place.stationC
    series.rhPct[row] = place.stationRh
    series.mode[row] = mode[i] as number
    series.heatSource[row] = heatSource[i] as number
    series.valveHeating[row] = valve[i] as number
    series.defrostFlag[row] = defrost[i] as number
    if (hasFault[i] === 1) series.faults.push({ row, code: chunk.text(8, i) ?? '' })
    row++
  }
  series.count = row
  series.outOfRange.fill(0, first, row)
  gates.forEach((gate, index) => fillGated(series.signal[gate.name], series.outOfRange, first, chunk.numbers(fixed.length + index), from, kept, gate))
  const ownRh = series.signal.outdoor_rh_pct
  for (let i = first; i < row; i++) if (series.rhPct[i] !== series.rhPct[i]) series.rhPct[i] = ownRh[i] as number
}

const fillGated = (target: Float64Array, outOfRange: Uint32Array, first: number, source: ArrayLike<number>, from: number, to: number, { low, high, bit, exact }: Gate): void => {
  for (let i = from, row = first; i < to; i++, row++) {
    const value = source[i] as number
    if (value >= low && value <= high) target[row] = exact ? value : thousandths(value)
    else {
      target[row] = NaN
      if (value === value) outOfRange[row] = (outOfRange[row] as number) | bit
    }
  }
}

/** Rounded to three decimals, halves away from zero. */
const thousandths = (value: number): number => (value < 0 ? -Math.round(-value * 1000) : Math.round(value * 1000)) / 1000

