import type { ThresholdInfo, ThresholdRule } from '../contract/thresholds'
import { cusumLimits } from '../pipeline/4-findings/alarm-budget'
import { loadProfile, thresholdsFor, type Profile } from '../pipeline/4-findings/profile'
import type { Level } from '../pipeline/4-findings/rule'
import { rules } from '../pipeline/4-findings/rules'

const steps = 20
const unit = { criticality: null, gas: 'other' as const }

/** Every threshold with its meaning, source and safe range, and the levels of rules that move with it. */
export const thresholdInfos = (): ThresholdInfo[] => {
  const profile = loadProfile()
  return Object.entries(profile.thresholds).map(([key, { value, unit: unitText, min, max, meaning, source, fixed = false }]) => ({
    key,
    unit: unitText,
    default: value,
    min,
    max,
    meaning,
    source,
    fixed,
    rules: fixed || max === min ? [] : rulesOf(profile, key, min, max),
  }))
}

const rulesOf = (profile: Profile, key: string, min: number, max: number): ThresholdRule[] => {
  const at = (value: number): Level[][] => {
    const changed: Profile = { ...profile, thresholds: { ...profile.thresholds, [key]: { ...profile.thresholds[key], value } as Profile['thresholds'][string] } }
    const thresholds = thresholdsFor(changed, {})
    const limitOf = cusumLimits(rules, changed.alarmBudgetPerUnitYear)
    return rules.map((rule) => rule.levels(thresholds, { cusumLimit: limitOf(rule, thresholds), unit }))
  }
  const levels = Array.from({ length: steps + 1 }, (_, step) => at(min + ((max - min) * step) / steps))
  return rules.flatMap((rule, r) =>
    (levels[0]?.[r] ?? []).flatMap((level, l): ThresholdRule[] => {
      const held = levels.map((one) => one[r]?.[l]?.threshold ?? NaN)
      return held.every((value) => value === held[0]) ? [] : [{ detector: rule.detector, fault: rule.fault, severity: level.severity, held }]
    }),
  )
}
