import type { Family, Level, LevelContext, Rule } from '../../rule'
import type { Thresholds } from '../../profile'
import { circuitRule, type CircuitStory } from './circuit-rule'

/** Best causes before single indicators, those before symptoms and before lost efficiency without a cause; last what none of them explains. */
export const specificityOf = { undetermined: 0, symptom: 2, indicator: 3, ranked: 4, direct: 5 } as const

/** What can't wait until it persists. */
export const atOnce = (_: Thresholds, { cusumLimit }: LevelContext): Level[] => [{ severity: 'minor', threshold: cusumLimit }]

/** What has to persist for the days of a threshold. */
export const onceItPersists =
  (key: string) =>
  (t: Thresholds, { cusumLimit }: LevelContext): Level[] => [{ severity: 'minor', threshold: cusumLimit, persists: t(key) }]

/** The CUSUM of residuals that point at one cause, which is held only while the ranker names that cause. */
export const rankedCause = (
  fault: string,
  family: Family,
  story: CircuitStory,
  more: Partial<Rule> = {},
): Rule =>
  circuitRule(
    { name: fault.replaceAll('_', '-'), fault, family, detector: `cause_${fault}`, specificity: specificityOf.ranked, isCusum: true, levels: onceItPersists('cause.persist_days'), baseConfidence: 0.7, ...more },
    { unit: 'sigma' },
    story,
  )
