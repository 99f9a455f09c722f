import { isoDay } from '../../contract/days'

/** A number for a table, so many decimals at most; null where there is none. */
export const rounded = (value: number, digits: number): number | null => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null)

/** The calendar day of days since 1970-01-01; null where there is none. */
export const dayText = (day: number | undefined): string | null =>
  day === undefined || !Number.isFinite(day) ? null : isoDay(day)
