import { locale } from '../text/language'
import type { Choice } from './search-choice'

const decimalMark = locale === 'de-DE' ? ',' : '.'

/** An amount as it is typed: at most two decimals, no signs between thousands. */
export const amountText = (amount: number): string => String(Math.round(amount * 100) / 100).replace('.', decimalMark)

/** What an amount typed with a point or a comma is; undefined for anything else. */
export const readAmount = (typed: string): number | undefined => {
  const plain = typed.trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined
}

/** Every currency that can be written, with its name; `own` among them even if it is none of ISO 4217. */
export const currencyChoices = (own: string): Choice[] => {
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  const codes = Intl.supportedValuesOf('currency')
  return (codes.includes(own) ? codes : [own, ...codes]).map((id) => ({ id, label: id, detail: nameOf(names, id) }))
}

const nameOf = (names: Intl.DisplayNames, id: string): string => {
  try {
    return names.of(id) ?? id
  } catch {
    return id
  }
}
