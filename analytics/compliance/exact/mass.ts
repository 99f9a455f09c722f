import { divide, fraction, type Fraction } from './fraction'

/** A mass as it was written, and what it is in pounds, exactly. */
export interface Mass {
  readonly lb: Fraction
  /** The number as written, in `unit`. */
  readonly written: string
  readonly unit: 'lb' | 'kg'
}

/** Kilograms in one pound (international avoirdupois pound, exact by definition). */
export const kilogramsPerPound = fraction(45359237, 100000000)

const plainNumber = /^-?\d+(?:\.\d+)?$/

/** Exact value of a plain decimal number; undefined for any other text. */
export const decimalFraction = (text: string): Fraction | undefined => {
  if (!plainNumber.test(text)) return undefined
  const [whole = '', decimals = ''] = text.split('.')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

/**
 * Reads a stored mass: `12.5` is pounds, `5.6 kg` kilograms, converted exactly. Undefined for any other text. Whether a mass may be
 * negative, or have more than two decimals, is for the caller to judge.
 */
export const readMass = (text: string): Mass | undefined => {
  const [written = '', unit = 'lb', ...more] = text.split(' ')
  const value = decimalFraction(written)
  if (value === undefined || more.length > 0 || (unit !== 'lb' && unit !== 'kg')) return undefined
  return { lb: unit === 'kg' ? divide(value, kilogramsPerPound) : value, written, unit }
}
