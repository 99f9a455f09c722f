import { minuteText, spanText, stretchesOf, type Stretch } from './stretches'
import type { UnitSteps } from './row-steps'

/** What is wrong with the clock of a unit in one file; times in ms. */
export interface ClockJump {
  file_no: number
  unit_id: string
  samples: number
  first: number
  last: number
  detail: string
  /** Seconds by which it was set back, where it goes on from there. */
  backBy?: number
}

/** A clock that may have been set back: rows from `place` on lie over earlier ones, which only their values can tell from a repetition. */
export interface PossibleShift {
  jump: ClockJump
  place: number
  from: number
  to: number
}

const yearMs = 365 * 86_400_000
const dayMs = 86_400_000
const longestShiftSeconds = 26 * 3600
const fewestRows = 6
const takeTurns = { rows: 0.2, steps: 5, alike: 0.8 }

/** Clocks that were reset, that are years off, or of which two take turns; and stretches that may be the same clock set back. */
export const clockJumps = (steps: UnitSteps): { jumps: ClockJump[]; shifts: PossibleShift[] } => {
  const { file_no, unit_id, n, back, first, last } = steps
  const jumpOf = (stretch: Omit<Stretch, 'place'>, detail: string): ClockJump => ({ file_no, unit_id, samples: stretch.n, first: stretch.first, last: stretch.last, detail })
  if (back >= Math.max(takeTurns.steps, takeTurns.rows * n) && steps.usual_backs >= takeTurns.alike * back && back < 0.8 * n) {
    const apart = steps.usual_step
    return { jumps: [jumpOf({ n, first, last }, `two clocks take turns in the rows, about ${spanText(apart)} apart`)], shifts: [] }
  }
  if (steps.breaks.length === 0) return { jumps: [], shifts: [] }
  const stretches = stretchesOf(steps)
  const jumps: ClockJump[] = []
  const shifts: PossibleShift[] = []
  for (const [index, stretch] of stretches.entries()) {
    const [before, after] = [stretches[index - 1], stretches[index + 1]]
    const neighbour = before ?? after
    if (neighbour === undefined) continue
    const yearsBelow = (other: Stretch | undefined) => other !== undefined && other.first - stretch.last > yearMs
    if (isReset(stretch) && (yearsBelow(before) || yearsBelow(after))) {
      jumps.push(jumpOf(stretch, `the clock was reset to ${minuteText(stretch.first).slice(0, 10)}: ${stretch.n} rows, beside rows of ${new Date(neighbour.first).getUTCFullYear()}`))
    } else if (before !== undefined && !isReset(before) && before.last - stretch.first > yearMs) {
      jumps.push(jumpOf(stretch, `the clock goes back by ${spanText((before.last - stretch.first) / 1000)} after ${minuteText(before.last)}`))
    } else if (before !== undefined && before.last >= stretch.first && before.n >= fewestRows && stretch.n >= fewestRows) {
      const backBy = (before.last - stretch.first) / 1000 + steps.usual_step
      if (backBy <= longestShiftSeconds)
        shifts.push({ place: stretch.place, from: stretch.first, to: Math.min(before.last, stretch.last), jump: { ...jumpOf(stretch, `the clock goes back by ${spanText(backBy)} after ${minuteText(before.last)}`), backBy } })
    }
  }
  return { jumps, shifts }
}

/** True of rows that begin at the first of a year, as those of loggers do that have lost the time. */
export const isReset = ({ first }: Pick<Stretch, 'first'>): boolean => {
  const start = Date.UTC(new Date(first + dayMs / 2).getUTCFullYear(), 0, 1)
  return Math.abs(first - start) < dayMs
}
