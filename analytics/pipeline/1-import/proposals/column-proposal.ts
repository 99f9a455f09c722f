/** What one column of a text table may be. */
export interface ColumnProposal {
  /** Its place in the table, from 0. */
  index: number
  /** Its header as it stands in the file. */
  source: string
  /** A canonical signal, `ts` or `unit_id`; null where nothing speaks for one. */
  signal: string | null
  /** Other signals it may be as well: the values do not tell them apart. */
  alternatives: string[]
  /** Unit of the values in the file, as a mapping writes it; null for texts, flags, times, and where nothing tells. */
  unit: string | null
  confidence: 'sure' | 'likely' | 'unsure' | null
  basis: 'header' | 'values' | null
  /** Why, for people. */
  reason: string
  /** What is wrong with its values by physics, with what to do. */
  problem?: string
}
