import type { ClockJump } from './clock-jumps'
import type { UnitSteps } from './row-steps'
import { spanText } from './stretches'

const newestFirst = 0.9
const shown = 2

/** What is said of a file whose rows are not in order of time. */
export const orderNote = (units: readonly UnitSteps[]): string | undefined => {
  const back = units.reduce((sum, unit) => sum + unit.back, 0)
  if (back === 0) return undefined
  const largest = units.reduce((most, unit) => Math.max(most, unit.largest_back), 0)
  if (units.every((unit) => unit.back >= newestFirst * (unit.n - 1))) return 'Its rows stand newest first; they were put in order of time.'
  return `${back === 1 ? 'A row steps' : `${back} rows step`} back in time, ${back === 1 ? '' : 'at most '}by ${spanText(largest)}; they were put in order of time.`
}

/** What is said of a file whose clock jumps. */
export const jumpNotes = (jumps: readonly ClockJump[]): string[] => {
  if (jumps.length === 0) return []
  const told = [...new Set(jumps.map(({ detail }) => detail))]
  const summer = jumps.some(atEndOfSummer) ? ' That is what the end of daylight saving looks like in times that are not UTC: then give their zone.' : ''
  return [`Check the clock: ${told.slice(0, shown).join('; ')}${told.length > shown ? `; and ${told.length - shown} more` : ''}. All rows were kept.${summer}`]
}

const atEndOfSummer = ({ backBy, first }: ClockJump): boolean => {
  const at = new Date(first)
  return backBy === 3600 && [3, 9, 10].includes(at.getUTCMonth()) && at.getUTCDay() === 0 && at.getUTCHours() <= 3
}
