import type { UnitPlan } from './unit-plan'

/**
 * Marks the samples that never arrive: single ones now and then, about one gap a month of half an hour to three hours
 * in the middle of the day, and everything after a unit has gone silent.
 */
export const makeGaps = (plan: UnitPlan, samples: number): Uint8Array => {
  const missing = new Uint8Array(samples)
  const perDay = 86_400 / plan.sampleS
  for (let i = 0; i < samples; i++) if (plan.gaps.uniform() < 0.0012) missing[i] = 1
  for (let day = 0; day * perDay < samples; day++) {
    if (plan.gaps.uniform() >= 1 / 30) continue
    const from = Math.floor((day + 0.3 + 0.3 * plan.gaps.uniform()) * perDay)
    missing.fill(1, from, from + Math.round(((0.5 + 2.5 * plan.gaps.uniform()) * 3600) / plan.sampleS))
  }
  if (plan.fault?.fault === 'connectivity_loss')
    missing.fill(1, Math.max(0, Math.ceil((plan.faultS - plan.startS) / plan.sampleS)))
  return missing
}
