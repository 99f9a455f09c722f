import type { FileHead } from '../reading/file-head'
import { proposeColumns } from '../proposals/propose-columns'
import type { ColumnProposal } from '../proposals/column-proposal'
import { cleanName } from '../profiles/generic/clean-name'
import { commonStep } from '../profiles/generic/common-step'
import { findTable } from '../profiles/generic/find-table'
import { findTime } from '../profiles/generic/find-time'
import { headerParts } from '../profiles/generic/header-unit'
import type { Recognised } from '../profiles/profile'

/** What a text table tells of its columns beside what is loaded of them. */
export interface TableProposals {
  /** By the place of the column. */
  of: ReadonlyMap<number, ColumnProposal>
  /** Units that headers name, by the place of the column. */
  units: ReadonlyMap<number, string>
  /** The most frequent step between its first rows, s. */
  stepS: number | undefined
}

const none: TableProposals = { of: new Map(), units: new Map(), stepS: undefined }

/** Proposals for the columns of a text table; none for other files, and where the table is read in another way than it was recognised. */
export const proposalsOf = (head: FileHead | undefined, { columns }: Recognised): TableProposals => {
  if (head?.kind !== 'text') return none
  const table = findTable(head)
  if (table === undefined || table.names.length !== columns.length || !columns.some(({ source }, index) => cleanName(source).toLowerCase() === table.names[index]?.toLowerCase())) return none
  const time = findTime(table.names, table.rows, head, false)
  return {
    of: new Map(proposeColumns(table, head).map((proposal) => [proposal.index, proposal])),
    units: new Map(table.names.flatMap((name, index) => { const unit = headerParts(name, table.units[index] ?? '').unit; return unit === undefined ? [] : [[index, unit.id] as const] })),
    stepS: time === undefined ? undefined : commonStep(table.rows, time),
  }
}
