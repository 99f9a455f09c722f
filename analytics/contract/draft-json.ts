import type { ProfileDraft } from './thresholds'

/** The JSON of a draft, as `thresholds/*.json` has it. */
export const draftJson = (draft: ProfileDraft) => ({
  schema: 'subcool/profile@1' as const,
  name: draft.name,
  alarm_budget_per_unit_year: draft.alarmBudgetPerUnitYear,
  thresholds: Object.fromEntries(Object.entries(draft.thresholds).map(([key, value]) => [key, { value }])),
  scopes: draft.scopes,
})
