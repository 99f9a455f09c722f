import { citeIn } from '../cite'
import type { ComplianceContext } from '../context'
import type { RegimeDecision, Violation } from '../results'

export interface CheckContext extends ComplianceContext {
  /** As-of is today, because none was given: what is dated later is listed, where it is cut off silently otherwise. */
  defaultAsOf?: boolean
}

/** The tables that records lie in, as their files are named. */
export type RecordTable =
  | 'sites' | 'appliances' | 'full_charge_revisions' | 'refrigerant_events' | 'leak_repairs' | 'verification_tests' | 'leak_inspections'
  | 'filings' | 'technicians' | 'disposals' | 'transfers' | 'purchases' | 'cylinders' | 'cylinder_moves'

export type Report = (violation: Violation & { record: RecordTable }) => void

export const isBlank = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** The paragraph in the section of each regime that binds, or may. */
export const paragraphOf = ({ regime }: RegimeDecision, paragraph: string): string => citeIn(regime, paragraph)

/** A regime binds, or which one does can't be told from what is recorded. */
export const mayBind = ({ regime }: RegimeDecision): boolean => regime !== 'none'

/** `a`, `a and b`, `a, b and c` */
export const listText = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
