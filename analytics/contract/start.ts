import { z } from 'zod'
import type { SharedCause } from './common-causes'
import { command, json, query, type Calls } from './define'
import type { ArtifactRef } from './artifacts'
import type { Severity } from './choices'

export interface NewsFinding {
  findingId: string
  unitId: string
  siteName: string | null
  fault: string
  severity: Severity
  detectedOn: string
}

/** A duty of 40 CFR 82 or 84 that was due before the as-of day and is not done. */
export interface OverdueDuty {
  applianceId: string
  circuitNo: number
  /** Of the appliance, where its record names one. */
  unitId: string | null
  siteId: string | null
  /** `repair`, `initial_test`, .. as `epa/deadlines.csv` has it. */
  kind: string
  dueOn: string | null
  daysLate: number | null
  /** The paragraph. */
  cite: string
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
  /** Obligations of refrigerant law past their day, and the ten that are longest so. */
  overdueDuties: number
  duties: OverdueDuty[]
  /** Those that are not due yet, and the day of the next. */
  openDuties: number
  nextDutyOn: string | null
  /** Circuits whose regime can't be told from their records: they may have duties that nobody counts. */
  undeterminedCircuits: number
  /** Whether any refrigerant record was imported: without one only the units' own data say what a circuit is. */
  refrigerantRecords: boolean
  /** All overdue duties as a document of the latest report. */
  dutiesDocument: ArtifactRef | null
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
