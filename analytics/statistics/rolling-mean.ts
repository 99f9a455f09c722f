import type { HeldOptions, Window } from './held-value'
import { newNumbers, newUnknown, newWholes } from './memory'

/** Mean of the last `of` values at every position that has a value and at least `least` of them, else NaN. Goes on from `window`, which is then what the next walk goes on from. */
export const rollingMean = (daily: ArrayLike<number>, options: Omit<HeldOptions, 'k'> & { least: number }, window?: Window): Float64Array => {
  const means = newUnknown(daily.length)
  const before = window?.positions.length ?? 0
  const positions = newWholes(before + daily.length)
  const values = newNumbers(before + daily.length)
  positions.set(window?.positions ?? [])
  values.set(window?.values ?? [])
  let [from, to] = [0, before]
  for (let i = 0; i < daily.length; i++) {
    if (options.restarts?.has(i)) from = to
    if (Number.isNaN(daily[i])) continue
    values[to] = daily[i] as number
    positions[to++] = i
    while (to - from > options.of || (positions[from] as number) <= i - options.within) from++
    if (to - from < options.least) continue
    let sum = 0
    for (let p = from; p < to; p++) sum += values[p] as number
    means[i] = sum / (to - from)
  }
  if (window !== undefined) {
    window.positions = Array.from(positions.subarray(from, to), (position) => position - daily.length)
    window.values = [...values.subarray(from, to)]
  }
  return means
}
