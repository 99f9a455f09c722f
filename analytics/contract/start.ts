import { z } from 'zod'
import { unfoldedCauses, type SharedCause } from './common-causes'
import { json, query, type Calls } from './define'
import type { Severity } from './findings'

export interface NewsFinding {
  findingId: string
  unitId: string
  siteName: string | null
  fault: string
  severity: Severity
  detectedOn: string
}

/** What happened since a day. */
export interface News {
  since: string | null
  /** Open findings detected after that day. */
  newFindings: number
  bySeverity: Record<Severity, number>
  /** Common causes that stand for some of them, those that were taken apart left out. */
  causes: SharedCause[]
  /** The worst and latest of those that no cause stands for, ten at most. */
  findings: NewsFinding[]
  overdueOrders: number
  overdue: { workOrderId: string; unitId: string; title: string; dueOn: string }[]
  silentUnits: number
  silent: { unitId: string; siteName: string | null; since: string | null }[]
  /** Obligations of refrigerant law past their day. */
  overdueDuties: number
  asOf: string | null
  dataTo: string | null
}

export interface SettingsState {
  /** Whom the audit trail names. */
  user: string
  threads: number
  memoryMb: number
  zone: string | null
  currency: string
  visitCost: number
  emergencyCost: number
  hourCost: number
  tariffs: { tariffId: string; name: string | null; currency: string | null; kind: string | null; units: number }[]
}

export const startCalls = {
  'start.news': query(z.strictObject({ since: z.iso.date().nullable().default(null), unfolded: unfoldedCauses }), json<News>()),
  'settings.state': query(z.strictObject({}), json<SettingsState>()),
} satisfies Calls
