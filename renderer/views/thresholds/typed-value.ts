import type { ThresholdInfo } from '../../../analytics/contract'
import type { Scale } from '../../ui/format'

type Range = Pick<ThresholdInfo, 'unit' | 'min' | 'max'>
type Back = Pick<Scale, 'back'>

/** What a text means while it is typed: nothing yet where it is no number, no whole day, or not in range. */
export const whileTyped = (typed: string, { unit, min, max }: Range, scale: Back): number | undefined => {
  const value = meant(typed, scale)
  return value === undefined || value < min || value > max || (unit === 'd' && !Number.isInteger(value)) ? undefined : value
}

/** What is taken when typing ends: the nearest value in range; undefined where no number was typed. */
export const endOfTyping = (typed: string, { unit, min, max }: Range, scale: Back): number | undefined => {
  const value = meant(typed, scale)
  return value === undefined ? undefined : Math.min(max, Math.max(min, unit === 'd' ? Math.round(value) : value))
}

const meant = (typed: string, { back }: Back): number | undefined => (typed.trim() === '' || !Number.isFinite(Number(typed)) ? undefined : back(Number(typed)))
