/** Reorders the first `count` of `values` in place so that index `k` holds the k-th smallest (0-based), and returns it. Quickselect, O(n). */
export const selectInPlace = (values: Float64Array, k: number, count = values.length): number => {
  let low = 0
  let high = count - 1
  while (low < high) {
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
    else break
  }
  return values[k] as number
}
