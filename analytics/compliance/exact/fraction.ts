/** An exact number: whole numerator over a positive whole denominator, in lowest terms. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const mostExact = BigInt(Number.MAX_SAFE_INTEGER)

const smallGcd = (a: number, b: number): number => {
  let [high, low] = [a, b]
  while (low !== 0) [high, low] = [low, high % low]
  return high
}

/** Of two that are not negative. */
const gcd = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : a <= mostExact && b <= mostExact ? BigInt(smallGcd(Number(a), Number(b))) : gcd(b, a % b)

/** `n / d` in lowest terms. Throws `RangeError` for a denominator of zero. */
export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => {
  const top = BigInt(n)
  const bottom = BigInt(d)
  if (bottom === 0n) throw new RangeError('a fraction has no denominator of zero')
  const common = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom)
  if (bottom < 0n) return { n: -top / common, d: -bottom / common }
  return common === 1n ? { n: top, d: bottom } : { n: top / common, d: bottom / common }
}

export const zero = fraction(0)

export const add = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? fraction(a.n - b.n, a.d) : fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const sum = (values: readonly Fraction[]): Fraction => values.reduce(add, zero)

/** `365/24`, or `10` for a whole number. */
export const fractionText = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`)

/** Decimal text with exactly `places` places, halves away from zero: `15.21`. */
export const decimalText = ({ n, d }: Fraction, places: number): string => {
  const digits = scaled(n < 0n ? -n : n, d, places).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = n < 0n && /[1-9]/.test(digits) ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`
}

/** `size / d` times ten to the power of `places`, halves up. */
const scaled = (size: bigint, d: bigint, places: number): string => {
  const [top, bottom] = [Number(size) * 10 ** places * 2, Number(d)]
  if (top + bottom <= Number.MAX_SAFE_INTEGER) return `${(top + bottom - ((top + bottom) % (2 * bottom))) / (2 * bottom)}`
  return `${(size * 10n ** BigInt(places) * 2n + d) / (2n * d)}`
}

/** A decimal text without zeros at its end: `6` of `6.00`, `2.5` of `2.50`. */
export const withoutZeros = (decimal: string): string => {
  if (!decimal.includes('.')) return decimal
  let end = decimal.length
  while (decimal.charAt(end - 1) === '0') end--
  return decimal.slice(0, decimal.charAt(end - 1) === '.' ? end - 1 : end)
}
