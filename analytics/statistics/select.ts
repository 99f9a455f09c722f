/** Stretches no longer than this are sorted instead. */
const short = 12

/**
 * Reorders the first `count` of `values` in place so that index `k` holds the k-th smallest (0-based), none before it is larger and none
 * behind it smaller, and returns it. Quickselect, O(n).
 */
export const selectInPlace = (values: Float64Array, k: number, count = values.length): number => {
  let low = 0
  let high = count - 1
  while (high - low > short) {
    const pivot = values[(low + high) >> 1] as number
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] as number) < pivot) i++
      while ((values[j] as number) > pivot) j--
      if (i > j) break
      const swap = values[i] as number
      values[i] = values[j] as number
      values[j] = swap
      i++
      j--
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return values[k] as number
  }
  for (let i = low + 1; i <= high; i++) {
    const value = values[i] as number
    let j = i
    for (; j > low && (values[j - 1] as number) > value; j--) values[j] = values[j - 1] as number
    values[j] = value
  }
  return values[k] as number
}
