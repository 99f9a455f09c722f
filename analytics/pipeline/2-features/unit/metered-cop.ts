import { mode as modes } from './codes'
import type { SeriesRows } from './series-rows'

/** Heat over power of a row that runs in a mode, as they are metered; cooling positive. NaN without power. */
export const meteredCop = ({ signal }: SeriesRows, i: number, code: number): number => {
  const power = signal.power_w[i] as number
  const heat = signal.heat_w[i] as number
  return power > 0 ? (code === modes.cool ? Math.abs(heat) : heat) / power : NaN
}

/** The same, NaN outside 0.5 to 9. */
export const plausibleCop = (rows: SeriesRows, i: number, code: number): number => {
  const cop = meteredCop(rows, i, code)
  return cop >= 0.5 && cop <= 9 ? cop : NaN
}
