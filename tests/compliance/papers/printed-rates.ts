import { execFileSync } from 'node:child_process'
import { add, compare, decimalText, divide, fraction, fractionText, multiply, subtract, type Fraction } from '../../../analytics/compliance/exact/fraction'

const texts = new Map<string, string>()

/** The text of a PDF in the order in which it is read, on one line; a file is read once. */
export const textOf = (path: string): string => {
  const text = texts.get(path) ?? execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).replace(/\s+/g, ' ')
  texts.set(path, text)
  return text
}

export interface PrintedRate {
  line: string
  /** A day, or a year of losses. */
  of: string
  percent: string
  exact: string
  verdict: string
  /** Worked out again from the numbers that stand in the line, and from nothing else. */
  worked: Fraction
}

const number = String.raw`(?:\d+(?:\.\d+)?|\(\d+\/\d+\))`
const term = String.raw`${number} (?:lb|kg \/ 0\.45359237 kg per lb)`
const sum = String.raw`(?:${number} lb|\(${term}(?: [+-] ${term})*\))`
const verdicts = String.raw`over \d+ %|not over \d+ %|informational: no regime binds|not compared: the regime is undetermined|\d+ % or more|under \d+ %`
const lineShape = new RegExp(
  String.raw`(\d{4}(?:-\d\d-\d\d)?): (${sum}) \/ (${sum})(?: x 365 \/ (\d+) days)? x 100 = (\d+\.\d\d) % \(exactly (\d+(?:\/\d+)?) %\),(?: window from (\d{4}-\d\d-\d\d),)? (${verdicts})`,
  'g',
)

/** Every line of arithmetic in a text, worked out again. */
export const printedRates = (text: string): PrintedRate[] =>
  [...text.matchAll(lineShape)].map((match) => {
    const [line = '', of = '', added = '', charge = '', days, percent = '', exact = '', , verdict = ''] = match
    const share = multiply(divide(pounds(added), pounds(charge)), fraction(100))
    return { line, of, percent, exact, verdict, worked: days === undefined ? share : multiply(share, fraction(365, BigInt(days))) }
  })

/** What is wrong with a printed rate by its own numbers; empty when nothing is. */
export const faultsOf = ({ line, percent, exact, verdict, worked }: PrintedRate): string[] => {
  const limit = /(\d+) %/.exec(verdict)?.[1]
  const over = limit === undefined ? undefined : compare(worked, fraction(BigInt(limit)))
  const right =
    over === undefined ||
    (verdict.startsWith('over') ? over > 0 : verdict.startsWith('not over') ? over <= 0 : verdict.startsWith('under') ? over < 0 : over >= 0)
  return [
    ...(fractionText(worked) === exact ? [] : [`${line}: exactly ${fractionText(worked)} %`]),
    ...(decimalText(worked, 2) === percent ? [] : [`${line}: rounded ${decimalText(worked, 2)} %`]),
    ...(right ? [] : [`${line}: the verdict is wrong`]),
  ]
}

const pounds = (text: string): Fraction => {
  const parts = [...text.replace(/^\((?=.* (?:lb|per lb)\)$)/, '').matchAll(new RegExp(String.raw`(?:^|([+-]) )(${number}) (lb|kg \/ 0\.45359237 kg per lb)`, 'g'))]
  return parts.reduce((total, [, sign, written = '', unit]) => {
    const value = unit === 'lb' ? numberOf(written) : divide(numberOf(written), fraction(45359237, 100000000))
    return sign === '-' ? subtract(total, value) : add(total, value)
  }, fraction(0))
}

const numberOf = (text: string): Fraction => {
  const [top = '', bottom] = text.replace(/[()]/g, '').split('/')
  const [whole = '', decimals = ''] = top.split('.')
  return divide(fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)), fraction(BigInt(bottom ?? '1')))
}
