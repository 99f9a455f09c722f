import type { Clocks } from './clocks'
import { missing } from './codes'
import { dayExtents, wholeDays, type DayExtents } from './day-extents'
import { addRow, beginRow, newPartTable, type PartTable } from './part-table'
import { driftOf, leastBlocks, noBlocks, noDrift, restDifferences, type Drift, type DriftFound } from './sensor-drift'
import type { DaySpan, SeriesRows } from './series-rows'
import { medianOfSome, nothingSelected } from './signal-median'
import type { SensorPair, SignalMemory, SignalsMemory } from './signal-memory'
import { noGaps, walkSignal, type SignalWalk } from './signal-walk'
import { countedSignals, otherSignals, signals, type CountedSignal, type Signal } from './signals'
import { countOf } from './spans'
import type { Steps } from './steps'
import type { Stretch } from './stretch'
import { numbersFor } from './workspace'
import { restlessDays, restlessSignals, stuckDays } from './stuck-days'

/** `signal` is its place in `countedSignals`; so is `drift_against`, of which `ts` stands for the weather station. */
export const signalNames = [
  'unit_no', 'sample_s', 'signal', 'samples', 'low', 'median', 'high', 'step_s', 'gaps', 'longest_gap_s', 'first_ts', 'last_ts',
  'judged_days', 'stuck_days', 'drift_against', 'drift_blocks', 'drift_k', 'drift_k_per_year', 'drift_from', 'drift_to',
] as const
export type SignalName = (typeof signalNames)[number]
export const newSignalTable = (): PartTable<SignalName> => newPartTable(signalNames)

/** Days with rows on which fewer of them have the signal, and the day after, on which a time without it may end. */
export const signalDayNames = ['unit_no', 'day', 'sample_s', 'signal', 'samples', 'longest_gap_s'] as const
export type SignalDayName = (typeof signalDayNames)[number]
export const newSignalDayTable = (): PartTable<SignalDayName> => newPartTable(signalDayNames)

export interface SignalTables {
  signal_part: PartTable<SignalName>
  signal_day_part: PartTable<SignalDayName>
}

export interface SignalContext {
  unitNo: number
  running: Uint8Array
  /** Outdoor sensor less station at night, per day beside the day spans. */
  nightDifferences: Float64Array
  /** Days of the signals that rows are known to have. */
  extents: ReadonlyMap<Signal, DayExtents>
  /** Of the outdoor sensor after the gates. */
  outdoor: DayExtents
  stretch: Stretch
  /** What the signals came to before the first day of the stretch, where it is not the first of all. */
  before: SignalsMemory | undefined
}

const placeOf = new Map<CountedSignal, number>(countedSignals.map((name, place) => [name, place]))

/** Adds what one series tells of each signal it has: how much there is, by day where that is not all, its range, gaps, days it stood still, and drift. */
export const addSignals = (tables: SignalTables, rows: SeriesRows, steps: Steps, clocks: Clocks, days: readonly DaySpan[], context: SignalContext): SignalsMemory => {
  const { running, extents, outdoor, stretch, before } = context
  const counted = countedRows(rows, days, context)
  const { memory } = counted
  const restless = restlessDays(days, running)
  const drifts = driftsOf(rows, steps, clocks, days, context, memory)
  addSignal(tables, counted, 'ts', rows.at, counted.wholeDays)
  for (const name of signals) {
    if (!rows.known.has(name) && before?.signals[name] === undefined) continue
    const values = name === 'outdoor_c' ? steps.outdoorC : rows.signal[name]
    const own = name === 'outdoor_c' ? outdoor : (extents.get(name) ?? dayExtents(values, days))
    const row = addSignal(tables, counted, name, values, own)
    if (row === undefined) continue
    addRange(tables.signal_part, row, name, counted, values, own)
    if (restlessSignals.includes(name)) addStuck(tables.signal_part, row, name, counted, stretch, (from, to) => stuckDays(rows.sampleS, restless.filter((day) => day >= from && day < to), extents.get(name) ?? own))
    addDrift(tables.signal_part, row, drifts.get(name))
  }
  for (const name of otherSignals) {
    const values = rows.other.get(name) ?? (before?.signals[name] === undefined ? undefined : numbersFor('nothing', rows.count).fill(NaN, 0, rows.count))
    if (values === undefined) continue
    const own = dayExtents(values, days)
    const row = addSignal(tables, counted, name, values, own)
    if (row !== undefined) addRange(tables.signal_part, row, name, counted, values, own)
  }
  addCodes(tables, counted, 'mode', rows.mode)
  addCodes(tables, counted, 'reversing_valve_heating', rows.valveHeating)
  addCodes(tables, counted, 'defrost', rows.defrostFlag)
  return memory
}

