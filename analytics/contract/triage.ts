import { z } from 'zod'
import type { SharedCause } from './common-causes'
import { arrow, command, json, query, type Calls } from './define'
import type { Finding } from './findings'
import { findingColumns, findingGroupings, findingStates, severities, triageStatuses, type FindingColumn, type FindingState, type Severity } from './choices'



/** All that a user has said of one finding. */
export const findingMark = z.strictObject({
  findingId: z.string().min(1).max(400),
  status: z.enum(triageStatuses).nullable(),
  reason: z.string().trim().max(1000).nullable(),
  assignee: z.string().trim().max(200).nullable(),
  /** A work order is wanted although the finding is only advisory. */
  orderWanted: z.boolean(),
})
export type FindingMark = z.output<typeof findingMark>



export const findingFilter = z.strictObject({
  /** Words that must all occur in unit, site, brand, model, fault, assignee or sentence. */
  text: z.string().max(200).default(''),
  states: z.array(z.enum(findingStates)).default([]),
  severities: z.array(z.enum(severities)).default([]),
  faults: z.array(z.string().max(80)).default([]),
  /** One group of a grouping; its key as `findings.groups` answers it. */
  group: z.strictObject({ by: z.enum(findingGroupings), key: z.string().max(400) }).nullable().default(null),
  /** Leaves out what a common cause stands for, but for the causes that were taken apart. */
  fold: z.boolean().default(false),
  /** Only what was detected after this day. */
  since: z.iso.date().nullable().default(null),
  /** Only what this common cause stands for. */
  cause: z.string().max(700).nullable().default(null),
})
export type FindingFilter = z.output<typeof findingFilter>

export interface FindingGroup {
  key: string
  findings: number
  units: number
  worst: Severity
  annualCost: number | null
}

/** A common cause and how many of its findings match a filter. */
export interface CauseInList {
  cause: SharedCause
  matching: number
}

export interface MarkChange {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string
  who: string
  before: FindingMark
  after: FindingMark
}

export interface FindingDetail {
  finding: Finding
  mark: FindingMark
  siteName: string | null
  timeZone: string
  /** Other findings of the same fault on this unit, the latest first. */
  earlier: { findingId: string; detectedOn: string; lastSeenOn: string | null; status: string }[]
  history: MarkChange[]
}

export interface MarkOutcome {
  changed: number
  /** As it was, to take it back. */
  before: FindingMark[]
  workOrders: number
}

export interface FindingHit {
  findingId: string
  unitId: string
  siteName: string | null
  fault: string
  severity: Severity
  status: FindingState
  detectedOn: string
}

export const triageCalls = {
  /** Findings in order of severity, then cost, then age; at most 20,000. `severity` is 1 (advisory) to 4 (critical); `recurrence` counts earlier findings of the fault on the unit. */
  'findings.list': query(
    z.strictObject({ filter: findingFilter.prefault({}), sort: z.strictObject({ column: z.enum(findingColumns), descending: z.boolean() }).default({ column: 'severity', descending: true }) }),
    arrow<FindingColumn | 'currency' | 'order_wanted'>(),
  ),
  /** How many findings stand where, over everything but the states chosen. */
  'findings.states': query(z.strictObject({ filter: findingFilter.prefault({}) }), json<Record<FindingState, number>>()),
  'findings.groups': query(z.strictObject({ filter: findingFilter.prefault({}), by: z.enum(findingGroupings) }), json<FindingGroup[]>()),
  /** The common causes with a finding that matches, folded or not. */
  'findings.causes': query(z.strictObject({ filter: findingFilter.prefault({}) }), json<CauseInList[]>()),
  /** Findings whose id, unit, site or fault holds the words, and those of the faults named; open ones first, then the worst, then the latest. */
  'findings.find': query(
    z.strictObject({ text: z.string().max(200), faults: z.array(z.string().max(80)).max(100).default([]), limit: z.int().min(1).max(50).default(6) }),
    json<FindingHit[]>(),
  ),
  'findings.detail': query(z.strictObject({ findingId: z.string().min(1).max(400) }), json<FindingDetail>()),
  /** Sets what users say of findings, plans the work orders anew, and answers what was before. A dismissal needs its reason. */
  'findings.mark': command(z.strictObject({ marks: z.array(findingMark).min(1).max(5000) }), json<MarkOutcome>()),
} satisfies Calls
