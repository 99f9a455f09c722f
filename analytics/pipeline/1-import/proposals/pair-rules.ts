import { ramp } from './evidence'
import type { JudgedColumns } from './judged-columns'
import { correlation, deviation } from './rolling'
import { elasticityOf, loosenessOf, medianOf, rowsOf, shareOf } from './row-statistics'

/** What speaks for two or more columns being certain signals together, by the physics between them. */
export interface PairRule {
  signals: readonly string[]
  judge: (columns: readonly number[], judged: JudgedColumns) => number
}

const roomC = 21
const waterWattsPerLpmK = 69.77
const mostKilowatts = 60

const valuesOf = (judged: JudgedColumns, column: number | undefined): Float64Array => judged.features.get(column as number)?.values as Float64Array
const wattsOf = (judged: JudgedColumns, column: number | undefined): number => {
  const f = judged.features.get(column as number)
  return f !== undefined && Math.max(-f.low, f.high) <= mostKilowatts ? 1000 : 1
}
const running = (judged: JudgedColumns, columns: readonly number[]): number[][] => rowsOf(judged, columns, 'running')

const hotter = (leastK: number): PairRule['judge'] => (columns, judged) =>
  ramp(shareOf(running(judged, columns), ([a, b]) => judged.kelvin((a as number) - (b as number)) > leastK), 0.5, 0.95, -4, 1.5)

/** Water or air leaves farther from the room's temperature than it comes back, by a few kelvin, and both come together where the machine stands. */
const supplyAndReturn: PairRule['judge'] = (columns, judged) => {
  const rows = running(judged, columns)
  const fromRoom = (value: number | undefined) => Math.abs(judged.celsius(value as number) - roomC)
  const apartOf = ([s, r]: number[]) => judged.kelvin(Math.abs((s as number) - (r as number)))
  const farther = shareOf(rows, ([s, r]) => fromRoom(s) > fromRoom(r))
  const apart = medianOf(rows, apartOf)
  const standing = judged.activity === undefined ? NaN : medianOf(rowsOf(judged, columns, 'standing'), apartOf)
  return (
    ramp(farther, 0.4, 0.9, -4, 3) + ramp(apart, 0.3, 3, -2.5, 0.5) + ramp(apart, 15, 40, 0.5, -3) +
    (Number.isNaN(standing) || Number.isNaN(apart) ? 0 : ramp(standing / Math.max(0.1, apart), 0.3, 1.1, 1, -1.5)) +
    ramp(correlation(valuesOf(judged, columns[0]), valuesOf(judged, columns[1])), 0, 0.7, -0.5, 0.8)
  )
}

/** Tables name what belongs together side by side. */
const neighbours: PairRule['judge'] = ([a, b]) => (Math.abs((a as number) - (b as number)) === 1 ? 0.4 : 0)

const heatBalance: PairRule['judge'] = (columns, judged) => {
  const watts = wattsOf(judged, columns[0])
  const rows = running(judged, columns)
  const ratio = ([h, flow, s, r]: number[]) => {
    const water = waterWattsPerLpmK * (flow as number) * judged.kelvin((s as number) - (r as number))
    return Math.abs(water) < 200 ? NaN : ((h as number) * watts) / water
  }
  const middle = medianOf(rows, ratio)
  if (Number.isNaN(middle)) return 0
  return middle > 0.85 && middle < 1.12 && loosenessOf(rows, ratio) < 0.12 ? 5 : -1
}

/** A COP of any machine; an energy of each row counts as what it is in watts. */
const heatOverPower: PairRule['judge'] = (columns, judged) => {
  const rows = running(judged, columns)
  const scale = wattsOf(judged, columns[0]) / wattsOf(judged, columns[1])
  const cop = medianOf(rows, ([h, p]) => (Math.abs(h as number) * scale) / (p as number))
  const { slope, r } = elasticityOf(rows.map((row) => row.map(Math.abs)))
  if (Number.isNaN(cop)) return 0
  const plausible = [cop, (cop * judged.series.stepS) / 3600].some((value) => value >= 1.5 && value <= 7)
  const usual = [cop, (cop * judged.series.stepS) / 3600].some((value) => value >= 2.2 && value <= 6.5)
  return (usual ? 1.5 : plausible ? 0.3 : cop >= 0.7 && cop <= 20 ? -2 : -4) + (Number.isNaN(slope) ? 0 : ramp(slope, 0.25, 0.6, -1, 0.5) + ramp(r, 0, 0.6, -0.5, 0.5))
}

