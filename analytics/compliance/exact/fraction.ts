/** An exact number: whole numerator over a positive whole denominator, in lowest terms. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** `n / d` in lowest terms. Throws `RangeError` for a denominator of zero. */
export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  if (bottom === 0n) throw new RangeError('a fraction has no denominator of zero')
  const common = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom)
  const sign = bottom < 0n ? -1n : 1n
  return common === 0n ? { n: 0n, d: 1n } : { n: (sign * top) / common, d: (sign * bottom) / common }
}

export const zero = fraction(0)

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
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
  const scale = 10n ** BigInt(places)
  const size = ((n < 0n ? -n : n) * scale * 2n + d) / (2n * d)
  const digits = `${size}`.padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = n < 0n && size > 0n ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`
}
