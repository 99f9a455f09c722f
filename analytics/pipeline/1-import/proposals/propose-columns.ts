import type { FileHead } from '../file-head'
import type { FoundTable } from '../profiles/generic/find-table'
import type { ColumnProposal } from './column-proposal'
import { headerProposals } from './header-proposals'

/**
 * What each column of a text table may be, in the order of the file: by the words of its header where they tell.
 * Proposals to be confirmed by people; what is loaded without them, the profiles alone decide.
 */
export const proposeColumns = (table: FoundTable, head: FileHead): ColumnProposal[] => headerProposals(table, head).proposals
