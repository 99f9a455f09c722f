import type { ColumnFeatures } from './column-features'
import { band, ramp, type Evidence } from './evidence'

const asKilopascals: readonly (readonly [unit: string, scale: number])[] = [['kPa', 1], ['psi', 6.894757293168361], ['bar', 100], ['MPa', 1000]]

/** What speaks for a column being a pressure of the circuit, in the unit in which its size fits best. */
export const pressureEvidence = (f: ColumnFeatures): Map<string, Evidence> => {
  const on = Number.isNaN(f.on) ? f.median : f.on
  const best = (low: number, high: number, highest: number) =>
    asKilopascals.map(([unit, scale]) => ({ unit, score: band(on * scale, low, high, low / 3) + band(f.high * scale, low, highest, 300) - (unit === 'MPa' ? 0.5 : 0) })).sort((a, b) => b.score - a.score)[0] as { unit: string; score: number }
  const [high, low] = [best(900, 4600, 4900), best(150, 1500, 2600)]
  const change = Number.isNaN(f.off) ? NaN : f.on / f.off
  const positive = f.low < 0 ? -4 : 0
  const stands = f.zeros > 0.1 ? -4 : 0
  return new Map<string, Evidence>([
    ['discharge_kpa', { score: -1.8 + high.score + positive + stands + ramp(f.coupling, 0.1, 0.8, -1.5, 1.5) + ramp(change, 1.05, 1.5, -1.5, 1), unit: high.unit, reason: 'rises where the compressor runs' }],
    ['suction_kpa', { score: -1.8 + low.score + positive + stands + ramp(f.coupling, 0, -0.6, -1.5, 1.5) + ramp(change, 1, 0.75, -1.5, 1), unit: low.unit, reason: 'falls where the compressor runs' }],
  ])
}
