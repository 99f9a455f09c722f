const secondsOfDay = 86_400
const secondsOfHour = 3600

/** Columns by their number, 0 = first. */
export interface WeatherColumns {
  temperature: number
  humidity: number
  radiation: number | undefined
}

const temperature = { low: -60, high: 60, leastSpread: 3, leastSmooth: 0.95 } as const
const humidity = { low: 0, high: 100.5, usualLow: 20, usualShare: 0.95, leastHigh: 60, leastSpread: 15 } as const
const together = { most: -0.3, clear: 0.15 } as const
const sunshine = { low: -15, high: 1500, leastHigh: 300, night: 5, nightShare: 0.98, leastNightHours: 3, leastNoon: 50 } as const

/**
 * Which columns are temperature, relative humidity and global radiation. Temperature moves slowly between -60 and 60; humidity lies
 * within 0 and 100, mostly above 20, and falls within a day when the temperature rises (saturation pressure of water). Radiation is
 * nothing for hours of each night and more than 300 W/m2 opposite to them. Undefined where no pair is clearly the best.
 */
export const tellWeather = (columns: readonly (readonly number[])[], seconds: readonly number[]): WeatherColumns | undefined => {
  const indexes = columns.map((_, index) => index).slice(1)
  const of = (index: number): readonly number[] => columns[index] as readonly number[]
  const radiation = only(indexes.filter((index) => isRadiation(of(index), seconds)))
  const rest = indexes.filter((index) => index !== radiation)
  const pairs = rest
    .filter((index) => isTemperature(of(index)))
    .flatMap((t) => rest.filter((h) => h !== t && isHumidity(of(h))).map((h) => ({ t, h, r: correlation(withinDays(of(t), seconds), withinDays(of(h), seconds)) })))
    .filter(({ r }) => r <= together.most)
    .sort((a, b) => a.r - b.r)
  const [best, second] = pairs
  if (best === undefined || (second !== undefined && second.r - best.r < together.clear)) return undefined
  return { temperature: best.t, humidity: best.h, radiation }
}

const only = (found: readonly number[]): number | undefined => (found.length === 1 ? found[0] : undefined)

const isTemperature = (values: readonly number[]): boolean => {
  const known = values.filter(Number.isFinite)
  const before = values.slice(0, -1)
  return isWithin(known, temperature) && spreadOf(known) >= temperature.leastSpread && correlation(before, values.slice(1)) >= temperature.leastSmooth
}

const isHumidity = (values: readonly number[]): boolean => {
  const known = values.filter(Number.isFinite)
  return isWithin(known, humidity) && quantile(known, 1 - humidity.usualShare) >= humidity.usualLow && quantile(known, 1) >= humidity.leastHigh && spreadOf(known) >= humidity.leastSpread
}

const isRadiation = (values: readonly number[], seconds: readonly number[]): boolean => {
  const known = values.filter(Number.isFinite)
  if (!isWithin(known, sunshine) || quantile(known, 1) < sunshine.leastHigh) return false
  const hours = Array.from({ length: 24 }, (_, hour) => values.filter((value, i) => Number.isFinite(value) && Math.floor(((seconds[i] as number) % secondsOfDay) / secondsOfHour) === hour))
  if (hours.some((own) => own.length === 0)) return false
  const dark = hours.map((own) => own.filter((value) => value <= sunshine.night).length >= sunshine.nightShare * own.length)
  const night = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => dark[hour] && !dark[(hour + 23) % 24])
  const first = only(night)
  if (first === undefined) return false
  const length = dark.filter(Boolean).length
  const noon = Math.round(first + length / 2 + 12) % 24
  return length >= sunshine.leastNightHours && length <= 20 && meanOf(hours[noon] as readonly number[]) >= sunshine.leastNoon
}

const isWithin = (values: readonly number[], { low, high }: { low: number; high: number }): boolean => values.length > 0 && values.every((value) => value >= low && value <= high)

const spreadOf = (values: readonly number[]): number => quantile(values, 0.98) - quantile(values, 0.02)

const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? NaN

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Values less the mean of their day. */
const withinDays = (values: readonly number[], seconds: readonly number[]): number[] => {
  const days = new Map<number, { sum: number; n: number }>()
  const dayOf = (index: number): number => Math.floor((seconds[index] as number) / secondsOfDay)
  for (const [index, value] of values.entries()) {
    if (!Number.isFinite(value)) continue
    const day = days.get(dayOf(index)) ?? { sum: 0, n: 0 }
    days.set(dayOf(index), { sum: day.sum + value, n: day.n + 1 })
  }
  return values.map((value, index) => value - (days.get(dayOf(index))?.sum ?? NaN) / (days.get(dayOf(index))?.n ?? NaN))
}

/** Pearson's r over the places where both have a value; 0 where one does not change. */
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const both = a.flatMap((value, index) => (Number.isFinite(value) && Number.isFinite(b[index]) ? [[value, b[index] as number] as const] : []))
  const [meanA, meanB] = [meanOf(both.map(([x]) => x)), meanOf(both.map(([, y]) => y))]
  const sum = (term: (x: number, y: number) => number): number => both.reduce((total, [x, y]) => total + term(x - meanA, y - meanB), 0)
  const size = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return size > 0 ? sum((x, y) => x * y) / size : 0
}