interface CountedRows {
  rows: SeriesRows
  days: readonly DaySpan[]
  unitNo: number
  stretch: Stretch
  before: SignalsMemory
  memory: SignalsMemory
  /** Rows in all, those before the stretch among them. */
  count: number
  /** First row of the stretch. */
  from: number
  /** What a signal with a value in every row comes to. */
  whole: SignalWalk
  wholeDays: DayExtents
}

const countedRows = (rows: SeriesRows, days: readonly DaySpan[], { unitNo, stretch, before: known }: SignalContext): CountedRows => {
  const before = known ?? { beganAt: rows.at[0] as number, firstDay: days[0]?.day ?? 0, rows: 0, signals: {}, drifts: {} }
  const { beganAt, firstDay } = before
  const from = days[stretch.from]?.from ?? 0
  const whole = walkSignal(rows, days, rows.at, stretch, before.signals.ts?.gaps ?? noGaps(beganAt))
  const rowsBefore = before.rows + (days[stretch.keep]?.from ?? from) - from
  return { rows, days, unitNo, stretch, before, memory: { beganAt, firstDay, rows: rowsBefore, signals: {}, drifts: {} }, count: before.rows + rows.count - from, from, whole, wholeDays: wholeDays(days) }
}

const addCodes = (tables: SignalTables, counted: CountedRows, name: CountedSignal, codes: Uint8Array): void => {
  const { count } = counted.rows
  let samples = 0
  for (let i = 0; i < count; i++) if (codes[i] !== missing) samples++
  if (samples === count) addSignal(tables, counted, name, counted.rows.at, counted.wholeDays)
  else if (samples > 0 || counted.before.signals[name] !== undefined) {
    const values = numbersOf(codes, count)
    addSignal(tables, counted, name, values, dayExtents(values, counted.days))
  }
}

const nothingKnown = (beganAt: number): SignalMemory => ({ low: Infinity, high: -Infinity, judged: 0, stuck: 0, gaps: noGaps(beganAt), selection: nothingSelected })

const valuesIn = ({ count }: DayExtents, from: number, to: number): number => {
  let values = 0
  for (let day = from; day < to; day++) values += count[day] as number
  return values
}

/** Answers the row it added; none for a signal without values. */
const addSignal = (tables: SignalTables, counted: CountedRows, name: CountedSignal, values: Float64Array, own: DayExtents): number | undefined => {
  const { rows, days, unitNo, stretch, before: { beganAt, signals: known }, memory, count, whole } = counted
  const { sampleS } = rows
  const before = known[name] ?? nothingKnown(beganAt)
  const samples = before.selection.samples + valuesIn(own, stretch.from, days.length)
  if (samples === 0) return undefined
  const walk = samples === count ? whole : walkSignal(rows, days, values, stretch, before.gaps)
  const row = beginRow(tables.signal_part)
  const out = tables.signal_part.column
  out.unit_no[row] = unitNo
  out.sample_s[row] = sampleS
  out.signal[row] = placeOf.get(name) as number
  out.samples[row] = samples
  out.step_s[row] = 2 * samples >= count ? sampleS : Math.max(sampleS, Math.min(3600, (walk.endAt - walk.firstAt - walk.gapS) / samples))
  out.gaps[row] = walk.gaps
  out.longest_gap_s[row] = walk.longestGapS
  out.first_ts[row] = walk.firstAt
  out.last_ts[row] = walk.endAt - sampleS
  if (samples < count) addDays(tables.signal_day_part, rows, unitNo, days, name, values, walk)
  if (walk.memory !== undefined) {
    const selection = { ...before.selection, samples: before.selection.samples + valuesIn(own, stretch.from, stretch.keep) }
    memory.signals[name] = { ...before, gaps: walk.memory, selection }
  }
  return row
}

const addRange = ({ column: out }: PartTable<SignalName>, row: number, name: CountedSignal, counted: CountedRows, values: Float64Array, { low, high }: DayExtents): void => {
  const { rows, days, stretch, from, before: { beganAt, signals: known }, memory: { signals: kept } } = counted
  const before = known[name] ?? nothingKnown(beganAt)
  const memory = kept[name]
  let [least, most] = [before.low, before.high]
  for (let day = stretch.from; day < days.length; day++) {
    if (day === stretch.keep && memory !== undefined) Object.assign(memory, { low: least, high: most })
    if ((low[day] as number) < least) least = low[day] as number
    if ((high[day] as number) > most) most = high[day] as number
  }
  const some = medianOfSome({ values, from, to: rows.count, samples: out.samples[row] as number, keepSamples: memory?.selection.samples ?? 0 }, before.selection)
  out.low[row] = thousandths(least)
  out.high[row] = thousandths(most)
  out.median[row] = thousandths(some.median)
  if (memory !== undefined) memory.selection = some.memory
}

