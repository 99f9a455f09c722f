import type { FaultKnowledge } from './fault-knowledge'

export interface CostSettings {
  currency: string
  /** A planned visit, an unplanned one, and an hour of work, in `currency`. */
  visit: number
  emergency_visit: number
  hour: number
}

export interface CostTerm {
  term: string
  value: number | null
  unit: string
}

export interface FaultToCost {
  fault: FaultKnowledge
  severity: 'critical' | 'major' | 'minor'
  /** Excess energy cost per year, null when unknown. */
  annualCost: number | null
  currency: string | null
}

export interface CostOfWaiting {
  perMonth: number | null
  terms: CostTerm[]
}

/**
 * Excess energy per month + (probability of failure in 30 days) x (emergency - planned cost), every term listed.
 * Independent faults: 1 - product of (1 - p). Unknown, when a fault that wastes energy has no cost in the profile's currency.
 */
export const costOfWaiting = (faults: readonly FaultToCost[], hours: number, costs: CostSettings): CostOfWaiting => {
  const energy = faults.filter(({ fault, annualCost }) => fault.energy || annualCost !== null)
  const known = energy.every((one) => one.annualCost !== null && one.currency === costs.currency)
  const perMonth = known ? energy.reduce((sum, one) => sum + (one.annualCost ?? 0) / 12, 0) : null
  const failure = 1 - faults.reduce((survives, { fault, severity }) => survives * (1 - fault.failure_30_days[severity]), 1)
  const planned = costs.visit + hours * costs.hour
  const emergency = costs.emergency_visit + hours * costs.hour
  const risk = failure * (emergency - planned)
  return {
    perMonth: perMonth === null ? null : cents(perMonth + risk),
    terms: [
      { term: 'excess energy per month', value: perMonth === null ? null : cents(perMonth), unit: costs.currency },
      { term: 'probability of failure in 30 days', value: Math.round(failure * 1e4) / 1e4, unit: '1' },
      { term: 'emergency cost', value: cents(emergency), unit: costs.currency },
      { term: 'planned cost', value: cents(planned), unit: costs.currency },
      { term: 'failure risk per month', value: cents(risk), unit: costs.currency },
    ],
  }
}

const cents = (amount: number): number => Math.round(amount * 100) / 100
