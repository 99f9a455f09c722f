import type { FileHead } from '../file-head'
import type { FoundTable } from '../profiles/generic/find-table'
import type { ColumnProposal } from './column-proposal'
import { headerProposals } from './header-proposals'
import type { TemperatureUnit } from './judged-columns'
import { sampleRows } from './sampled-rows'
import { seriesOf } from './series'
import { valueProposals } from './value-proposals'

/**
 * What each column of a text table may be, in the order of the file: by the words of its header where they tell, else by its values
 * and the physics between them. Proposals to be confirmed by people; what is loaded without them, the profiles alone decide.
 */
export const proposeColumns = (table: FoundTable, head: FileHead): ColumnProposal[] => {
  const { proposals, understood, style, time } = headerProposals(table, head)
  if (time === undefined) return proposals
  const series = seriesOf(sampleRows(table, head), time, table.names.length, style.dialect)
  const told = proposals.filter(({ signal, index }) => signal !== null && series.columns.has(index))
  const temperature = understood.flatMap(({ unit }): TemperatureUnit[] => (unit?.id === 'degC' || unit?.id === 'degF' ? [unit.id] : []))[0]
  const byValues = new Map(valueProposals(series, new Map(told.map(({ signal, index }) => [signal as string, index])), temperature).map((proposal) => [proposal.index, proposal]))
  return proposals.map((proposal) => {
    const found = proposal.signal === null ? byValues.get(proposal.index) : undefined
    return found === undefined ? proposal : { ...proposal, ...found, basis: 'values' as const }
  })
}
