const dayOrMonthFirst = /^(0?[1-9]|1[0-2])[-./](0?[1-9]|1[0-2])[-./](\d{2}|\d{4})\b/

/** Why a date that may begin with the day or the month is not read; undefined for other texts. */
export const undecidedDate = (text: string): string | undefined =>
  dayOrMonthFirst.test(text) ? `the time can not be read: whether ${text} begins with the day or the month is not told; write times as YYYY-MM-DD HH:MM:SS` : undefined

/** Why a time was not understood, given its text. */
export const timeReason = (text: string | null): string =>
  text === null || text === '' ? 'the row has no time' : /^\d{4}-/.test(text) ? 'the time is impossible (year outside 1990 to 2100)' : (undecidedDate(text) ?? 'the time can not be read')
