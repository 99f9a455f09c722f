import type { ProfileDraft, ThresholdState } from '../../../analytics/contract'
import { text } from '../../text/text'

type Known = Pick<ThresholdState, 'defaultBudget' | 'used' | 'saved' | 'history'>

/** Whether two drafts judge alike, whatever they are called. */
const alike = (a: ProfileDraft, b: ProfileDraft): boolean => contentOf(a) === contentOf(b)

const contentOf = ({ alarmBudgetPerUnitYear, thresholds, scopes }: ProfileDraft): string =>
  JSON.stringify([alarmBudgetPerUnitYear, Object.entries(thresholds).sort(([a], [b]) => (a < b ? -1 : 1)), scopes])

/** The built-in thresholds as a draft. */
export const defaultDraft = ({ defaultBudget }: Pick<ThresholdState, 'defaultBudget'>): ProfileDraft => ({ name: 'default', alarmBudgetPerUnitYear: defaultBudget, thresholds: {}, scopes: [] })

/** What a draft is called once it is used: `default` where it is that, its own name where nothing else has it, else one with a number. */
export const nameToUse = (draft: ProfileDraft, state: Known, day: string): string => {
  if (alike(draft, defaultDraft(state))) return 'default'
  const known = [state.used, ...state.saved.map((one) => one.draft), ...state.history.map((one) => one.draft)]
  if (known.some((one) => one.name === draft.name && alike(one, draft))) return draft.name
  const base = draft.name === 'default' ? `${text.thresholds.title} ${day}` : draft.name.replace(/ \(\d+\)$/, '').slice(0, 72)
  const taken = new Set(known.map(({ name }) => name))
  let name = base
  for (let number = 2; taken.has(name); number++) name = `${base} (${number})`
  return name
}