const addDays = (table: PartTable<SignalDayName>, rows: SeriesRows, unitNo: number, days: readonly DaySpan[], name: CountedSignal, values: Float64Array, { dayGapS }: SignalWalk): void => {
  let fewerBefore = false
  for (let index = 0; index < days.length; index++) {
    const span = days[index] as DaySpan
    const samples = countOf(values, span)
    const fewer = samples < span.to - span.from
    if (fewer || fewerBefore)
      addRow(table, { unit_no: unitNo, day: span.day, sample_s: rows.sampleS, signal: placeOf.get(name) as number, samples, longest_gap_s: dayGapS[index] as number })
    fewerBefore = fewer
  }
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000

const numbersOf = (codes: Uint8Array, count: number): Float64Array => {
  const numbers = numbersFor('codes', count)
  for (let i = 0; i < count; i++) numbers[i] = codes[i] === missing ? NaN : (codes[i] as number)
  return numbers
}

const addStuck = ({ column: out }: PartTable<SignalName>, row: number, name: Signal, { days, before, memory }: CountedRows, { from, keep }: Stretch, stuckIn: (from: number, to: number) => { judged: number; stuck: number }): void => {
  const known = before.signals[name] ?? { judged: 0, stuck: 0 }
  const all = stuckIn(from, days.length)
  out.judged_days[row] = known.judged + all.judged
  out.stuck_days[row] = known.stuck + all.stuck
  const kept = memory.signals[name]
  if (kept === undefined) return
  const early = stuckIn(from, keep)
  Object.assign(kept, { judged: known.judged + early.judged, stuck: known.stuck + early.stuck })
}

interface DriftAgainst extends Drift {
  against: CountedSignal
}

const addDrift = ({ column: out }: PartTable<SignalName>, row: number, drift: DriftAgainst | undefined): void => {
  if (drift === undefined) return
  out.drift_against[row] = placeOf.get(drift.against) as number
  out.drift_blocks[row] = drift.blocks
  out.drift_k[row] = drift.shiftK
  out.drift_k_per_year[row] = drift.perYearK
  out.drift_from[row] = drift.fromDay
  out.drift_to[row] = drift.toDay
}

/** Least shift that is suspected, K: of the outdoor sensor against the station, against the coil at rest, of supply against return at rest. */
const leastK = { station: 2, coil: 1.5, water: 1 }

const driftsOf = (rows: SeriesRows, { outdoorC }: Steps, clocks: Clocks, days: readonly DaySpan[], { running, nightDifferences, stretch, before }: SignalContext, memory: SignalsMemory): Map<Signal, DriftAgainst> => {
  const found = new Map<Signal, DriftAgainst>()
  if (rows.sampleS > 3600) return found
  const dayNumbers = days.map(({ day }) => day)
  const drift = (pair: SensorPair, differences: Float64Array): DriftFound => {
    const told = driftOf(dayNumbers, differences, leastK[pair], stretch, before?.drifts[pair] ?? noBlocks(memory.firstDay))
    if (told.memory !== undefined) memory.drifts[pair] = told.memory
    return told
  }
  const between = (one: Float64Array, other: Float64Array, atNight: boolean): Float64Array => restDifferences(rows, days, running, clocks, { one, other, atNight })
  const has = (...names: Signal[]): boolean => names.every((name) => rows.known.has(name) || before?.signals[name] !== undefined)
  const byStation = drift('station', nightDifferences)
  if (byStation.blocks > 0) found.set('outdoor_c', { ...byStation, against: 'ts' })
  if (has('outdoor_c', 'outdoor_coil_c')) addPair(found, 'outdoor_c', 'outdoor_coil_c', drift('coil', between(outdoorC, rows.signal.outdoor_coil_c, true)))
  if (has('supply_c', 'return_c')) addPair(found, 'supply_c', 'return_c', drift('water', between(rows.signal.supply_c, rows.signal.return_c, false)))
  return found
}

/** Either of the two may have moved, unless the weather station told which. */
const addPair = (found: Map<Signal, DriftAgainst>, one: Signal, other: Signal, drift: Drift): void => {
  if (drift.blocks === 0) return
  const byStation = found.get(one)
  const judged = byStation !== undefined && byStation.blocks >= leastBlocks
  const moved = judged && !Number.isNaN(byStation.shiftK)
  if (!judged && drift.blocks > (byStation?.blocks ?? 0)) found.set(one, { ...drift, against: other })
  found.set(other, moved ? { ...noDrift, blocks: drift.blocks, against: one } : { ...drift, shiftK: -drift.shiftK, perYearK: -drift.perYearK, against: one })
}
