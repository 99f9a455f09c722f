import { addAuxHeat } from './aux-heat'
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
import { outdoorFaults } from './outdoor-faults'
import { addRests } from './rests'
import { addRuns, newRunTable } from './run-part'
import { addSignals, newSignalDayTable, newSignalTable } from './signal-part'
import { compressorState } from './running'
import type { Signal } from './signals'
import { daySpans, type DaySpan, type SeriesRows } from './series-rows'
import { stepsOf } from './steps'
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

/** Adds everything that one series of one unit tells. */
export const computeSeries = (parts: Parts, rows: SeriesRows, facts: UnitFacts): void => {
  const { unitNo } = facts
  const circuit = circuitOf(facts)
  const days = daySpans(rows)
  const running = compressorState(rows)
  const outdoor = outdoorFaults(rows, days, running)
  const dayMethods = defrostMethods(rows, days, running)
  const steps = stepsOf(rows, days, running, outdoor, dayMethods, defrostSigns(rows, days, dayMethods, running))
  const clocks = clocksOf(rows, steps)
  const extents = extentsOf(rows, days)
  const gated = dayExtents(steps.outdoorC, days)
  const nightDifferences = new Float64Array(days.length)
  let first = 0
  for (let index = 0; index < days.length; index++) {
    const span = days[index] as DaySpan
    const defrostSeen = dayMethods[index] !== missing
    const row = addDay(parts.day_part, rows, steps, span, { unitNo, onAt: clocks.onAt, sameH: outdoor.sameH[index] as number, defrostSeen, fluid: circuit.fluid, extents, outdoor: gated, index })
    first = row - index
    nightDifferences[index] = (parts.day_part.column.outdoor_night_c[row] as number) - (parts.day_part.column.station_night_c[row] as number)
    addModes(parts.mode_part, rows, steps, clocks, span, circuit)
    addGates(parts.gate_part, rows, steps, span, unitNo)
  }
  addWholeDays({ out: parts.day_part.column, first }, { rows, steps, clocks, days, circuit }, dayMethods)
  addSignals(parts, rows, steps, clocks, days, { unitNo, running, nightDifferences, extents, outdoor: gated })
  addRuns(parts.run_part, rows, steps, unitNo)
  addDefrosts(parts.defrost_part, rows, steps, clocks, days, dayMethods, unitNo)
  addFaultCodes(parts.faultCodes, rows, unitNo)
}

const extentsOf = (rows: SeriesRows, days: readonly DaySpan[]): Map<Signal, DayExtents> => {
  const found = new Map<Signal, DayExtents>()
  for (const name of rows.known) found.set(name, dayExtents(rows.signal[name], days))
  return found
}

/** Columns of days that look across midnight. */
const addWholeDays = (day: DayRows, series: Series, dayMethods: Uint8Array): void => {
  addRests(day, series)
  addAuxHeat(day, series)
  addColdCalls(day, series)
  addEnvelope(day, series)
  addWrongWay(day, series)
  addDefrostLength(day, series, dayMethods)
  addFrostEvidence(day, series, dayMethods)
  addMetering(day, series)
  addStuckHours(day, series)
}

const addFaultCodes = (faultCodes: FaultCode[], rows: SeriesRows, unitNo: number): void => {
  let before: FaultCode | undefined
  for (const { row, code } of rows.faults) {
    const day = rows.day[row] as number
    if (before?.day === day && before.code === code) continue
    before = { unitNo, day, sampleS: rows.sampleS, code }
    faultCodes.push(before)
  }
}
