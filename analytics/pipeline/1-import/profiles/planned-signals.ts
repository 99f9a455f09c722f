import { ofFirstCircuit } from '../../../db/canonical-columns'
import { physicalSense } from '../dictionary/physical-sense'
import { converted, unitOf } from '../dictionary/units'
import { columnName } from './column-name'
import type { Sense, SourceColumn } from './profile'

/** One number column of a vendor's table: the signal it is, its header, its unit as `units.ts` names it. */
export type PlannedColumn = readonly [signal: string, source: string, unit: string]

/** The SQL column of a header; undefined where the table has none. */
export const columnFinder =
  (names: readonly string[]) =>
  (source: string): string | undefined => {
    const index = names.indexOf(source)
    return index < 0 ? undefined : columnName(index)
  }

/** The signals that a table has of a plan, in the contract's units. */
export const plannedSignals = (names: readonly string[], plan: readonly PlannedColumn[]): Record<string, string> => {
  const column = columnFinder(names)
  return Object.fromEntries(
    plan.flatMap(([signal, source, unit]) => {
      const own = column(source)
      const known = unitOf(unit)
      return own === undefined || known === undefined ? [] : [[signal, converted(own, known)]]
    }),
  )
}

/** Types of a table's columns: numbers where they are wanted, `time` as said, anything else as text. */
export const plannedTypes = (names: readonly string[], numbers: ReadonlySet<string>, time: { index: number; type: SourceColumn['type'] }): SourceColumn[] =>
  names.map((source, index) => ({ source, type: index === time.index ? time.type : numbers.has(source) ? 'DOUBLE' : 'VARCHAR' }))

/** The bounds of sense of some signals. */
export const senseOf = (signals: readonly string[]): Record<string, Sense> =>
  Object.fromEntries(signals.flatMap((signal) => {
    const bounds = physicalSense[ofFirstCircuit(signal)]
    return bounds === undefined ? [] : [[signal, { low: bounds[0], high: bounds[1] }]]
  }))
