import type { Interval } from '../../statistics/wilson'

const dash = '–'

export const percent = (share: number, digits = 0): string => (Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : dash)
export const fixed = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : dash)
export const percentRange = ({ low, high }: Interval): string => (Number.isFinite(low) && Number.isFinite(high) ? `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %` : dash)
export const fixedRange = ({ low, high }: Interval, digits: number): string => (Number.isFinite(low) && Number.isFinite(high) ? `${low.toFixed(digits)} to ${high.toFixed(digits)}` : dash)

/** A fault code as it is read: `refrigerant_leak` as "refrigerant leak". */
export const faultName = (code: string): string => code.replaceAll('_', ' ')

/** Seconds between samples as they are said: "5 min". */
export const sampling = (stepS: number): string => (stepS % 60 === 0 ? `${stepS / 60} min` : `${stepS} s`)
