import { complianceText as text } from '../../documents/text/en-compliance'
import { compare, decimalText, fraction, fractionText, type Fraction } from '../exact/fraction'
import { decimalFraction, readMass, type Mass } from '../exact/mass'

/** Whether a fraction can be written with that many decimals, exactly. */
const fits = (value: Fraction, places: number): boolean => (10n ** BigInt(places)) % value.d === 0n

/** Exact text of a number: the shortest decimal of at most six places, else `(n/d)`. */
export const exactText = (value: Fraction): string => {
  const places = [0, 1, 2, 3, 4, 5, 6].find((count) => fits(value, count))
  return places === undefined ? `(${fractionText(value)})` : decimalText(value, places)
}

/** Pounds with at most two decimals, halves up: `6`, `2.5`, `12.35`. */
export const poundsText = (value: Fraction): string => exactText(decimalFraction(decimalText(value, 2)) ?? fraction(0))

const agrees = (mass: Mass): boolean => {
  const read = readMass(mass.unit === 'kg' ? `${mass.written} kg` : mass.written)
  return read !== undefined && compare(read.lb, mass.lb) === 0
}

/** A mass in an arithmetic line: `6 lb`, `5.6 kg / 0.45359237 kg per lb`, with the numbers that were recorded. */
export const termText = (mass: Mass): string => {
  if (!agrees(mass)) return text.arithmetic.pounds(exactText(mass.lb))
  return mass.unit === 'kg' ? text.arithmetic.kilograms(mass.written) : text.arithmetic.pounds(mass.written)
}

/** The same in parentheses where the division of kilograms needs them. */
export const factorText = (mass: Mass): string => (mass.unit === 'kg' && agrees(mass) ? `(${termText(mass)})` : termText(mass))

/** A mass to read: `12.5 lb`, `5.6 kg (12.35 lb)`. */
export const massText = (mass: Mass | null): string => {
  if (mass === null) return text.notRecorded
  return mass.unit === 'kg' ? `${mass.written} kg (${text.arithmetic.pounds(poundsText(mass.lb))})` : text.arithmetic.pounds(agrees(mass) ? mass.written : poundsText(mass.lb))
}

/** Pounds for a cell of a workbook or a CSV, two decimals half up; null stays null. */
export const poundsCell = (value: Fraction | null | undefined): number | null => (value === null || value === undefined ? null : Number(decimalText(value, 2)))
