import { coolingCop, cycleEnthalpies, heatingCop, isentropicEfficiency, refrigerantFlow, suctionDensity, type CyclePoint } from '../../../refrigerants'
import { bubbleAt, condensingAt, evaporatingAt, type Circuit } from './circuit'
import { mode as modes } from './codes'
import { medianOf } from './median-of'
import { plausibleCop } from './metered-cop'
import type { SeriesRows } from './series-rows'
import type { Steps } from './steps'

/** Columns of the refrigerant circuit, medians over steady samples; `closure` goes to `unit_day`. */
export const circuitColumns = [
  'superheat_k', 'subcooling_k', 'evaporating_c', 'condensing_c', 'discharge_superheat_k', 'pressure_ratio', 'approach_outdoor_k', 'approach_indoor_k',
  'isentropic_efficiency', 'refrigerant_flow_g_s', 'volumetric_index', 'refrigerant_cop', 'carnot_internal', 'closure',
] as const
export type CircuitColumn = (typeof circuitColumns)[number]

/** How many steady samples no machine can have: superheat, subcooling, the order of temperatures and pressures, isentropic efficiency. */
export const doubtColumns = ['superheat_doubts', 'subcooling_doubts', 'order_doubts', 'isentropic_doubts'] as const
export type DoubtColumn = (typeof doubtColumns)[number]

export interface SteadyContext {
  circuit: Circuit
  /** Whether heat goes into water. */
  hydronic: boolean
  /** The mode the picked rows ran in. */
  code: number
}

const values = Object.fromEntries(circuitColumns.map((name) => [name, new Float64Array(2048)])) as Record<CircuitColumn, Float64Array>

const roomFor = (count: number): void => {
  if (values.superheat_k.length < count) for (const name of circuitColumns) values[name] = new Float64Array(2 * count)
}

/** Puts the medians over picked rows into row `row` of the columns; nothing where no refrigerant line is measured. */
export const addCircuit = (out: Record<CircuitColumn | DoubtColumn, Float64Array>, row: number, rows: SeriesRows, steps: Steps, picked: Int32Array, context: SteadyContext): void => {
  if (!circuitSignals.some((name) => rows.known.has(name))) return
  roomFor(picked.length)
  for (let p = 0; p < picked.length; p++) fillRow(p, rows, steps, picked[p] as number, context)
  countDoubts(out, row, rows, picked, context)
  for (const name of circuitColumns) out[name][row] = medianOf(values[name], keepNumbers(values[name], picked.length))
}

/**
 * Plausibility of steady samples (analytics notes 0.3): superheat of -2 to 35 K, subcooling of -3 to 25 K; by pressures in heating
 * evaporation at least 0.5 K below the source, condensation 1 K above the return water or the room, discharge at 1.2 times
 * suction pressure; isentropic efficiency of 0.4 to 0.9 (the only one that then has no value).
 */
const countDoubts = (out: Record<DoubtColumn, Float64Array>, row: number, { signal }: SeriesRows, picked: Int32Array, { hydronic, code }: SteadyContext): void => {
  let [superheat, subcooling, order, isentropic] = [0, 0, 0, 0]
  for (let p = 0; p < picked.length; p++) {
    const i = picked[p] as number
    if (isOutside(values.superheat_k[p] as number, -2, 35)) superheat++
    if (isOutside(values.subcooling_k[p] as number, -3, 25)) subcooling++
    const sink = (hydronic || code === modes.dhw ? signal.return_c[i] : signal.indoor_c[i]) as number
    const ratio = values.pressure_ratio[p] as number
    const outOfOrder = (values.approach_outdoor_k[p] as number) <= 0.5 || (values.condensing_c[p] as number) <= sink + 1 || ratio <= 1.2
    if (code !== modes.cool && ratio === ratio && outOfOrder) order++
    const flow = values.refrigerant_flow_g_s[p] as number
    const efficiency = values.isentropic_efficiency[p] as number
    if (flow === flow && efficiency !== efficiency) isentropic++
  }
  out.superheat_doubts[row] = superheat
  out.subcooling_doubts[row] = subcooling
  out.order_doubts[row] = order
  out.isentropic_doubts[row] = isentropic
}

const isOutside = (value: number, low: number, high: number): boolean => value < low || value > high

const circuitSignals = ['discharge_kpa', 'suction_kpa', 'outdoor_coil_c', 'indoor_coil_c', 'superheat_k', 'subcooling_k'] as const

/** Moves the numbers among the first `count` to the front; answers how many there are. */
const keepNumbers = (column: Float64Array, count: number): number => {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const value = column[i] as number
    if (value === value) column[kept++] = value
  }
  return kept
}

const point: CyclePoint = { evaporatingC: 0, condensingC: 0, suctionC: 0, dischargeC: 0, liquidC: 0 }