const speedAndPower: PairRule['judge'] = (columns, judged) => {
  const { slope, r } = elasticityOf(running(judged, columns))
  return Number.isNaN(slope) ? 0 : ramp(r, 0.2, 0.8, -1, 1) + (slope > 1.6 ? -0.5 : ramp(slope, 0.15, 0.5, -1.5, 1))
}

const currentAndPower: PairRule['judge'] = (columns, judged) => {
  const rows = running(judged, columns)
  const watts = wattsOf(judged, columns[1])
  const volts = ([a, p]: number[]) => ((p as number) * watts) / (a as number)
  const middle = medianOf(rows, volts)
  if (Number.isNaN(middle)) return 0
  const plausible = (middle >= 150 && middle <= 330) || (middle >= 380 && middle <= 760)
  if (middle < 90 || middle > 1000) return -3
  return (plausible ? 1 : 0) + ramp(loosenessOf(rows, volts), 0.1, 0.3, 1.2, -0.5) + ramp(elasticityOf(rows).r, 0.5, 0.95, -0.5, 1)
}

/** Fans, valves and pumps follow the load less than in proportion. */
const steadier = (steady: number, loose: number): PairRule['judge'] => (columns, judged) => {
  const { slope } = elasticityOf(running(judged, columns))
  return Number.isNaN(slope) ? 0 : ramp(slope, steady, loose, 0.6, -1)
}

/** High over low where the machine runs, and equal where it has stood. */
const bothPressures: PairRule['judge'] = (columns, judged) => {
  const ratio = ([h, l]: number[]) => (h as number) / (l as number)
  const higher = medianOf(running(judged, columns), ratio)
  const standing = judged.activity === undefined ? NaN : medianOf(rowsOf(judged, columns, 'standing'), (row) => Math.abs(ratio(row) - 1))
  return ramp(higher, 1.1, 1.7, -4, 2) + ramp(higher, 9, 14, 0, -4) + (Number.isNaN(standing) ? 0 : ramp(standing, 0.08, 0.4, 4, -2))
}

const weatherSwingsMore: PairRule['judge'] = (columns, judged) => {
  const [outdoor, indoor] = columns.map((column) => judged.features.get(column)).map((f) => (f === undefined ? 0 : f.high - f.low)) as [number, number]
  return ramp(outdoor / Math.max(0.1, indoor), 0.6, 2, -2, 1)
}

/** Outdoor air is the slowest of what lies near it, and what takes heat from it is colder. */
const outdoorAndLine = (colderCounts: number): PairRule['judge'] => (columns, judged) => {
  const [air, line] = columns.map((column) => deviation(judged.features.get(column)?.fast as Float64Array)) as [number, number]
  const colder = shareOf(running(judged, columns), ([o, l]) => (o as number) > (l as number))
  return ramp(line / Math.max(1e-6, air), 0.7, 2.5, -2, 1.2) + ramp(colder, 0.3, 0.8, -colderCounts, colderCounts / 2)
}

/** What gives the heat off warms where the outdoor coil cools, and the other way round. */
const oppositeSides: PairRule['judge'] = (columns, judged) => {
  const [inside, outside] = columns.map((column) => judged.features.get(column)?.coupling ?? NaN) as [number, number]
  return Math.abs(inside) > 0.3 && Math.abs(outside) > 0.3 && inside * outside > 0 ? -2 : 0
}

