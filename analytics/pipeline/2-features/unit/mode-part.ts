import { evaporatingAt, isHydronic, type Circuit } from './circuit'
import { mode as modes } from './codes'
import type { Clocks } from './clocks'
import { medianOf } from './median-of'
import { plausibleCop } from './metered-cop'
import { beginRow, newPartTable, type PartTable } from './part-table'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Signal } from './signals'
import { scratch } from './spans'
import { addCircuit, doubtColumns } from './steady-circuit'
import { steadyRows } from './steady-rows'
import type { Steps } from './steps'

/** Medians of signals as they are measured, named as the column. */
const measured = [
  'supply_c', 'return_c', 'indoor_c', 'setpoint_c', 'compressor_hz', 'power_w', 'heat_w', 'discharge_c', 'suction_c',
  'liquid_c', 'outdoor_coil_c', 'eev_pct', 'flow_lpm', 'compressor_a', 'fan_rpm', 'vibration_mm_s', 'discharge_kpa', 'suction_kpa', 'indoor_coil_c', 'airflow_m3h',
] as const satisfies readonly Signal[]

/** Columns of `unit_day_mode` that are numbers, in their order. */
export const modeColumns = [
  'outdoor_c', 'outdoor_unit_c', 'rh_pct', 'supply_c', 'return_c', 'sink_c', 'indoor_c', 'setpoint_c', 'compressor_hz', 'power_w', 'heat_w', 'cop',
  'carnot_fraction', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c', 'superheat_k', 'subcooling_k', 'eev_pct', 'flow_lpm', 'approach_clean_k',
  'compressor_a', 'fan_rpm', 'vibration_mm_s', 'discharge_kpa', 'suction_kpa', 'indoor_coil_c', 'airflow_m3h', 'evaporating_c', 'condensing_c',
  'discharge_superheat_k', 'pressure_ratio', 'approach_outdoor_k', 'approach_frost_k', 'approach_indoor_k', 'isentropic_efficiency',
  'refrigerant_flow_g_s', 'volumetric_index', 'refrigerant_cop', 'carnot_internal',
] as const

export const modeNames = ['unit_no', 'day', 'sample_s', 'mode', 'samples', 'steady_samples', 'implausible', 'by_station', 'by_unit', 'closure', ...doubtColumns, ...modeColumns] as const
export type ModeName = (typeof modeNames)[number]
export const newModeTable = (): PartTable<ModeName> => newPartTable(modeNames)

type Columns = PartTable<ModeName>['column']

const told = [modes.heat, modes.dhw, modes.cool] as const

/** Adds one day of one resolution, for each mode the compressor ran in: medians over the steady samples. */
export const addModes = (table: PartTable<ModeName>, rows: SeriesRows, steps: Steps, clocks: Clocks, span: DaySpan, circuit: Circuit): void => {
  const { samples, steady, picked } = steadyRows(rows, steps, clocks, span)
  for (const code of told) {
    if (samples[code] === 0) continue
    const row = beginRow(table)
    table.column.samples[row] = samples[code] as number
    addMode(table.column, row, rows, steps, span, circuit, code, (picked[code] as Int32Array).subarray(0, steady[code]))
    if (code !== modes.cool) approachesAroundDefrosts(table.column, row, rows, steps, clocks, span, circuit, code)
  }
}

const addMode = (out: Columns, row: number, rows: SeriesRows, steps: Steps, span: DaySpan, circuit: Circuit, code: number, picked: Int32Array): void => {
  out.unit_no[row] = circuit.facts.unitNo
  out.day[row] = span.day
  out.sample_s[row] = rows.sampleS
  out.mode[row] = code
  out.steady_samples[row] = picked.length
  sources(out, row, rows, steps, picked)
  measuredMedians(out, row, rows, picked)
  derivedMedians(out, row, rows, steps, picked, code)
  addCircuit(out, row, rows, steps, picked, { circuit, hydronic: isHydronic(circuit, rows, span), code })
}

