import { addDays } from '../local-time'
import type { FaultRecipe, Shape } from './fault-recipe'

const exponents: Readonly<Record<Shape, number>> = { step: 0, linear: 1, quadratic: 2, cubic: 3, quartic: 4 }

/** Days a unit with a broken compressor waits for a new one. */
export const repairDays = 2

/** Severity of a fault some days after its onset, in the fault's own unit; 0 before it and after a repair. */
export const severityAfter = (fault: FaultRecipe, days: number): number => {
  if (days < 0) return 0
  if (fault.shape === 'step') return fault.severity
  const ramp = fault.ramp_days ?? 1
  if (fault.fails === true && days >= ramp + repairDays) return 0
  return fault.severity * Math.min(1, days / ramp) ** exponents[fault.shape]
}

/** The day the compressor breaks, where the fault ends that way. */
export const failedOn = (fault: FaultRecipe): string | undefined =>
  fault.fails === true ? addDays(fault.onset_on, Math.ceil(fault.ramp_days ?? 1)) : undefined

/** The first day whose end has a severity of at least `least`, or undefined where it is never reached. */
export const reachesOn = (fault: FaultRecipe, least: number): string | undefined => {
  if (fault.shape === 'step') return Math.abs(fault.severity) >= least ? fault.onset_on : undefined
  const share = least / Math.abs(fault.severity)
  if (share > 1) return undefined
  return addDays(fault.onset_on, Math.ceil((fault.ramp_days ?? 1) * share ** (1 / exponents[fault.shape]) - 1e-9))
}
