import type { Day } from '../records/records'
import type { Regime, RuleNote } from '../results'
import type { DatedRule } from './schemas/dated'

export type RegimeName = '82.157' | '84.106'

export const holds = (rule: DatedRule, on: Day): boolean =>
  rule.effective_from <= on && (rule.effective_to === null || on <= rule.effective_to)

/** The rules of a list that hold on a day. */
export const inForce = <Rule extends DatedRule>(rules: readonly Rule[], on: Day): Rule[] => rules.filter((rule) => holds(rule, on))

/** The first rule that holds on a day and fits. */
export const ruleOn = <Rule extends DatedRule>(rules: readonly Rule[], on: Day, fits: (rule: Rule) => boolean = () => true): Rule | undefined =>
  rules.find((rule) => holds(rule, on) && fits(rule))

/** Whether a rule of `name` counts under a regime; under `both`, `none` and `undetermined` the rules of either count. */
export const countsUnder = (name: RegimeName, regime: Regime): boolean =>
  regime === name || regime === 'both' || regime === 'none' || regime === 'undetermined'

/** What a paper says of a rule that rests on memory or on a reading of ours; undefined for one whose text, or a quote of it, was read. */
export const noteOn = (rule: DatedRule): RuleNote | undefined =>
  (rule.certainty === 'memory' || rule.certainty === 'interpretation') && rule.note !== undefined
    ? { cite: rule.cite, certainty: rule.certainty, note: rule.note }
    : undefined

/** Each paragraph once, joined by `; `. */
export const joinCites = (cites: readonly string[]): string => [...new Set(cites)].join('; ')

/** Each note once, in the order given. */
export const distinctNotes = (notes: readonly (RuleNote | undefined)[]): RuleNote[] => {
  const distinct: RuleNote[] = []
  for (const note of notes) {
    if (note !== undefined && !distinct.some(({ cite, note: text }) => cite === note.cite && text === note.note)) distinct.push(note)
  }
  return distinct
}