/** Source less evaporation, means of 10 to 20 min after a defrost and of the last 5 min, one sample at least, before one of the same day. */
const approachesAroundDefrosts = (out: Columns, row: number, rows: SeriesRows, { runMode, sourceC, defrosting }: Steps, { defrostEndAt }: Clocks, { from, to }: DaySpan, circuit: Circuit, code: number): void => {
  const { at, sampleS } = rows
  const beforeS = Math.max(300, sampleS)
  let [clean, cleanCount, frosted, frostedCount] = [0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    if (runMode[i] === code) {
      const since = (at[i] as number) - (defrostEndAt[i] as number)
      if (since < 600 || since > 1200) continue
      const approach = (sourceC[i] as number) - evaporatingAt(circuit, rows, i, false)
      if (approach !== approach) continue
      clean += approach
      cleanCount++
    } else if (defrosting[i] === 1 && i > from && defrosting[i - 1] === 0) {
      const startAt = at[i] as number
      for (let j = i - 1; j >= from && (at[j] as number) >= startAt - beforeS && runMode[j] === code; j--) {
        const approach = (sourceC[j] as number) - evaporatingAt(circuit, rows, j, false)
        if (approach !== approach) continue
        frosted += approach
        frostedCount++
      }
    }
  }
  out.approach_clean_k[row] = cleanCount === 0 ? NaN : clean / cleanCount
  out.approach_frost_k[row] = frostedCount === 0 ? NaN : frosted / frostedCount
}

const sources = (out: Columns, row: number, rows: SeriesRows, steps: Steps, picked: Int32Array): void => {
  let [station, unit] = [0, 0]
  for (let p = 0; p < picked.length; p++) {
    const i = picked[p] as number
    if (rows.stationC[i] === rows.stationC[i]) station = 1
    else if (steps.outdoorC[i] === steps.outdoorC[i]) unit = 1
  }
  out.by_station[row] = station
  out.by_unit[row] = unit
}

const measuredMedians = (out: Columns, row: number, rows: SeriesRows, picked: Int32Array): void => {
  out.rh_pct[row] = medianAt(rows.rhPct, picked)
  for (const name of measured) if (rows.known.has(name)) out[name][row] = medianAt(rows.signal[name], picked)
}

const medianAt = (column: Float64Array, picked: Int32Array): number => {
  const values = scratch(picked.length)
  let n = 0
  for (let p = 0; p < picked.length; p++) {
    const value = column[picked[p] as number] as number
    if (value === value) values[n++] = value
  }
  return medianOf(values, n)
}

const derivedMedians = (out: Columns, row: number, rows: SeriesRows, { outdoorC, sourceC }: Steps, picked: Int32Array, code: number): void => {
  out.outdoor_c[row] = medianAt(sourceC, picked)
  out.outdoor_unit_c[row] = medianAt(outdoorC, picked)
  const [sinks, cops, fractions] = [scratch(picked.length), scratch(picked.length, 1), scratch(picked.length, 2)]
  let [sinkCount, copCount, fractionCount, implausible] = [0, 0, 0, 0]
  for (let p = 0; p < picked.length; p++) {
    const i = picked[p] as number
    const warm = heatSink(rows, i, code)
    const sink = code === modes.cool ? (rows.signal.indoor_c[i] as number) : warm
    if (sink === sink) sinks[sinkCount++] = sink
    const cop = plausibleCop(rows, i, code)
    if (cop !== cop) {
      if (rows.signal.heat_w[i] === rows.signal.heat_w[i]) implausible++
      continue
    }
    cops[copCount++] = cop
    const source = sourceC[i] as number
    const fraction = cop / (code === modes.cool ? carnotCop(source, warm) : carnotCop(warm, source))
    if (fraction === fraction) fractions[fractionCount++] = fraction
  }
  out.implausible[row] = implausible
  out.sink_c[row] = medianOf(sinks, sinkCount)
  out.cop[row] = medianOf(cops, copCount)
  out.carnot_fraction[row] = medianOf(fractions, fractionCount)
}

const heatSink = ({ signal }: SeriesRows, i: number, code: number): number => {
  const water = signal.supply_c[i] as number
  return water === water ? water : ((code === modes.dhw ? signal.dhw_tank_c[i] : signal.indoor_c[i]) as number)
}

/** COP of a Carnot cycle between a sink 2 K warmer and a source 6 K colder than measured; NaN below a lift of 8 K. */
const carnotCop = (sinkC: number, sourceC: number): number => {
  const lift = sinkC + 2 - (sourceC - 6)
  return lift > 8 ? (sinkC + 2 + 273.15) / lift : NaN
}
