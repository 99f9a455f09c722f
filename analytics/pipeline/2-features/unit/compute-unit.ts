import { addAuxHeat } from './aux-heat'
import { checkpointOf } from './checkpoint'
import { circuitOf } from './circuit'
import { missing } from './codes'
import { clocksOf } from './clocks'
import { addColdCalls } from './cold-calls'
import { dayExtents, type DayExtents } from './day-extents'
import { addDay, newDayTable } from './day-part'
import type { DayRows, Series } from './day-rows'
import { addDefrosts, newDefrostTable } from './defrost-part'
import { defrostMethods } from './defrost-methods'
import { defrostSigns } from './defrost-signs'
import { addEnvelope } from './envelope'
import { addFrostEvidence } from './frost-evidence'
import { addGates, newGateTable } from './gate-part'
import { addMetering } from './metering'
import { addModes, newModeTable } from './mode-part'
import { dropDaysBefore } from './part-table'
import { outdoorFaults } from './outdoor-faults'
import { addRests } from './rests'
import { addRuns, newRunTable } from './run-part'
import { addSignals, newSignalDayTable, newSignalTable } from './signal-part'
import { compressorState } from './running'
import type { Signal } from './signals'
import type { SeriesMemory } from './series-memory'
import { daySpans, type DaySpan, type SeriesRows } from './series-rows'
import { stepsOf } from './steps'
import type { Stretch } from './stretch'
import { addStuckHours } from './stuck-hours'
import type { UnitFacts } from './unit-facts'
import { addDefrostLength, addWrongWay } from './wrong-way'

export interface FaultCode {
  unitNo: number
  day: number
  sampleS: number
  code: string
}

/** What features are made of, gathered over units. */
export const newParts = () => ({
  day_part: newDayTable(),
  mode_part: newModeTable(),
  run_part: newRunTable(),
  defrost_part: newDefrostTable(),
  gate_part: newGateTable(),
  signal_part: newSignalTable(),
  signal_day_part: newSignalDayTable(),
  faultCodes: [] as FaultCode[],
})
export type Parts = ReturnType<typeof newParts>

export interface SeriesOptions {
  /** What the rows go on from; they begin with its `readFrom`. */
  before?: SeriesMemory | undefined
  /** Whether the next rows shall be able to go on from these; default: not. */
  remember?: boolean
}

/** Adds everything that one series of one unit tells, or what it tells from the day on from which it is told anew. */
export const computeSeries = (parts: Parts, rows: SeriesRows, facts: UnitFacts, { before, remember = false }: SeriesOptions = {}): SeriesMemory | undefined => {
  const { unitNo } = facts
  const circuit = circuitOf(facts)
  const days = daySpans(rows)
  const running = compressorState(rows)
  const outdoor = outdoorFaults(rows, days, running)
  const { method: dayMethods, elsewhere } = defrostMethods(rows, days, running, before?.elsewhere)
  const steps = stepsOf(rows, days, running, outdoor, dayMethods, defrostSigns(rows, days, dayMethods, running))
  const clocks = clocksOf(rows, steps)
  const extents = extentsOf(rows, days)
  const gated = dayExtents(steps.outdoorC, days)
  const from = before === undefined ? 0 : days.findIndex(({ day }) => day >= before.day)
  const checkpoint = remember ? checkpointOf(rows, days, steps, from) : undefined
  const stretch: Stretch = { from, keep: checkpoint?.day ?? -1 }
  const firstRows = { day: parts.day_part.count, mode: parts.mode_part.count, gate: parts.gate_part.count, run: parts.run_part.count, defrost: parts.defrost_part.count, signalDay: parts.signal_day_part.count }
  const nightDifferences = new Float64Array(days.length)
  const first = firstRows.day
  for (let index = 0; index < days.length; index++) {
    const span = days[index] as DaySpan
    const defrostSeen = dayMethods[index] !== missing
    const row = addDay(parts.day_part, rows, steps, span, { unitNo, onAt: clocks.onAt, sameH: outdoor.sameH[index] as number, defrostSeen, fluid: circuit.fluid, extents, outdoor: gated, index })
    nightDifferences[index] = (parts.day_part.column.outdoor_night_c[row] as number) - (parts.day_part.column.station_night_c[row] as number)
    addModes(parts.mode_part, rows, steps, clocks, span, circuit)
    addGates(parts.gate_part, rows, steps, span, unitNo)
  }
  const whole = addWholeDays({ out: parts.day_part.column, first }, { rows, steps, clocks, days, circuit }, dayMethods, stretch, before)
  const signals = addSignals(parts, rows, steps, clocks, days, { unitNo, running, nightDifferences, extents, outdoor: gated, stretch, before: before?.signals })
  addRuns(parts.run_part, rows, steps, unitNo)
  const clean = addDefrosts(parts.defrost_part, rows, steps, clocks, days, dayMethods, unitNo, before?.clean, days[checkpoint?.readFrom ?? 0]?.from)
  addFaultCodes(parts.faultCodes, rows, unitNo, before?.day ?? -Infinity)
  if (before !== undefined) dropKnown(parts, firstRows, before.day)
  if (checkpoint === undefined) return undefined
  const [readFrom, day] = [days[checkpoint.readFrom] as DaySpan, days[checkpoint.day] as DaySpan]
  return { sampleS: rows.sampleS, readFrom: rows.ts[readFrom.from] as number, day: day.day, dayFrom: rows.ts[day.from] as number, elsewhere: elsewhere[checkpoint.readFrom] === 1, clean, ...whole, signals }
}

type FirstRows = Record<'day' | 'mode' | 'gate' | 'run' | 'defrost' | 'signalDay', number>

/** Takes away what was told of days that were only read to look back. */
const dropKnown = (parts: Parts, first: FirstRows, day: number): void => {
  dropDaysBefore(parts.day_part, first.day, day)
  dropDaysBefore(parts.mode_part, first.mode, day)
  dropDaysBefore(parts.gate_part, first.gate, day)
  dropDaysBefore(parts.run_part, first.run, day)
  dropDaysBefore(parts.defrost_part, first.defrost, day)
  dropDaysBefore(parts.signal_day_part, first.signalDay, day)
}

const extentsOf = (rows: SeriesRows, days: readonly DaySpan[]): Map<Signal, DayExtents> => {
  const found = new Map<Signal, DayExtents>()
  for (const name of rows.known) found.set(name, dayExtents(rows.signal[name], days))
  return found
}

/** Columns of days that look across midnight. */
const addWholeDays = (day: DayRows, series: Series, dayMethods: Uint8Array, stretch: Stretch, before: SeriesMemory | undefined): Pick<SeriesMemory, 'rise' | 'highestHz' | 'frost'> => {
  addRests(day, series)
  const rise = addAuxHeat(day, series, stretch, before?.rise)
  const highestHz = addColdCalls(day, series, stretch, before?.highestHz)
  addEnvelope(day, series)
  addWrongWay(day, series)
  addDefrostLength(day, series, dayMethods)
  const frost = addFrostEvidence(day, series, dayMethods, stretch, before?.frost)
  addMetering(day, series)
  addStuckHours(day, series)
  return { rise, highestHz, frost }
}

const addFaultCodes = (faultCodes: FaultCode[], rows: SeriesRows, unitNo: number, fromDay: number): void => {
  let before: FaultCode | undefined
  for (const { row, code } of rows.faults) {
    const day = rows.day[row] as number
    if (day < fromDay || (before?.day === day && before.code === code)) continue
    before = { unitNo, day, sampleS: rows.sampleS, code }
    faultCodes.push(before)
  }
}
