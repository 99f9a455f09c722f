import { outgrown, remembered } from '../remembered/unit-memory'
import type { Mode, ModeColumn, UnitSeries } from '../unit-series'

/** What a mode is compared by is chosen on so many first days, so that later ones can't change it. */
const choiceDays = 30

const counted = ['cop', 'carnot_fraction', 'power_w', 'compressor_hz', 'subcooling_k', 'discharge_superheat_k', 'approach_clean_k'] as const satisfies readonly ModeColumn[]
type Counted = (typeof counted)[number]

/** The first days on which a mode ran, and on how many of them each of some columns has a value. */
export interface FirstDays {
  days: number
  counts: Record<Counted, number>
  /** What was chosen by them so far. */
  choices: Record<string, string>
}

const noDays = (): FirstDays => ({ days: 0, counts: Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>, choices: {} })

export const firstDaysOf = (unit: UnitSeries, mode: Mode): FirstDays => {
  const first = remembered(unit, `first days of ${mode}`, noDays)
  const values = unit.modes[mode]
  for (let i = 0; i < values.steady_samples.length && first.days < choiceDays; i++) {
    if (!Number.isFinite(values.steady_samples[i])) continue
    first.days++
    for (const name of counted) if (Number.isFinite(values[name][i])) first.counts[name]++
  }
  return first
}

/** A choice made by the first days: a few more of them may turn it, and what was said by the other is no longer so. */
export const chosen = (first: FirstDays, name: string, choice: string): void => {
  const before = first.choices[name]
  if (before !== undefined && before !== choice) outgrown(`choice of ${name}`)
  if (first.days > 0) first.choices[name] = choice
}