const fillRow = (p: number, rows: SeriesRows, steps: Steps, i: number, { circuit, hydronic, code }: SteadyContext): void => {
  const { signal } = rows
  const cooling = code === modes.cool
  const evaporating = evaporatingAt(circuit, rows, i, cooling)
  const condensing = condensingAt(circuit, rows, i, cooling)
  const liquid = signal.liquid_c[i] as number
  const discharge = signal.discharge_c[i] as number
  const superheat = signal.superheat_k[i] as number
  const subcooling = signal.subcooling_k[i] as number
  const source = steps.sourceC[i] as number
  values.superheat_k[p] = superheat === superheat ? superheat : (signal.suction_c[i] as number) - evaporating
  values.subcooling_k[p] = subcooling === subcooling ? subcooling : bubbleOf(circuit, signal.discharge_kpa[i] as number, condensing) - liquid
  values.evaporating_c[p] = evaporating
  values.condensing_c[p] = condensing
  values.discharge_superheat_k[p] = discharge - condensing
  values.pressure_ratio[p] = (signal.discharge_kpa[i] as number) / (signal.suction_kpa[i] as number)
  values.approach_outdoor_k[p] = cooling ? condensing - source : source - evaporating
  values.approach_indoor_k[p] = cooling ? loadSide(rows, i, code, hydronic) - evaporating : condensing - loadSide(rows, i, code, hydronic)
  point.evaporatingC = evaporating
  point.condensingC = condensing
  fillCycle(p, rows, i, circuit, cooling)
  const cop = values.refrigerant_cop[p] as number
  values.carnot_internal[p] = (cop === cop ? cop : plausibleCop(rows, i, code)) / carnot(evaporating, condensing, cooling)
  values.closure[p] = closureOf(cop * compressorW(rows, i), signal.heat_w[i] as number, cooling)
}

const bubbleOf = ({ fluid }: Circuit, kpa: number, condensing: number): number => (fluid !== undefined && kpa === kpa ? bubbleAt(fluid, kpa) : condensing)

/** What heat goes into or comes from: supply water (hot water: else the tank), else the room. */
const loadSide = ({ signal }: SeriesRows, i: number, code: number, hydronic: boolean): number => {
  if (code === modes.dhw) return (signal.supply_c[i] === signal.supply_c[i] ? signal.supply_c[i] : signal.dhw_tank_c[i]) as number
  return (hydronic ? signal.supply_c[i] : signal.indoor_c[i]) as number
}

const compressorW = ({ signal }: SeriesRows, i: number): number => {
  const aux = signal.aux_power_w[i] as number
  return (signal.power_w[i] as number) - (aux > 0 ? aux : 0)
}

/** What needs pressures, both lines of the compressor and a fluid whose enthalpies are fitted. */
const fillCycle = (p: number, rows: SeriesRows, i: number, { fluid }: Circuit, cooling: boolean): void => {
  const { signal } = rows
  const ratio = values.pressure_ratio[p] as number
  const fit = fluid?.caloric
  if (fit === undefined || !(ratio > 1)) {
    values.isentropic_efficiency[p] = values.refrigerant_flow_g_s[p] = values.volumetric_index[p] = values.refrigerant_cop[p] = NaN
    return
  }
  point.suctionC = signal.suction_c[i] as number
  point.dischargeC = signal.discharge_c[i] as number
  point.liquidC = signal.liquid_c[i] as number
  const enthalpies = cycleEnthalpies(fit, point)
  const flow = refrigerantFlow(enthalpies, compressorW(rows, i))
  const hertz = signal.compressor_hz[i] as number
  values.isentropic_efficiency[p] = isentropicEfficiency(fit, point, enthalpies, ratio)
  values.refrigerant_flow_g_s[p] = flow
  values.volumetric_index[p] = hertz > 0 ? (1000 * flow) / (suctionDensity(fit, point.evaporatingC, Math.max(0, point.suctionC - point.evaporatingC)) * hertz) : NaN
  const cop = cooling ? coolingCop(enthalpies) : heatingCop(enthalpies)
  values.refrigerant_cop[p] = cop >= 0.5 && cop <= 12 ? cop : NaN
}

/** COP of a Carnot cycle between condensation and evaporation; NaN below a lift of 5 K. */
const carnot = (evaporatingC: number, condensingC: number, cooling: boolean): number => {
  const lift = condensingC - evaporatingC
  return lift > 5 ? ((cooling ? evaporatingC : condensingC) + 273.15) / lift : NaN
}

/** Heat by the refrigerant over heat as it is metered, from 300 W on. */
const closureOf = (refrigerantW: number, meteredW: number, cooling: boolean): number => {
  const metered = cooling ? -meteredW : meteredW
  return metered >= 300 ? refrigerantW / metered : NaN
}
