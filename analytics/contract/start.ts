import { z } from 'zod'
import { command, json, query, type Calls } from './define'
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
  /** The worst and latest of them, ten at most. */
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

/** What a visit costs, in one currency (ISO 4217), as the profile in use has it. */
export const costSettings = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as USD or EUR'),
  visit: z.number().min(0).max(1e9),
  emergencyVisit: z.number().min(0).max(1e9),
  hour: z.number().min(0).max(1e9),
})
export type CostSettings = z.output<typeof costSettings>

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
  /** The costs were changed since the last analysis: findings and orders still count with the former ones. */
  costsWait: boolean
  tariffs: { tariffId: string; name: string | null; currency: string | null; kind: string | null; units: number }[]
}

export const startCalls = {
  'start.news': query(z.strictObject({ since: z.iso.date().nullable().default(null) }), json<News>()),
  'settings.state': query(z.strictObject({}), json<SettingsState>()),
  /** Changes the costs of the profile in use; findings and orders count with them from the next analysis on. */
  'settings.set-costs': command(costSettings, json<CostSettings>()),
} satisfies Calls
