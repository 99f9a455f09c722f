import { method as methods, missing, mode as modes, outdoorFault } from './codes'
import type { OutdoorFaults } from './outdoor-faults'
import type { DaySpan, SeriesRows } from './series-rows'
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

const markDefrosts = (rows: SeriesRows, { from, to }: DaySpan, method: number, running: Uint8Array, sign: Uint8Array, defrosting: Uint8Array): void => {
  const { mode, defrostFlag, valveHeating, stationC } = rows
  const { outdoor_c: outdoor, outdoor_coil_c: coil } = rows.signal
  if (method === methods.flag) {
    for (let i = from; i < to; i++) defrosting[i] = defrostFlag[i] === 1 || mode[i] === modes.defrost ? 1 : 0
    return
  }
  if (method !== methods.valve && method !== methods.coil) {
    for (let i = from; i < to; i++) defrosting[i] = sign[i] as number
    return
  }
  for (let i = from; i < to; i++) {
    if (running[i] !== 1 || mode[i] === modes.cool) continue
    const station = stationC[i] as number
    const air = station === station ? station : (outdoor[i] as number)
    if (!(air < 15)) continue
    const told = method === methods.valve ? valveHeating[i] === 0 : (coil[i] as number) > Math.min(air, 7) + 2
    if (told) defrosting[i] = 1
  }
}

const markModes = (rows: SeriesRows, { running, defrosting, sourceC, runMode }: Steps): void => {
  const { count, mode, valveHeating } = rows
  const heat = rows.signal.heat_w
  for (let i = 0; i < count; i++) {
    const told = mode[i] as number
    if (defrosting[i] === 1) runMode[i] = modes.defrost
    else if (running[i] !== 1) runMode[i] = missing
    else if (told === modes.heat || told === modes.cool || told === modes.dhw) runMode[i] = told
    else if (valveHeating[i] === 0) runMode[i] = modes.cool
    else runMode[i] = (heat[i] as number) < 0 && (sourceC[i] as number) > 18 ? modes.cool : modes.heat
  }
}
