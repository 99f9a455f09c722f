import type { RuleContext } from '../../rule'
import { sayCompared, type SteadyMeasure } from './at-the-same-conditions'

export type Sign = readonly [subject: string, metric: SteadyMeasure, unit: string, digits?: number]

/** Measures now and before at the same conditions, as far as they are known, joined to one clause. */
export const saySigns = (context: RuleContext, signs: readonly Sign[], otherwise: string): string => {
  const known = signs.flatMap(([subject, metric, unit, digits]) => {
    const numbers = sayCompared(context, metric, unit, digits)
    return numbers === undefined ? [] : [`${subject} ${numbers}`]
  })
  return known.length === 0 ? otherwise : known.join('; ')
}
