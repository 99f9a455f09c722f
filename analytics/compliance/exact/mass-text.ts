import { decimalText, divide, fraction, multiply, withoutZeros, type Fraction } from './fraction'
import { kilogramsPerPound, type Mass } from './mass'

/** `12.5 lb`, or as it was written in kilograms. */
export const massText = (mass: Mass): string => `${mass.written} ${mass.unit}`

const hundredths = (value: Fraction): boolean => 100n % value.d === 0n

/** `6 lb`, `2.5 lb`; two decimals, halves up, where hundredths cannot say it exactly. */
export const poundsText = (pounds: Fraction): string => {
  const text = decimalText(pounds, 2)
  return `${hundredths(pounds) ? withoutZeros(text) : text} lb`
}

const places = (value: Fraction): number => {
  let scale = 1n
  for (let count = 0; count <= 20; count++, scale *= 10n) if (scale % value.d === 0n) return count
  return 8
}

/** A computed mass, written in the unit of the records it comes from: a remainder, a midpoint. */
export const massOf = (lb: Fraction, unit: Mass['unit']): Mass => {
  const value = unit === 'kg' ? multiply(lb, kilogramsPerPound) : lb
  return { lb, written: decimalText(value, places(value)), unit }
}

/** Exactly half of the sum of two masses of one unit; null for masses in different units. */
export const midpoint = (low: Mass, high: Mass): Mass | null => {
  if (low.unit !== high.unit) return null
  return massOf(divide(fraction(low.lb.n * high.lb.d + high.lb.n * low.lb.d, low.lb.d * high.lb.d), fraction(2)), low.unit)
}

/** Equal: exactly in one unit, to a hundredth of a pound between pounds and kilograms, since one of them was rounded when written. */
export const sameMass = (a: Mass, b: Mass): boolean =>
  a.unit === b.unit ? a.lb.n === b.lb.n && a.lb.d === b.lb.d : decimalText(a.lb, 2) === decimalText(b.lb, 2)
