import { signals, type OtherSignal, type Signal } from './signals'

/** Bit of `outOfRange` for electric power below zero, beside those of the signals. */
export const negativePower = 1 << 31

/**
 * The rows of one unit and one resolution in order of time, column by column. Only the first `count` entries count.
 * Numbers are NaN, codes `missing` where there is nothing. Values outside a signal's plausible range are missing, with
 * the signal's bit set in `outOfRange`.
 */
export interface SeriesRows {
  sampleS: number
  count: number
  /** Seconds since 1970, UTC. */
  ts: Float64Array
  /** The same in whole seconds. */
  at: Float64Array
  /** Day since 1970 in the zone of the site; never falls. */
  day: Int32Array
  /** Second of that day, and its hour. */
  daySecond: Int32Array
  hour: Uint8Array
  mode: Uint8Array
  heatSource: Uint8Array
  valveHeating: Uint8Array
  defrostFlag: Uint8Array
  outOfRange: Uint32Array
  stationC: Float64Array
  /** Relative humidity of the station, else of the unit's own sensor. */
  rhPct: Float64Array
  signal: Record<Signal, Float64Array>
  /** Signals of which there may be values at all; the others are NaN throughout. */
  known: ReadonlySet<Signal>
  /** Numbers that are only counted. */
  other: Map<OtherSignal, Float64Array>
  /** Codes of faults with the row they stood on. */
  faults: { row: number; code: string }[]
}

export const newSeries = (sampleS: number, capacity: number, known: ReadonlySet<Signal>): SeriesRows => ({
  sampleS,
  count: 0,
  ts: new Float64Array(capacity),
  at: new Float64Array(capacity),
  day: new Int32Array(capacity),
  daySecond: new Int32Array(capacity),
  hour: new Uint8Array(capacity),
  mode: new Uint8Array(capacity),
  heatSource: new Uint8Array(capacity),
  valveHeating: new Uint8Array(capacity),
  defrostFlag: new Uint8Array(capacity),
  outOfRange: new Uint32Array(capacity),
  stationC: new Float64Array(capacity),
  rhPct: new Float64Array(capacity),
  signal: signalColumns(capacity, known),
  known,
  other: new Map(),
  faults: [],
})

/** A column for each signal; those that have no values share one. */
const signalColumns = (capacity: number, known: ReadonlySet<Signal>): Record<Signal, Float64Array> => {
  const nothing = new Float64Array(capacity).fill(NaN)
  return Object.fromEntries(signals.map((name) => [name, known.has(name) ? new Float64Array(capacity) : nothing])) as Record<Signal, Float64Array>
}

/** The same series with room for at least `rows` rows. */
export const withRoom = (series: SeriesRows, rows: number): SeriesRows => {
  if (rows <= series.ts.length) return series
  const wider = newSeries(series.sampleS, Math.max(rows, 2 * series.ts.length), series.known)
  for (const name of ['ts', 'at', 'day', 'daySecond', 'hour', 'mode', 'heatSource', 'valveHeating', 'defrostFlag', 'outOfRange', 'stationC', 'rhPct'] as const)
    wider[name].set(series[name])
  for (const name of series.known) wider.signal[name].set(series.signal[name])
  for (const [name, values] of series.other) {
    wider.other.set(name, new Float64Array(wider.ts.length))
    wider.other.get(name)?.set(values)
  }
  return Object.assign(wider, { count: series.count, faults: series.faults })
}

/** Rows of one local day: from row `from` up to, not including, row `to`. */
export interface DaySpan {
  day: number
  from: number
  to: number
}

/** The place of the day that a row is on, the first for rows before all. */
export const dayOf = (days: readonly DaySpan[], row: number): number => {
  let [low, high] = [0, days.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as DaySpan).to <= row) low = middle + 1
    else high = middle
  }
  return low
}

export const daySpans = ({ day, count }: SeriesRows): DaySpan[] => {
  const spans: DaySpan[] = []
  for (let from = 0; from < count; ) {
    const today = day[from] as number
    let to = from + 1
    while (to < count && day[to] === today) to++
    spans.push({ day: today, from, to })
    from = to
  }
  return spans
}
