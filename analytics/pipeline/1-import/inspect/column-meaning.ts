import type { InspectedColumn } from '../../../contract/import-columns'
import type { Mapping } from '../../../contract/mapping'
import { unitOf } from '../dictionary/units'
import { cleanName } from '../profiles/generic/clean-name'
import type { Recognised } from '../profiles/profile'
import { conversionText, unitOfScale, type ColumnScale } from './column-scales'
import type { ColumnUse } from './column-uses'
import type { LookedColumns } from './look-at-columns'
import type { TableProposals } from './proposals-of'

export type ColumnMeaning = Pick<InspectedColumn, 'signal' | 'proposed' | 'unit' | 'conversion' | 'basis' | 'confidence' | 'reason' | 'problem'>

/** What a column is loaded as or may be, with the reason for people. */
export const meaningOf = (looked: LookedColumns, uses: readonly ColumnUse[], index: number, scale: ColumnScale | undefined, proposals: TableProposals): ColumnMeaning => {
  const { recognised, mapping, unknown } = looked
  const { signal } = uses[index] ?? { signal: null }
  const proposal = proposals.of.get(index)
  const problem = proposal?.problem ?? null
  const conversion = scale === undefined ? null : conversionText(scale)
  if (signal === null || (unknown && signal !== 'ts' && signal !== 'unit_id')) {
    const isFree = proposal?.signal != null && (unknown || !uses.some((use) => use.signal === proposal.signal))
    if (!isFree) return { signal: null, proposed: null, unit: null, conversion: null, basis: null, confidence: null, reason: proposal?.signal == null ? (proposal?.reason ?? null) : null, problem }
    return { signal: null, proposed: proposal.signal, unit: proposal.unit, conversion, basis: proposal.basis, confidence: proposal.confidence, reason: proposal.reason, problem }
  }
  const source = cleanName(recognised.columns[index]?.source ?? '')
  const unit = mappedUnit(mapping, source, signal) ?? (scale === undefined ? null : (unitOfScale(signal, scale, proposals.units.get(index), stepsOf(recognised, proposals)).unit?.id ?? null))
  const known = { signal, proposed: null, unit, conversion, problem }
  const reason = (said: string): string => [said, ...partsOf(recognised, uses, index)].filter((part) => part !== '').join('; ')
  const other = proposal?.signal != null && proposal.signal !== signal && !uses.some((use) => use.signal === proposal.signal) ? proposal.signal : null
  if (mapping !== undefined) return { ...known, proposed: other, basis: 'mapping', confidence: 'sure', reason: reason(`the mapping ${mapping.name} says so`) }
  if (recognised.profile === 'generic' || recognised.profile === '')
    return { ...known, proposed: other, basis: proposal?.basis ?? 'header', confidence: proposal?.confidence ?? recognised.confidence ?? null, reason: reason(proposal?.reason ?? '') }
  const assumed = unitOf(unit ?? '')?.guessed === true
  return { ...known, basis: 'profile', confidence: assumed ? 'likely' : 'sure', reason: reason(assumed ? `${recognised.format}; taken as gauge pressure` : recognised.format) }
}

const stepsOf = ({ sampleS }: Recognised, { stepS }: TableProposals): number[] => [sampleS, stepS].flatMap((step) => step ?? [])

const mappedUnit = (mapping: Mapping | undefined, source: string, signal: string): string | undefined => mapping?.columns.find((column) => cleanName(column.source) === source && column.signal === signal)?.unit

/** Which further columns and signals a column goes together with. */
const partsOf = ({ columns }: Recognised, uses: readonly ColumnUse[], index: number): string[] => {
  const { signal, also = [], together = [] } = uses[index] ?? {}
  const nameAt = (at: number): string => cleanName(columns[at]?.source ?? '')
  const others = [...new Set(together.map(nameAt))].filter((name) => name !== nameAt(index))
  const copies = together.filter((other) => nameAt(other) === nameAt(index)).length
  return [
    ...(copies === 0 ? [] : [`one of ${copies + 1} columns of this name, each with a part of the values`]),
    ...(others.length === 0 ? [] : [`${signal} is made of it and ${others.join(', ')}`]),
    ...(also.length === 0 ? [] : [`also a part of ${also.join(', ')}`]),
  ]
}
