import { quantile } from '../../../../statistics/quantile'
import type { Readings } from './readings'

const hourMs = 3_600_000
const standbyShare = 0.08
const equalShare = 0.05

/** Rows in which the compressor has stood for an hour: by its speed, else by the power; both pressures have come together where both are there. */
export const standingRows = (readings: Readings): number[] => {
  const { ms, run, discharge_kpa: high, suction_kpa: low } = readings
  const stands = standsBy(readings)
  const rows: number[] = []
  let since = NaN
  for (let i = 0; i < ms.length; i++) {
    if (i > 0 && run[i] !== run[i - 1]) since = NaN
    const equal = high === undefined || low === undefined || !(Math.abs((high[i] as number) / (low[i] as number) - 1) > equalShare)
    if (!stands(i) || !equal) since = NaN
    else if (Number.isNaN(since)) since = ms[i] as number
    if ((ms[i] as number) - since >= hourMs) rows.push(i)
  }
  return rows
}

const standsBy = ({ compressor_hz: speed, power_w: power, discharge_kpa: high, suction_kpa: low }: Readings): ((row: number) => boolean) => {
  if (speed !== undefined) return (row) => speed[row] === 0
  if (power !== undefined) {
    const most = standbyShare * quantile(power, 0.98)
    return (row) => (power[row] as number) < most
  }
  return () => high !== undefined && low !== undefined
}
