/** Why a time was not understood, given its text. */
export const timeReason = (text: string | null): string =>
  text === null || text === '' ? 'the row has no time' : /^\d{4}-/.test(text) ? 'the time is impossible (year outside 1990 to 2100)' : 'the time can not be read'
