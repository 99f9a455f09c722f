import type { Mapping } from '../../../contract/mapping'
import { importedSignals, ofFirstCircuit } from '../../../db/canonical-columns'
import { physicalSense } from '../dictionary/physical-sense'
import { converted, unitOf } from '../dictionary/units'
import { plainWords } from '../profiles/generic/clean-name'
import { textExpression } from '../profiles/generic/understand-column'
import type { Sense } from '../profiles/profile'

const textSignals = new Set(importedSignals.filter(({ type }) => type === 'VARCHAR' || type === 'BOOLEAN').map(({ name }) => name))

/** True for signals that are texts or flags. */
export const isTextSignal = (signal: string): boolean => textSignals.has(signal)

export type MappedColumn = Mapping['columns'][number]

/** A mapped column as a SQL expression in the signal's own unit; `column` is what it is called in SQL. */
export const expressionOf = ({ signal, unit, scale, offset, missing, values }: MappedColumn, column: string, sampleS: number | undefined): string => {
  if (isTextSignal(signal)) return textExpression(signal, column, Object.entries(values ?? {}).map(([code, meaning]) => [code.toLowerCase(), plainWords(meaning)] as const))
  const raw = missing === undefined ? column : `CASE WHEN ${column} NOT IN (${missing.join(', ')}) THEN ${column} END`
  const scaled = scale === undefined && offset === undefined ? raw : `((${raw}) * ${scale ?? 1} + ${offset ?? 0})`
  const known = unit === undefined ? undefined : unitOf(unit)
  if (known === undefined) return scaled
  const perRow = known.quantity === 'energy' && signal.endsWith('_w') && sampleS !== undefined
  return converted(/^c\d+$/.test(scaled) ? scaled : `(${scaled})`, perRow ? { shift: 0, scale: (known.scale * 3.6e6) / sampleS } : known)
}

/** The bounds of sense of a mapped column and its codes for "no value", by signal; nothing for texts and flags. */
export const senseOf = ({ signal, missing }: MappedColumn, column: string): [string, Sense][] => {
  if (isTextSignal(signal)) return []
  const [low, high] = physicalSense[ofFirstCircuit(signal)] ?? [-1e12, 1e12]
  return [[signal, { low, high, ...(missing === undefined ? {} : { codes: { column, values: missing } }) }]]
}
