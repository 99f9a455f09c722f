import type { Day } from './records/records'
import type { Policy } from './results'
import type { RuleData } from './rules/load-rules'

/** As of when, by which rules, and how they are read where they are open. */
export interface ComplianceContext {
  asOf: Day
  rules: RuleData
  policy: Policy
}
