import type { FaultKnowledge } from './fault-knowledge'
import type { HandlingClass } from './work-requirements'

export interface FaultToRank {
  code: string
  fault: FaultKnowledge
  severity: 'critical' | 'major' | 'minor'
}

const dueDays: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 14, 4: 60 }

/**
 * Priority 1 to 5. Charge loss of a flammable or toxic refrigerant and critical faults without heat are 1, other critical
 * ones 2, major 3, minor 4; minor ones ride along with a planned visit (5) when it comes within 60 days.
 */
export const priorityOf = (
  faults: readonly FaultToRank[],
  handling: HandlingClass,
  asOf: string,
  plannedVisitOn: string | null,
): number => {
  const gas = handling === 'A3' || handling === 'B2L'
  const first = faults.some(
    ({ code, fault, severity }) =>
      (severity === 'critical' && fault.urgent) || (gas && code === 'refrigerant_leak' && severity !== 'minor'),
  )
  if (first) return 1
  if (faults.some(({ severity }) => severity === 'critical')) return 2
  if (faults.some(({ severity }) => severity === 'major')) return 3
  return plannedVisitOn !== null && plannedVisitOn <= addDays(asOf, 60) ? 5 : 4
}

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
