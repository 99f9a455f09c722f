import { measure, type RuleContext } from '../../rule'

/** When a level at rest was seen: in the window, or, as the level of the last rests is held for weeks, before it. */
export const whenAtRest = (now: RuleContext['now']): string =>
  measure(now, 'rests') > 0 ? `from ${now.from} to ${now.to}` : `in the last rests before ${now.from}`
