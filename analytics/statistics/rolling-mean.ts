import type { HeldOptions } from './held-value'
import { newUnknown, newWholes } from './memory'

/** Mean of the last `of` values at every position that has a value and at least `least` of them, else NaN. */
export const rollingMean = (daily: ArrayLike<number>, options: Omit<HeldOptions, 'k'> & { least: number }): Float64Array => {
  const means = newUnknown(daily.length)
  const positions = newWholes(daily.length)
  let [from, to] = [0, 0]
  for (let i = 0; i < daily.length; i++) {
    if (options.restarts?.has(i)) from = to
    if (Number.isNaN(daily[i])) continue
    positions[to++] = i
    while (to - from > options.of || (positions[from] as number) <= i - options.within) from++
    if (to - from < options.least) continue
    let sum = 0
    for (let p = from; p < to; p++) sum += daily[positions[p] as number] as number
    means[i] = sum / (to - from)
  }
  return means
}
