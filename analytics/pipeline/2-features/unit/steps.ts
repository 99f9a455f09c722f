import { method as methods, missing, mode as modes, outdoorFault } from './codes'
import type { OutdoorFaults } from './outdoor-faults'
import type { DaySpan, SeriesRows } from './series-rows'
import { takesHeat } from './takes-heat'
import { codesFor, numbersFor } from './workspace'

/** What each row of a series is in: state of the compressor and of the defrost, mode it runs in, how it hangs together with the row before. */
export interface Steps {
  running: Uint8Array
  fault: Uint8Array
  /** The unit's own outdoor sensor after the gates. */
  outdoorC: Float64Array
  /** The station, else the unit's own sensor after the gates. */
  sourceC: Float64Array
  defrosting: Uint8Array
  /** `heat`, `cool`, `dhw`, `defrost`, or `missing` while the compressor stands. */
  runMode: Uint8Array
  /** Follows the row before without a gap. */
  contiguous: Uint8Array
  /** First row of a run that was seen to begin. */
  started: Uint8Array
}

export const stepsOf = (rows: SeriesRows, days: readonly DaySpan[], running: Uint8Array, { fault }: OutdoorFaults, dayMethods: Uint8Array, sign: Uint8Array): Steps => {
  const { count, sampleS, at, stationC } = rows
  const inRange = rows.signal.outdoor_c
  const steps: Steps = {
    running,
    fault,
    outdoorC: numbersFor('outdoorC', count),
    sourceC: numbersFor('sourceC', count),
    defrosting: codesFor('defrosting', count),
    runMode: codesFor('runMode', count),
    contiguous: codesFor('contiguous', count),
    started: codesFor('started', count),
  }
  for (let i = 0; i < count; i++) {
    const own = fault[i] === outdoorFault.none ? (inRange[i] as number) : NaN
    const station = stationC[i] as number
    steps.outdoorC[i] = own
    steps.sourceC[i] = station === station ? station : own
    const contiguous = i > 0 && (at[i] as number) - (at[i - 1] as number) <= 2 * sampleS
    steps.contiguous[i] = contiguous ? 1 : 0
    steps.started[i] = contiguous && running[i] === 1 && running[i - 1] === 0 ? 1 : 0
  }
  for (let index = 0; index < days.length; index++) markDefrosts(rows, days[index] as DaySpan, dayMethods[index] as number, running, sign, steps.defrosting)
  markModes(rows, steps)
  return steps
}

const markDefrosts = (rows: SeriesRows, span: DaySpan, method: number, running: Uint8Array, sign: Uint8Array, defrosting: Uint8Array): void => {
  const { from, to } = span
  const { mode, defrostFlag, valveHeating } = rows
  if (method === methods.flag) {
    for (let i = from; i < to; i++) defrosting[i] = defrostFlag[i] === 1 || mode[i] === modes.defrost ? 1 : 0
    return
  }
  if (method === methods.valve) {
    for (let i = from; i < to; i++) if (canDefrost(rows, i, running) && valveHeating[i] === 0) defrosting[i] = 1
  } else if (method === methods.coil) markWarmCoils(rows, span, running, defrosting)
  else for (let i = from; i < to; i++) defrosting[i] = sign[i] as number
}

const airAt = ({ stationC, signal }: SeriesRows, i: number): number => (stationC[i] === stationC[i] ? (stationC[i] as number) : (signal.outdoor_c[i] as number))

const canDefrost = (rows: SeriesRows, i: number, running: Uint8Array): boolean => running[i] === 1 && rows.mode[i] !== modes.cool && airAt(rows, i) < 15

/** Longest time, s, between the last row with a cold coil and the first with a warm one: valves turn while the compressor rests. */
const turnS = 600

/** A coil that turns warm, and warmer than the air, while the compressor runs, after it was cold at work: one that is warm since it rested melts nothing. */
const markWarmCoils = (rows: SeriesRows, { from, to }: DaySpan, running: Uint8Array, defrosting: Uint8Array): void => {
  const { at, sampleS, signal: { outdoor_coil_c: coil } } = rows
  const isWarm = (i: number): boolean => (coil[i] as number) > Math.max(airAt(rows, i), Math.min(airAt(rows, i), 7) + 2)
  const longestTurn = Math.max(turnS, sampleS)
  let first = from
  while (first > 0 && (at[from] as number) - (at[first - 1] as number) <= longestTurn) first--
  let coldAt = -Infinity
  for (let i = first; i < to; i++) {
    const now = at[i] as number
    const melts = i > 0 && defrosting[i - 1] === 1 && now - (at[i - 1] as number) <= 2 * sampleS
    if (running[i] !== 1) continue
    if (!isWarm(i)) {
      if ((coil[i] as number) < airAt(rows, i)) coldAt = now
    } else if (i >= from && canDefrost(rows, i, running) && (melts || now - coldAt <= longestTurn)) defrosting[i] = 1
  }
}

const markModes = (rows: SeriesRows, { running, defrosting, sourceC, runMode }: Steps): void => {
  const { count, mode, valveHeating } = rows
  const { heat_w: heat, power_w: power } = rows.signal
  for (let i = 0; i < count; i++) {
    const told = mode[i] as number
    if (defrosting[i] === 1) runMode[i] = modes.defrost
    else if (running[i] !== 1) runMode[i] = missing
    else if (told === modes.heat || told === modes.cool || told === modes.dhw) runMode[i] = told
    else if (valveHeating[i] === 0) runMode[i] = modes.cool
    else runMode[i] = takesHeat(heat[i] as number, power[i] as number, sourceC[i] as number) ? modes.cool : modes.heat
  }
}
