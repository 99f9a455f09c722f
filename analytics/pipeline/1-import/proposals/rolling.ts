/** What is left of a column when its mean over the time around each row is taken off: what changes faster than `windowMs`. Never over the edge of a run of rows. */
export const highPassed = (values: Float64Array, ms: Float64Array, run: Int32Array, windowMs: number): Float64Array => {
  const out = new Float64Array(values.length).fill(NaN)
  let from = 0
  let to = 0
  let sum = 0
  let count = 0
  const add = (i: number, sign: number) => {
    const value = values[i] as number
    if (Number.isNaN(value)) return
    sum += sign * value
    count += sign
  }
  const near = (i: number, j: number) => run[i] === run[j] && Math.abs((ms[i] as number) - (ms[j] as number)) <= windowMs / 2
  for (let i = 0; i < values.length; i++) {
    while (from < i && !near(i, from)) add(from++, -1)
    while (to < values.length && near(i, to)) add(to++, 1)
    if (count > 2) out[i] = (values[i] as number) - sum / count
  }
  return out
}

/** Pearson's correlation over the rows where both are there; 0 where either does not vary or fewer than `least` rows have both. */
export const correlation = (a: Float64Array, b: Float64Array, least = 12): number => {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number]
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    n++
    sa += x
    sb += y
    saa += x * x
    sbb += y * y
    sab += x * y
  }
  if (n < least) return 0
  const [va, vb] = [saa - (sa * sa) / n, sbb - (sb * sb) / n]
  return va <= 1e-12 * saa || vb <= 1e-12 * sbb ? 0 : (sab - (sa * sb) / n) / Math.sqrt(va * vb)
}

/** Standard deviation of the finite values. */
export const deviation = (values: Float64Array): number => {
  let [n, sum, squares] = [0, 0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    n++
    sum += value
    squares += value * value
  }
  return n < 2 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))
}
