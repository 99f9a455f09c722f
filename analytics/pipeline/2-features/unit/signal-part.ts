import type { Clocks } from './clocks'
import { missing } from './codes'
import { newPartTable, type PartTable } from './part-table'
import { driftOf, leastBlocks, noDrift, restDifferences, type Drift } from './sensor-drift'
import type { DaySpan, SeriesRows } from './series-rows'
import { addToDays, newSignalDays, type SignalDays } from './signal-days'
import { addValues, breaksIn, closeTally, medianIn, newSignalTally, resetTally, type SignalTally } from './signal-tally'
import { countedSignals, signals, type CountedSignal, type Signal } from './signals'
import type { Steps } from './steps'
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
}

const placeOf = new Map<CountedSignal, number>(countedSignals.map((name, place) => [name, place]))
const tally = newSignalTally()

/** Adds what one series tells of each signal it has: how much there is, by day where that is not all, its range, gaps, days it stood still, and drift. */
export const addSignals = (tables: SignalTables, rows: SeriesRows, steps: Steps, clocks: Clocks, days: readonly DaySpan[], context: SignalContext): void => {
  const { count, at, sampleS } = rows
  const restless = restlessDays(days, context.running)
  const whole = { from: 0, to: count, at, first: 0, sampleS, breaks: breaksIn(at, 0, count, sampleS) }
  const drifts = driftsOf(rows, steps, clocks, days, context)
  const addColumn = (name: CountedSignal, values: ArrayLike<number>): number | undefined => {
    resetTally(tally, at[0] as number)
    addValues(tally, { ...whole, values })
    if (tally.samples === 0) return undefined
    const row = addSignal(tables.signal_part, rows, context.unitNo, name, tally)
    if (tally.samples === count) return row
    const found = newSignalDays()
    addToDays(found, { ...whole, values }, rows.day)
    addDays(tables.signal_day_part, rows, context.unitNo, days, name, found)
    return row
  }
  addColumn('ts', at)
  for (const name of signals) {
    if (!rows.known.has(name)) continue
    const row = addColumn(name, name === 'outdoor_c' ? steps.outdoorC : rows.signal[name])
    if (row === undefined) continue
    addRange(tables.signal_part, row, tally)
    addStuck(tables.signal_part, row, rows, restless, name)
    addDrift(tables.signal_part, row, drifts.get(name))
  }
  for (const [name, found] of rows.other) {
    if (found.tally.samples === 0) continue
    addRange(tables.signal_part, addSignal(tables.signal_part, rows, context.unitNo, name, found.tally), found.tally)
    addDays(tables.signal_day_part, rows, context.unitNo, days, name, found.days)
  }
  for (const [name, codes] of [['mode', rows.mode], ['reversing_valve_heating', rows.valveHeating], ['defrost', rows.defrostFlag]] as const) addColumn(name, numbersOf(codes, count))
}

const addSignal = (table: PartTable<SignalName>, rows: SeriesRows, unitNo: number, name: CountedSignal, found: SignalTally): number => {
  const { count, at, sampleS } = rows
  const heldS = found.endAt - found.firstAt - found.gapS
  closeTally(found, (at[count - 1] as number) + sampleS, sampleS)
  const row = table.begin()
  const out = table.column
  out.unit_no[row] = unitNo
  out.sample_s[row] = sampleS
  out.signal[row] = placeOf.get(name) as number
  out.samples[row] = found.samples
  out.step_s[row] = 2 * found.samples >= count ? sampleS : Math.max(sampleS, Math.min(3600, heldS / found.samples))
  out.gaps[row] = found.gaps
  out.longest_gap_s[row] = found.longestGapS
  out.first_ts[row] = found.firstAt
  out.last_ts[row] = found.endAt - sampleS
  return row
}

const addRange = ({ column: out }: PartTable<SignalName>, row: number, found: SignalTally): void => {
  out.low[row] = thousandths(found.low)
  out.high[row] = thousandths(found.high)
  out.median[row] = thousandths(medianIn(found))
}

const addDays = (table: PartTable<SignalDayName>, rows: SeriesRows, unitNo: number, days: readonly DaySpan[], name: CountedSignal, found: SignalDays): void => {
  let place = 0
  let fewerBefore = false
  for (const { day, from, to } of days) {
    const seen = found.day[place] === day
    const samples = seen ? (found.samples[place] as number) : 0
    const fewer = samples < to - from
    if (fewer || fewerBefore)
      table.add({ unit_no: unitNo, day, sample_s: rows.sampleS, signal: placeOf.get(name) as number, samples, longest_gap_s: seen ? (found.longestGapS[place] as number) : NaN })
    if (seen) place++
    fewerBefore = fewer
  }
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000

const numbersOf = (codes: Uint8Array, count: number): Float64Array => {
  const numbers = numbersFor('codes', count)
  for (let i = 0; i < count; i++) numbers[i] = codes[i] === missing ? NaN : (codes[i] as number)
  return numbers
}

const addStuck = ({ column: out }: PartTable<SignalName>, row: number, rows: SeriesRows, restless: readonly DaySpan[], name: Signal): void => {
  if (!restlessSignals.includes(name)) return
  const { judged, stuck } = stuckDays(rows, restless, rows.signal[name])
  out.judged_days[row] = judged
  out.stuck_days[row] = stuck
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

const driftsOf = (rows: SeriesRows, { outdoorC }: Steps, clocks: Clocks, days: readonly DaySpan[], { running, nightDifferences }: SignalContext): Map<Signal, DriftAgainst> => {
  const found = new Map<Signal, DriftAgainst>()
  if (rows.sampleS > 3600) return found
  const dayNumbers = days.map(({ day }) => day)
  const between = (one: Float64Array, other: Float64Array, atNight: boolean, least: number): Drift =>
    driftOf(dayNumbers, restDifferences(rows, days, running, clocks, { one, other, atNight }), least)
  const has = (...names: Signal[]): boolean => names.every((name) => rows.known.has(name))
  const byStation = driftOf(dayNumbers, nightDifferences, leastK.station)
  if (byStation.blocks > 0) found.set('outdoor_c', { ...byStation, against: 'ts' })
  if (has('outdoor_c', 'outdoor_coil_c')) addPair(found, 'outdoor_c', 'outdoor_coil_c', between(outdoorC, rows.signal.outdoor_coil_c, true, leastK.coil))
  if (has('supply_c', 'return_c')) addPair(found, 'supply_c', 'return_c', between(rows.signal.supply_c, rows.signal.return_c, false, leastK.water))
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
