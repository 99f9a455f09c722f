import { z } from 'zod'
import { arrow, command, json, query, type Calls } from './define'
import { scopeKeys, type Severity } from './choices'


/** A threshold profile as a user edits it: what differs from the default one. */
export const profileDraft = z.strictObject({
  name: z.string().trim().min(1).max(80),
  alarmBudgetPerUnitYear: z.number().positive().max(10),
  /** Thresholds by key that are not the default's. */
  thresholds: z.record(z.string().max(80), z.number()),
  /** Other values for the units that match all that is named; a later scope wins over an earlier one. */
  scopes: z.array(z.strictObject({ match: z.partialRecord(z.enum(scopeKeys), z.string().max(200)), set: z.record(z.string().max(80), z.number()) })).max(200),
})
export type ProfileDraft = z.output<typeof profileDraft>

/** A level of a rule that moves with a threshold. */
export interface ThresholdRule {
  detector: string
  fault: string
  severity: Severity
  /** Held value from which the rule holds, for 21 values of the threshold evenly from `min` to `max`. */
  held: number[]
}

export interface ThresholdInfo {
  key: string
  unit: string
  default: number
  min: number
  max: number
  meaning: string
  source: string
  /** Built into features and models: shown, not changed. */
  fixed: boolean
  rules: ThresholdRule[]
}

export interface SavedProfile {
  /** File in the project's `thresholds/`. */
  file: string
  draft: ProfileDraft
}

export interface ProfileUse {
  at: string
  who: string
  draft: ProfileDraft
}

export interface ThresholdState {
  thresholds: ThresholdInfo[]
  defaultBudget: number
  /** The profile of the last analysis. */
  used: ProfileDraft
  saved: SavedProfile[]
  /** Profiles that were used so far, the latest first. */
  history: ProfileUse[]
  units: number
  /** Visits that say what they confirmed. */
  labels: number
  currency: string
  visitCost: number
}

/** How findings would have stood against visits that say what they found. */
export interface BacktestFigures {
  confirmed: number
  found: number
  late: number
  missed: number
  otherCause: number
  falseAlarms: number
  /** Share of confirmed faults found before the visit; null without any. */
  recall: number | null
  /** Share of findings at visits that were right; null without any. */
  precision: number | null
  /** Findings that a visit refuted, per year of all units watched. */
  falseAlarmsPerUnitYear: number | null
  medianDaysEarlier: number | null
}

export interface TrialFigures {
  /** Units by the worst that was found in them first. */
  bySeverity: Record<Severity | 'none', number>
  /** Units with a finding of minor severity or above: each is a visit. */
  visits: number
  findings: number
  backtest: BacktestFigures
}

/** What changes for one unit, or a further circuit of it, and group of faults; null = nothing was found. */
export interface ThresholdFlip {
  unitId: string
  /** Of a further refrigerant circuit: its number. */
  circuitNo: number | null
  fault: string
  before: Severity | null
  after: Severity | null
  /** Days `YYYY-MM-DD` of the first detection. */
  detectedBefore: string | null
  detectedAfter: string | null
}

export interface ThresholdTrial {
  before: TrialFigures
  after: TrialFigures
  /** All that flip; `flips` has the first 500 of them. */
  flipped: number
  unitsFlipped: number
  flips: ThresholdFlip[]
  /** Median over what both find, of minor severity or above: positive = earlier. */
  medianDaysEarlier: number | null
  milliseconds: number
}

export const thresholdCalls = {
  'thresholds.state': query(z.strictObject({}), json<ThresholdState>()),
  /** The highest value each unit ever held of a detector, its further circuits among them where it tells of circuits. */
  'thresholds.distribution': query(z.strictObject({ detector: z.string().max(80) }), arrow<'unit_id' | 'value'>()),
  /** What a profile would have found first, and how visits bear it out, beside the profile of the last analysis. */
  'thresholds.try': query(z.strictObject({ draft: profileDraft }), json<ThresholdTrial>()),
  /** Checks the text of a profile file. Errors: `profile-invalid`. */
  'thresholds.parse': query(z.strictObject({ text: z.string().max(1_000_000) }), json<ProfileDraft>()),
  /** Writes `thresholds/<name>.json`, in the place of one of the same name. */
  'thresholds.save': command(z.strictObject({ draft: profileDraft }), json<SavedProfile>()),
  'thresholds.remove': command(z.strictObject({ file: z.string().min(1).max(200) }), json<{ file: string }>()),
} satisfies Calls
