import type { FaultKnowledge } from './fault-knowledge'
import type { HandlingClass } from './work-requirements'

export interface FaultToRank {
  code: string
  fault: FaultKnowledge
  severity: 'critical' | 'major' | 'minor'
}

const dueDays: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 14, 4: 60 }

/**
 * Priority 1 to 5 (analytics notes 9.1, 4.4). Charge loss of a flammable or toxic refrigerant and critical faults without
 * heat or with danger are 1; other critical ones, a first sign of such charge loss, and charge loss of a mildly flammable
 * refrigerant are 2; major 3, minor 4; minor ones ride along with a planned visit (5) when it comes within 60 days.
 */
export const priorityOf = (
  faults: readonly FaultToRank[],
  handling: HandlingClass,
  asOf: string,
  plannedVisitOn: string | null,
): number => {
  const tier = Math.min(...faults.map((fault) => Math.min(tierOf(fault), leakTierOf(fault, handling))))
  return tier === 4 && plannedVisitOn !== null && plannedVisitOn <= addDays(asOf, 60) ? 5 : tier
}

const tierOf = ({ fault, severity }: FaultToRank): number =>
  severity === 'critical' ? (fault.urgent ? 1 : 2) : severity === 'major' ? 3 : 4

/** What escapes counts by what it is. */
const leakTierOf = ({ code, severity }: FaultToRank, handling: HandlingClass): number => {
  if (code !== 'refrigerant_leak') return 4
  if (handling === 'A3' || handling === 'B2L') return severity === 'minor' ? 2 : 1
  return handling === 'A2L' && severity !== 'minor' ? 2 : 4
}

/** Major work that has waited longer than its time goes before other major work: half a tier (analytics notes 9.1). */
export const queueTier = (priority: number, firstDetectedOn: string, asOf: string): number =>
  priority === 3 && addDays(firstDetectedOn, dueDays[3] ?? 14) < asOf ? 2.5 : priority

/** As-of + 1, 3, 14, 60 days, or the planned visit. */
export const dueDayOf = (priority: number, asOf: string, plannedVisitOn: string | null): string =>
  priority === 5 && plannedVisitOn !== null ? plannedVisitOn : addDays(asOf, dueDays[priority] ?? 60)

/** The next planned visit after as-of: the last maintenance visit (else the installation) plus whole intervals of 12 / visits per year months. */
export const nextPlannedVisit = (
  visitsPerYear: number | null,
  lastVisitOn: string | null,
  installedOn: string | null,
  asOf: string,
): string | null => {
  const from = lastVisitOn ?? installedOn
  if (visitsPerYear === null || visitsPerYear <= 0 || from === null) return null
  const days = 365.25 / visitsPerYear
  const elapsed = (Date.parse(asOf) - Date.parse(from)) / 86_400_000
  return addDays(from, Math.round((Math.max(0, Math.floor(elapsed / days)) + 1) * days))
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
