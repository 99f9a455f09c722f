import type { DaySpan, SeriesRows } from './series-rows'
import type { Signal } from './signals'

/** Signals that can't stand still while a compressor comes and goes. Set points, rooms, fixed pumps and fans, and tanks can. */
export const restlessSignals: readonly Signal[] = ['power_w', 'heat_w', 'outdoor_c', 'supply_c', 'return_c', 'compressor_a', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c']

const leastS = 18 * 3600

/** Days on which the compressor was seen to start or stop twice at least. */
export const restlessDays = (days: readonly DaySpan[], running: Uint8Array): DaySpan[] =>
  days.filter(({ from, to }) => {
    let changes = 0
    for (let i = from + 1; i < to && changes < 2; i++) if (running[i] !== running[i - 1] && (running[i] as number) + (running[i - 1] as number) === 1) changes++
    return changes >= 2
  })

/** Of days with 18 h of values at least: how many there are, and on how many all values are the same. */
export const stuckDays = ({ sampleS }: SeriesRows, days: readonly DaySpan[], values: Float64Array): { judged: number; stuck: number } => {
  let [judged, stuck] = [0, 0]
  for (const { from, to } of days) {
    let i = from
    while (i < to && values[i] !== values[i]) i++
    const first = values[i] as number
    let n = 0
    for (; i < to && !((values[i] as number) < first || (values[i] as number) > first); i++) if (values[i] === first) n++
    const moves = i < to
    for (; i < to; i++) if (values[i] === values[i]) n++
    if (n * sampleS < leastS) continue
    judged++
    if (!moves) stuck++
  }
  return { judged, stuck }
}
