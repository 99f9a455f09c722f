import { complianceText as text } from '../../documents/text/en-compliance'
import { dayText, yearOf } from '../exact/day'
import { compare, decimalText, divide, fraction, fractionText, multiply, subtract, add, zero, type Fraction } from '../exact/fraction'
import type { CalendarYear, LeakRate, RegimeDecision } from '../results'
import { chronicPct } from '../rules/terms'
import type { BookSettings } from './book'
import { exactText, factorText, termText } from './mass-text'

const words = text.arithmetic

type Term = LeakRate['terms'][number]

/**
 * The arithmetic of a leak rate in one line, with the numbers that were recorded:
 * `2026-06-10: 6 lb / 120 lb x 365 / 120 days x 100 = 15.21 % (exactly 365/24 %), over 10 %`.
 * Undefined for an addition without a rate. Throws `RangeError` when the numbers do not give the rate.
 */
export const rateLine = (rate: LeakRate): string | undefined => {
  const { service_date, full_charge, counted, d_days, window_from, terms } = rate
  if (rate.rate === null || full_charge === null || counted === null) return undefined
  const annual = d_days !== null
  const share = multiply(divide(counted, full_charge.lb), fraction(100))
  expectSame(annual ? multiply(share, fraction(365, d_days)) : share, rate.rate, `${rate.event_id}, ${dayText(service_date)}`)
  const common = {
    day: dayText(service_date), added: sumText(terms, counted), charge: factorText(full_charge),
    percent: decimalText(rate.rate, 2), exact: fractionText(rate.rate), verdict: verdictOf(rate),
  }
  return annual ? words.annualizing({ ...common, days: d_days }) : words.rolling({ ...common, from: window_from === null ? text.notRecorded : dayText(window_from) })
}

/** The arithmetic of a calendar year's loss in one line; undefined without a full charge. `limit` is the chronic share in percent. */
export const yearLine = (year: CalendarYear, rates: readonly LeakRate[], limit: number): string | undefined => {
  if (year.rate === null || year.full_charge === null) return undefined
  expectSame(multiply(divide(year.lost, year.full_charge.lb), fraction(100)), year.rate, String(year.year))
  return words.year({
    year: year.year, added: sumText(termsOfYear(year.year, rates), year.lost), charge: factorText(year.full_charge),
    percent: decimalText(year.rate, 2), exact: fractionText(year.rate), verdict: year.chronic ? words.chronic(limit) : words.notChronic(limit),
  })
}

/** Percent of full charge lost in a year from which a circuit leaks chronically, 82.157(j), 84.106(j). */
export const chronicLimit = ({ rules, asOf }: BookSettings, { regime }: RegimeDecision): number => chronicPct(rules, asOf, { regime })

/** Every mass of the year once, although rows of a rolling window name those before them again. */
const termsOfYear = (year: number, rates: readonly LeakRate[]): Term[] => {
  const terms = rates.filter(({ rate }) => rate !== null).flatMap((rate) => rate.terms).filter(({ day }) => yearOf(day) === year)
  const seen = new Set<string>()
  return terms.filter(({ event_id, sign, mass }) => {
    const key = `${event_id} ${sign} ${mass.written} ${mass.unit}`
    return seen.has(key) ? false : seen.add(key)
  }).sort((a, b) => a.day - b.day)
}

/** The masses added up, or their sum alone where they do not make it. */
const sumText = (terms: readonly Term[], counted: Fraction): string => {
  const total = terms.reduce((sum, { mass, sign }) => (sign === 1 ? add(sum, mass.lb) : subtract(sum, mass.lb)), zero)
  if (terms.length === 0 || compare(total, counted) !== 0) return words.pounds(exactText(counted))
  const ordered = [...terms.filter(({ sign }) => sign === 1), ...terms.filter(({ sign }) => sign === -1)]
  const [first, ...more] = ordered
  if (first === undefined || (more.length === 0 && first.sign === 1)) return first === undefined ? words.pounds('0') : factorText(first.mass)
  return `(${termText(first.mass)}${more.map(({ mass, sign }) => ` ${sign === 1 ? '+' : '-'} ${termText(mass)}`).join('')})`
}

const verdictOf = ({ exceeds, threshold_pct: threshold, decision }: LeakRate): string => {
  if (exceeds === null || threshold === null) return decision.regime === 'undetermined' ? words.undetermined : words.informational
  return exceeds ? words.over(threshold) : words.notOver(threshold)
}

const expectSame = (worked: Fraction, given: Fraction, of: string): void => {
  if (compare(worked, given) !== 0) throw new RangeError(`The numbers of ${of} give ${fractionText(worked)} %, not ${fractionText(given)} %`)
}