/** Where the machine stands, its coil is as warm as the air. */
const coilRests: PairRule['judge'] = (columns, judged) => {
  const apart = (state: 'running' | 'standing') => medianOf(rowsOf(judged, columns, state), ([o, c]) => Math.abs(judged.kelvin((o as number) - (c as number))))
  const standing = apart('standing')
  return (Number.isNaN(standing) ? 0 : ramp(standing, 2, 8, 1, -1.5)) + ramp(apart('running'), 10, 20, 0, -2)
}

const againstLoad = (supplyC: number, slope: number): number => (supplyC > 24 ? ramp(slope, 0, 0.4, 0, -2.5) : supplyC < 20 ? ramp(slope, 0, -0.4, 0, -2.5) : 0)

/** The coil outside is colder than the air while heat comes in, warmer while it goes out. */
const coilWorks: PairRule['judge'] = (columns, judged) => {
  const heating = judged.features.get(columns[0] as number)?.coupling ?? NaN
  const over = medianOf(running(judged, columns.slice(1)), ([o, c]) => judged.kelvin((c as number) - (o as number)))
  if (Number.isNaN(over) || !(Math.abs(heating) > 0.3)) return 0
  return ramp(heating > 0 ? -over : over, -1, 2, -2.5, 0.5)
}

/** Nobody cools in the cold, or heats a room in the heat; the colder it is, the more is heated. */
const fitsWeather: PairRule['judge'] = (columns, judged) => {
  const rows = running(judged, columns)
  return (
    ramp(shareOf(rows, ([o, s]) => judged.celsius(s as number) < 17 && judged.celsius(o as number) < 14), 0.1, 0.5, 0, -4) +
    ramp(shareOf(rows, ([o, s]) => judged.celsius(s as number) > 24 && judged.celsius(s as number) < 40 && judged.celsius(o as number) > 22), 0.2, 0.6, 0, -3) +
    againstLoad(medianOf(rows, ([, s]) => judged.celsius(s as number)), judged.features.get(columns[0] as number)?.slope ?? 0)
  )
}

export const pairRules: readonly PairRule[] = [
  { signals: ['supply_c', 'return_c'], judge: supplyAndReturn },
  { signals: ['supply_c', 'return_c'], judge: neighbours },
  { signals: ['discharge_c', 'supply_c'], judge: hotter(2) },
  { signals: ['discharge_c', 'return_c'], judge: hotter(2) },
  { signals: ['discharge_c', 'liquid_c'], judge: hotter(2) },
  { signals: ['discharge_c', 'suction_c'], judge: hotter(5) },
  { signals: ['discharge_c', 'outdoor_coil_c'], judge: hotter(5) },
  { signals: ['heat_w', 'power_w'], judge: heatOverPower },
  { signals: ['heat_w', 'flow_lpm', 'supply_c', 'return_c'], judge: heatBalance },
  { signals: ['compressor_hz', 'power_w'], judge: speedAndPower },
  { signals: ['compressor_hz', 'compressor_a'], judge: neighbours },
  { signals: ['compressor_a', 'power_w'], judge: currentAndPower },
  { signals: ['flow_lpm', 'power_w'], judge: steadier(0.1, 0.6) },
  { signals: ['fan_rpm', 'power_w'], judge: steadier(0.3, 0.8) },
  { signals: ['eev_pct', 'power_w'], judge: steadier(0.3, 0.8) },
  { signals: ['discharge_kpa', 'suction_kpa'], judge: bothPressures },
  { signals: ['outdoor_c', 'indoor_c'], judge: weatherSwingsMore },
  { signals: ['outdoor_c', 'outdoor_coil_c'], judge: outdoorAndLine(0) },
  { signals: ['outdoor_c', 'outdoor_coil_c'], judge: coilRests },
  { signals: ['supply_c', 'outdoor_coil_c'], judge: oppositeSides },
  { signals: ['supply_c', 'outdoor_c', 'outdoor_coil_c'], judge: coilWorks },
  { signals: ['outdoor_c', 'suction_c'], judge: outdoorAndLine(1.5) },
  { signals: ['outdoor_c', 'supply_c'], judge: fitsWeather },
]
