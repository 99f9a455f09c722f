import { unitOf } from '../dictionary/units'
import type { FileHead } from '../reading/file-head'
import type { FoundTable } from '../profiles/generic/find-table'
import type { ColumnProposal } from './column-proposal'
import { headerProposals, type HeaderReading } from './header-proposals'
import type { TemperatureUnit } from './judged-columns'
import { checkUnits, type ReadColumn, type UnitFinding } from './physics/check-units'
import { sampleRows } from './sampled-rows'
import { seriesOf } from './series'
import { valueProposals } from './value-proposals'

/**
 * What each column of a text table may be, in the order of the file: by the words of its header where they tell, else by its values
 * and the physics between them. Proposals to be confirmed by people; what is loaded without them, the profiles alone decide.
 */
export const proposeColumns = (table: FoundTable, head: FileHead): ColumnProposal[] => {
  const reading = headerProposals(table, head)
  const { style, time } = reading
  if (time === undefined) return reading.proposals
  const proposals = withValues(reading, table, head)
  if (proposals.some(({ signal }) => signal === 'unit_id')) return proposals
  const findings = checkUnits({ table, head, time, style: style.dialect }, proposals.flatMap(readColumn))
  return proposals.map((proposal) => withFinding(proposal, findings.find(({ index }) => index === proposal.index)))
}

const withValues = ({ proposals, understood, style, time }: HeaderReading, table: FoundTable, head: FileHead): ColumnProposal[] => {
  if (time === undefined || proposals.every(({ signal }) => signal !== null)) return proposals
  const series = seriesOf(sampleRows(table, head), time, table.names.length, style.dialect)
  const told = proposals.filter(({ signal, index }) => signal !== null && series.columns.has(index))
  const temperature = understood.flatMap(({ unit }): TemperatureUnit[] => (unit?.id === 'degC' || unit?.id === 'degF' ? [unit.id] : []))[0]
  const byValues = new Map(valueProposals(series, new Map(told.map(({ signal, index }) => [signal as string, index])), temperature).map((proposal) => [proposal.index, proposal]))
  return proposals.map((proposal) => {
    const found = proposal.signal === null && proposal.alternatives.length === 0 ? byValues.get(proposal.index) : undefined
    return found === undefined ? proposal : { ...proposal, ...found, basis: 'values' as const }
  })
}

/** A pressure whose unit its size alone tells may be held against either zero. */
const readColumn = ({ index, signal, unit, basis }: ColumnProposal): ReadColumn[] => {
  const known = unit === null ? undefined : unitOf(unit)
  if (signal === null || known === undefined) return []
  const { id, shift, scale, guessed } = known
  return [{ index, signal, unit: { id, shift, scale, ...(guessed === true || (basis === 'values' && known.quantity === 'pressure') ? { guessed: true as const } : {}) } }]
}

const withFinding = (proposal: ColumnProposal, finding: UnitFinding | undefined): ColumnProposal => {
  if (finding === undefined) return proposal
  if (finding.kind === 'decided') return { ...proposal, unit: finding.unit.id, reason: `${proposal.reason}; ${finding.said}` }
  return { ...proposal, problem: finding.said }
}
