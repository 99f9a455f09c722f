import type { AppendColumn } from '../../../db/append-columns'
import type { UnitResult } from '../running/compute-unit'

/** Rows of many units, each with the unit that it belongs to. */
export interface Entries<Entry> {
  count: number
  units: readonly UnitResult[]
  of(unit: UnitResult): readonly Entry[]
}

export const entriesOf = <Entry>(units: readonly UnitResult[], of: (unit: UnitResult) => readonly Entry[]): Entries<Entry> => ({
  units,
  of,
  count: units.reduce((sum, unit) => sum + of(unit).length, 0),
})

/** One number of each row. */
export const pick = <Entry>({ units, of, count }: Entries<Entry>, valueOf: (entry: Entry, unit: UnitResult) => number): Float64Array => {
  const values = new Float64Array(count)
  let row = 0
  for (const unit of units) for (const entry of of(unit)) values[row++] = valueOf(entry, unit)
  return values
}

/** One text of each row, each text once. */
export const coded = <Entry>({ units, of, count }: Entries<Entry>, textOf: (entry: Entry, unit: UnitResult) => string | undefined): AppendColumn => {
  const values = new Int32Array(count)
  const texts: string[] = []
  const codes = new Map<string, number>()
  let row = 0
  let last: string | undefined
  let code = -1
  for (const unit of units)
    for (const entry of of(unit)) {
      const text = textOf(entry, unit)
      if (text !== last || row === 0) {
        last = text
        code = text === undefined ? -1 : (codes.get(text) ?? -1)
        if (text !== undefined && code < 0) {
          code = texts.push(text) - 1
          codes.set(text, code)
        }
      }
      values[row++] = code
    }
  return { kind: 'coded', values, texts }
}
