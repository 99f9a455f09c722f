import { unitOf } from '../dictionary/units'
import { plainWords } from '../profiles/generic/clean-name'

/** The column of what each value of a long table is measured in; undefined where none holds any known unit. */
export const measureColumnOf = (names: readonly string[], rows: readonly (readonly string[])[]): number | undefined => {
  const column = names.findIndex((name) => /^(unit( of measurement)?|units|einheit|enhet|unite|eenheid|unidad|unita|yksikko|uom)$/.test(plainWords(name)))
  return column >= 0 && rows.some((row) => unitOf(row[column] ?? '') !== undefined) ? column : undefined
}
