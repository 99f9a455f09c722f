import type { DayExtents } from './day-extents'
import type { DaySpan } from './series-rows'
import type { Signal } from './signals'

/** Signals that can't stand still while a compressor comes and goes. Set points, rooms, fixed pumps and fans, and tanks can. */
export const restlessSignals: readonly Signal[] = ['power_w', 'heat_w', 'outdoor_c', 'supply_c', 'return_c', 'compressor_a', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c']

const leastS = 18 * 3600

/** Days, by their place, on which the compressor was seen to start or stop twice at least. */
export const restlessDays = (days: readonly DaySpan[], running: Uint8Array): number[] => {
  const found: number[] = []
  for (let day = 0; day < days.length; day++) if (isRestless(days[day] as DaySpan, running)) found.push(day)
  return found
}

const isRestless = ({ from, to }: DaySpan, running: Uint8Array): boolean => {
  let changes = 0
  for (let i = from + 1; i < to && changes < 2; i++) if (running[i] !== running[i - 1] && (running[i] as number) + (running[i - 1] as number) === 1) changes++
  return changes >= 2
}

/** Of days with 18 h of values at least: how many there are, and on how many all values are the same. */
export const stuckDays = (sampleS: number, days: readonly number[], { count, low, high }: DayExtents): { judged: number; stuck: number } => {
  let [judged, stuck] = [0, 0]
  for (const day of days) {
    if ((count[day] as number) * sampleS < leastS) continue
    judged++
    if (low[day] === high[day]) stuck++
  }
  return { judged, stuck }
}
