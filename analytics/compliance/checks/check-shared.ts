import { byId } from '../records/live'
import type { SharedRecords } from '../records/records'
import type { Violation } from '../results'
import type { CheckContext, Report } from './check'
import { checkCertificates } from './check-certificates'
import { checkCylinders } from './check-cylinders'
import { checkDisposals } from './check-disposals'
import { checkSharedFuture } from './check-future'
import { checkRefrigerantNames } from './check-refrigerant-names'
import { checkLeakGroups } from './check-leak-groups'
import { checkSiteNames, checkSites } from './check-sites'
import type { CircuitFacts } from './circuit-facts'
import { checkOrphans, type Orphan } from './orphans'
import { indexShared, type SharedIndex } from './shared-index'

interface Fleet {
  shared: SharedRecords
  index: SharedIndex
  facts: readonly CircuitFacts[]
  orphans: readonly Orphan[]
  context: CheckContext
}

const checks: readonly ((fleet: Fleet, report: Report) => void)[] = [
  ({ orphans }, report) => checkOrphans(orphans, report),
  ({ shared, facts }, report) => checkSites(shared.sites, facts, report),
  ({ index }, report) => checkSiteNames(index, report),
  ({ facts }, report) => checkLeakGroups(facts, report),
  ({ shared, context }, report) => checkCertificates(shared, context, report),
  ({ index, context }, report) => checkDisposals(index, context, report),
  ({ index }, report) => checkRefrigerantNames(index, report),
  ({ index, facts, context }, report) => checkCylinders(index, facts, context, report),
  ({ shared, context }, report) => checkSharedFuture(shared, context, report),
]

/** What is wrong with records that belong to no single circuit, and with circuits beside each other. */
export const checkShared = (
  shared: SharedRecords,
  facts: readonly CircuitFacts[],
  context: CheckContext,
  orphans: readonly Orphan[] = [],
): Violation[] => {
  const violations: Violation[] = []
  const fleet: Fleet = { shared, index: indexShared(shared, context.asOf), facts, orphans, context }
  for (const check of checks) check(fleet, (violation) => violations.push(violation))
  return violations
}

/** In the order of `violations.csv`: table, id, rule, message. */
export const sortViolations = (violations: readonly Violation[]): Violation[] =>
  [...violations].sort((a, b) => byId(a.record, b.record) || byId(a.record_id, b.record_id) || byId(a.rule, b.rule) || byId(a.message, b.message))
