import { draftJson } from '../contract/draft-json'
import type { ProfileDraft } from '../contract/thresholds'
import { loadProfile, type Profile } from '../pipeline/4-findings/profile'

/** A profile as a user edits it. */
export const draftOf = (profile: Profile): ProfileDraft => {
  const { thresholds: defaults } = loadProfile()
  return {
    name: profile.name,
    alarmBudgetPerUnitYear: profile.alarmBudgetPerUnitYear,
    thresholds: Object.fromEntries(Object.entries(profile.thresholds).flatMap(([key, { value }]) => (value === defaults[key]?.value ? [] : [[key, value]]))),
    scopes: profile.scopes.map(({ match, set }) => ({ match: Object.fromEntries(Object.entries(match).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]]))), set: { ...set } })),
  }
}

/** The profile of a draft, with the costs and readings of the law that hold now. Errors: `profile-invalid`. */
export const profileOf = (draft: ProfileDraft, now: Profile): Profile => ({ ...loadProfile(draftJson(draft)), costs: now.costs, compliance: now.compliance })
