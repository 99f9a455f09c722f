/**
 * Lag-1 autocorrelation of a series in time order, over neighbours that are both finite.
 * 0 with fewer than eight pairs or no variance; limited to -0.9 .. 0.9.
 */
export const autocorrelation = (values: ArrayLike<number>): number => {
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) continue
    sum += value
    count++
  }
  const mean = sum / count
  let product = 0
  let square = 0
  let pairs = 0
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) - mean
    if (!Number.isFinite(value)) continue
    square += value * value
    const before = i === 0 ? NaN : (values[i - 1] as number) - mean
    if (!Number.isFinite(before)) continue
    product += value * before
    pairs++
  }
  if (pairs < 8 || square === 0) return 0
  return Math.min(0.9, Math.max(-0.9, (product / pairs) / (square / count)))
}

/** Factor by which the variance of a mean grows through positive lag-1 correlation: (1 + phi) / (1 - phi), within 1 .. 4. */
export const varianceInflation = (phi: number): number => Math.min(4, Math.max(1, (1 + phi) / (1 - phi)))
