const dayMs = 86_400_000
const leastPerDay = 8

/** Share of a column's variance within days that one wave of 24 hours explains, 0 to 1; 0 without a day of eight values. */
export const dailyWave = (values: Float64Array, ms: Float64Array): number => {
  const days = new Map<number, { n: number; sum: number }>()
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    const day = Math.floor((ms[i] as number) / dayMs)
    const seen = days.get(day)
    if (seen === undefined) days.set(day, { n: 1, sum: value })
    else {
      seen.n++
      seen.sum += value
    }
  })
  let [n, all, sin, cos] = [0, 0, 0, 0]
  values.forEach((value, i) => {
    const at = ms[i] as number
    const day = days.get(Math.floor(at / dayMs))
    if (Number.isNaN(value) || day === undefined || day.n < leastPerDay) return
    const rest = value - day.sum / day.n
    const angle = (2 * Math.PI * (at % dayMs)) / dayMs
    n++
    all += rest * rest
    sin += rest * Math.sin(angle)
    cos += rest * Math.cos(angle)
  })
  return n === 0 || all === 0 ? 0 : Math.min(1, (2 * (sin * sin + cos * cos)) / (n * all))
}
