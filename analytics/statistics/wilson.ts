/** Both ends of an interval. */
export interface Interval {
  low: number
  high: number
}

/** Interval of a share by its score (Wilson 1927); `z` 1.959964 gives 95 %. NaN of nothing. */
export const wilson = (counted: number, of: number, z = 1.959964): Interval => {
  if (of === 0) return { low: NaN, high: NaN }
  const share = counted / of
  const z2 = z * z
  const middle = share + z2 / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))
  const low = counted === 0 ? 0 : (middle - spread) / (1 + z2 / of)
  const high = counted === of ? 1 : (middle + spread) / (1 + z2 / of)
  return { low, high }
}
