import type { JobToAssign } from './assign-technician'
import { costOfWaiting, type CostSettings } from './cost-of-waiting'
import { faultKnowledge } from './fault-knowledge'
import { dueDayOf, nextPlannedVisit, priorityOf, queueTier } from './priority'
import { handlingClassOf, requirementsOf, safetyText, type UnitForWork } from './work-requirements'

export interface OpenFinding extends UnitForWork {
  finding_id: string
  unit_id: string
  fault: string
  severity: 'critical' | 'major' | 'minor'
  confidence: number | null
  detected_on: string
  annual_cost: number | null
  currency: string | null
  why: string | null
  site_id: string | null
  site_name: string | null
  address: string | null
  latitude: number | null
  longitude: number | null
  brand: string | null
  installed_on: string | null
  visits_per_year: number | null
  last_pm_on: string | null
}

/** A work order without its technician. */
export interface DraftOrder {
  row: {
    work_order_id: string
    priority: number
    score: number | null
    due_on: string
    unit_id: string
    site_id: string | null
    site_name: string | null
    address: string | null
    title: string
    diagnosis: string
    checklist: string
    parts: string
    safety: string
    required_skills: string
    required_epa_type: string | null
    required_refrigerant_class: string | null
    estimated_hours: number
    cost_of_waiting_per_month: number | null
    currency: string
    finding_ids: string
    cost_terms: string
  }
  job: JobToAssign
  /** Priority, a half less where the work has waited too long. */
  tier: number
}

const weight = { critical: 0, major: 1, minor: 2 } as const

/** The id of an order whose first finding was detected on a day. */
export const orderIdOf = (unitId: string, firstDetected: string): string => `WO-${unitId}-${firstDetected}`

/** Bundles one unit's findings (at least one) into an order. Score: confidence x cost of waiting per month and hour of work. */
export const draftOrder = (findings: readonly OpenFinding[], costs: CostSettings, asOf: string): DraftOrder => {
  const ranked = [...findings].sort(
    (a, b) =>
      weight[a.severity] - weight[b.severity] ||
      (b.annual_cost ?? 0) - (a.annual_cost ?? 0) ||
      (a.finding_id < b.finding_id ? -1 : 1),
  )
  const unit = ranked[0] as OpenFinding
  const known = ranked.map((finding) => ({ finding, fault: faultKnowledge(finding.fault) }))
  const faults = known.map(({ fault }) => fault)
  const needs = requirementsOf(faults, unit)
  const hours = hoursOf(faults.map((fault) => fault.hours))
  const cost = costOfWaiting(
    known.map(({ finding, fault }) => ({ fault, severity: finding.severity, annualCost: finding.annual_cost, currency: finding.currency })),
    hours,
    costs,
  )
  const visitOn = nextPlannedVisit(unit.visits_per_year, unit.last_pm_on, unit.installed_on, asOf)
  const handling = handlingClassOf(unit.refrigerant)
  const priority = priorityOf(
    known.map(({ finding, fault }) => ({ code: finding.fault, fault, severity: finding.severity })),
    handling,
    asOf,
    visitOn,
  )
  const dueOn = dueDayOf(priority, asOf, visitOn)
  const confidence = Math.max(...ranked.map((finding) => finding.confidence ?? 0.5))
  const firstDetected = ranked.map((finding) => finding.detected_on).sort()[0] ?? asOf
  return {
    row: {
      work_order_id: orderIdOf(unit.unit_id, firstDetected),
      priority,
      score: cost.perMonth === null ? null : Math.round((confidence * cost.perMonth * 100) / hours) / 100,
      due_on: dueOn,
      unit_id: unit.unit_id,
      site_id: unit.site_id,
      site_name: unit.site_name,
      address: unit.address,
      title: titleOf(known.map(({ fault }) => fault.title)),
      diagnosis: known.map(({ finding, fault }) => [fault.diagnosis, finding.why].filter((part) => part !== null && part !== '').join(' ')).join('\n'),
      checklist: joined(faults.flatMap((fault) => fault.checklist)),
      parts: joined(faults.flatMap((fault) => fault.parts)),
      safety: joined(safetyText(unit.refrigerant)),
      required_skills: joined(needs.skills),
      required_epa_type: needs.epaType,
      required_refrigerant_class: needs.refrigerantClass,
      estimated_hours: hours,
      cost_of_waiting_per_month: cost.perMonth,
      currency: costs.currency,
      finding_ids: joined(findings.map((finding) => finding.finding_id)),
      cost_terms: JSON.stringify(cost.terms),
    },
    job: { needs, brand: unit.brand, place: unit, hours, dueOn },
    tier: queueTier(priority, firstDetected, asOf),
  }
}

/** The longest job in full and half of each other, in quarters of an hour: one set-up serves all. */
const hoursOf = (hours: readonly number[]): number => {
  const longest = Math.max(...hours)
  const all = hours.reduce((sum, one) => sum + one, 0)
  return Math.ceil((longest + (all - longest) / 2) * 4) / 4
}

const titleOf = (titles: readonly string[]): string => {
  const others = new Set(titles).size - 1
  return others === 0 ? (titles[0] ?? '') : `${titles[0]} and ${others} more`
}

const joined = (parts: readonly string[]): string => [...new Set(parts)].join('|')
