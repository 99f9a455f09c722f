import type { ColumnFeatures } from './column-features'
import { band, ramp, type Evidence } from './evidence'
import { medianWhere } from './column-features'
import type { JudgedColumns } from './judged-columns'

const mostKilowatts = 60
const three = (value: number): string => (Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))))

interface Running {
  on: number
  off: number
  /** Near zero where the machine stands; undefined where that is not known. */
  stops: number
}

type Judge = (f: ColumnFeatures, r: Running) => Omit<Evidence, 'unit'> & { unit?: string | null }

const coupled = (f: ColumnFeatures, best: number): number => ramp(f.coupling, 0.1, 0.8, -1.5, best)
const neverNegative = (f: ColumnFeatures): number => (f.low < -0.02 * Math.abs(f.high) ? -5 : 0)
const inWatts = (f: ColumnFeatures): { scale: number; unit: string } => (Math.max(-f.low, f.high) <= mostKilowatts ? { scale: 1000, unit: 'kW' } : { scale: 1, unit: 'W' })
const states = ({ on, off }: Running): string => (Number.isNaN(off) ? `${three(on)} where it runs` : `${three(on)} where the compressor runs, ${three(off)} where it stands`)

const power: Judge = (f, r) => {
  const { scale, unit } = inWatts(f)
  const standby = r.off > 0 ? 0.8 : 0
  return { score: 0.5 + coupled(f, 2.5) + neverNegative(f) + r.stops + standby + band(r.on * scale, 150, 12_000, 400 * (r.on * scale > 1000 ? 20 : 0.25)) + (unit === 'kW' && f.whole > 0.9 ? -3 : 0), unit, reason: states(r) }
}

const heat: Judge = (f, r) => {
  const { scale, unit } = inWatts(f)
  const size = Math.abs(r.on) * scale
  return { score: 0.2 + ramp(Math.abs(f.coupling), 0.1, 0.8, -1.5, 2) + r.stops + band(size, 500, 30_000, size > 1000 ? 10_000 : 150) + ramp(f.tens, 0.5, 0.9, 0, -0.7) + (unit === 'kW' && f.whole > 0.9 ? -3 : 0), unit, reason: states(r) }
}

const aux: Judge = (f) => {
  const { scale, unit } = inWatts(f)
  return { score: (f.zeros > 0.85 && f.high * scale >= 300 ? 1 : -3) + neverNegative(f), unit, reason: 'zero but for a few times' }
}

const speed: Judge = (f, r) => ({
  score: 0.5 + coupled(f, 2) + neverNegative(f) + r.stops + (r.off === 0 ? 0.5 : 0) + band(r.on, 14, 120, 8) + band(f.high, 15, 150, 10) + ramp(f.whole, 0.2, 0.9, -0.8, 0.8),
  unit: 'Hz',
  reason: states(r),
})

const current: Judge = (f, r) => ({
  score: -0.3 + coupled(f, 2) + neverNegative(f) + r.stops + band(r.on, 0.3, 30, 5) + band(f.high, 0.5, 40, 5) + ramp(f.whole, 0.3, 0.9, 0.8, -1.5),
  unit: 'A',
  reason: states(r),
})

const fan: Judge = (f, r) => ({ score: 0 + coupled(f, 1.8) + neverNegative(f) + r.stops + band(r.on, 150, 1600, 60) + ramp(f.whole, 0.5, 0.95, -3, 0.3) + ramp(f.tens, 0.3, 0.9, 0, 1), unit: 'rpm', reason: states(r) })
const valve: Judge = (f, r) => ({ score: -1 + coupled(f, 2) + neverNegative(f) + Math.max(-2, r.stops) + band(r.on, 5, 100, 10) + band(f.high, 8, 100, 5), unit: '%', reason: states(r) })

const flow: Judge = (f, r) => ({
  score: -0.2 + coupled(f, 1.8) + neverNegative(f) + Math.max(-2, r.stops) + band(r.on, 4, 80, 8) + band(f.high, 5, 150, 15) + ramp(f.high / r.on, 1.1, 2.5, 0.4, -1) + ramp(f.whole, 0.5, 0.95, 0.3, -0.8),
  unit: 'L/min',
  reason: states(r),
})

const vibration: Judge = (f, r) => ({ score: -0.8 + coupled(f, 2) + neverNegative(f) + r.stops + band(r.on, 0.2, 6, 1), unit: 'mm/s', reason: states(r) })

const humidity: Judge = (f) => ({
  score: -0.5 + band(f.median, 25, 98, 6) + band(f.high, 40, 101, 1) + band(f.low, 12, 95, 5) + (Number.isNaN(f.coupling) ? 0 : ramp(Math.abs(f.coupling), 0.2, 0.6, 0.5, -3)) + ramp(f.high - f.low, 5, 25, -2, 1) + ramp(f.roughness, 0.3, 0.8, 0.5, -1.5),
  unit: '%',
  reason: `between ${three(f.low)} and ${three(f.high)}, whatever the compressor does`,
})

const radio: Judge = (f) => ({ score: f.high < 0 ? 1.5 + band(f.low, -110, -30, 5) + band(f.high, -95, -20, 5) + ramp(f.whole, 0.5, 0.9, -2, 0.5) + (Number.isNaN(f.coupling) ? 0 : ramp(Math.abs(f.coupling), 0.2, 0.5, 0.3, -3)) : -6, unit: 'dBm', reason: `between ${three(f.low)} and ${three(f.high)}` })

const judges: Readonly<Record<string, Judge>> = {
  power_w: power, heat_w: heat, aux_power_w: aux, compressor_hz: speed, compressor_a: current, fan_rpm: fan, eev_pct: valve, flow_lpm: flow, vibration_mm_s: vibration, outdoor_rh_pct: humidity, rssi_dbm: radio,
}

/** What speaks for a column being something of the machine: power, speed, flow and the like. */
export const machineEvidence = (f: ColumnFeatures, { activity }: JudgedColumns): Map<string, Evidence> => {
  const on = Number.isNaN(f.on) ? (activity === undefined ? f.median : medianWhere(f.values, activity.running, 1)) : f.on
  const stops = Number.isNaN(f.off) ? 0 : ramp(Math.abs(f.off) / Math.max(1e-9, Math.abs(f.on)), 0.1, 0.4, 0.5, -5)
  const running: Running = { on: Number.isNaN(on) ? f.median : on, off: f.off, stops }
  return new Map(Object.entries(judges).map(([signal, judge]) => {
    const { score, unit = null, reason } = judge(f, running)
    return [signal, { score, unit, reason }]
  }))
}
