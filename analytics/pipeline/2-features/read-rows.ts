import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalModes } from '../../db/canonical-columns'
import { quoteName, quoteText } from '../../db/quote'
import { streamVectors, type VectorChunk } from '../../db/stream-vectors'
import type { FeatureBatch, UnitFrame } from './feature-batch'
import { heatSources, missing } from './unit/codes'
import { placeRow, type Place } from './unit/local-time'
import { newSeries, withRoom, type SeriesRows } from './unit/series-rows'
import { isExact, plausibleRange } from './unit/signals'

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

const numbers = plausibleRange.map(([name]) => `coalesce(${quoteName(name)}, 'nan')`)

const selectRows = (scan: string): string => `SELECT ${[...fixed, ...numbers].join(', ')} FROM ${scan}`

/**
 * Reads a batch's telemetry, unit by unit in the order of the batch, and hands over each unit's series: plausible
 * values only, local days, the station's weather beside them. The series are used again for the next unit.
 */
export const readRows = async (connection: DuckDBConnection, batch: FeatureBatch, onUnit: (unit: UnitFrame, series: SeriesRows[]) => Promise<void>): Promise<void> => {
  const store = new Map<number, SeriesRows>()
  let unit: UnitFrame | undefined
  let next = 0
  const finish = async (): Promise<void> => {
    if (unit === undefined) return
    await onUnit(unit, [...store.values()].filter((series) => series.count > 0).sort((a, b) => a.sampleS - b.sampleS))
    for (const series of store.values()) Object.assign(series, { count: 0, faults: [] })
  }
  for await (const chunk of streamVectors(connection, selectRows(batch.scan))) {
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

const appendRows = (store: Map<number, SeriesRows>, chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const sampleS = chunk.numbers(1)
  for (let start = from; start < to; ) {
    const step = sampleS[start] as number
    let end = start + 1
    while (end < to && sampleS[end] === step) end++
    const known = store.get(step) ?? newSeries(step, 4096)
    const series = withRoom(known, known.count + end - start)
    store.set(step, series)
    appendSeries(series, chunk, start, end, unit, endDay)
    start = end
  }
}

const place: Place = { offsetIndex: 0, day: 0, daySecond: 0, hour: 0, stationC: NaN, stationRh: NaN }

const appendSeries = (series: SeriesRows, chunk: VectorChunk, from: number, to: number, unit: UnitFrame, endDay: number): void => {
  const [ts, mode, heatSource, valve, defrost, hasFault] = [chunk.numbers(2), chunk.numbers(3), chunk.numbers(4), chunk.numbers(5), chunk.numbers(6), chunk.numbers(7)]
  const first = series.count
  let row = first
  let kept = from
  for (let i = from; i < to; i++) {
    const seconds = ts[i] as number
    placeRow(place, unit, seconds)
    if (place.day >= endDay) break
    kept = i + 1
    series.ts[row] = seconds
    series.at[row] = Math.round(seconds)
    series.day[row] = row === 0 ? place.day : Math.max(place.day, series.day[row - 1] as number)
    series.daySecond[row] = place.daySecond
    series.hour[row] = place.hour
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
  plausibleRange.forEach(([name, low, high], index) => {
    gate(series.signal[name], series.outOfRange, first, chunk.numbers(fixed.length + index), from, kept, { low, high, bit: 1 << index, exact: isExact(name) })
  })
  const ownRh = series.signal.outdoor_rh_pct
  for (let i = first; i < row; i++) if (series.rhPct[i] !== series.rhPct[i]) series.rhPct[i] = ownRh[i] as number
}

interface Gate {
  low: number
  high: number
  bit: number
  exact: boolean
}

const gate = (target: Float64Array, outOfRange: Uint32Array, first: number, source: ArrayLike<number>, from: number, to: number, { low, high, bit, exact }: Gate): void => {
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

