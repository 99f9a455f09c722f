import type { ClockHour } from './settle-local'

const shown = 3

/** What is said of a file about the hours at which the clocks of its zone are set. */
export const hourNotes = (hours: readonly ClockHour[]): string[] => {
  const of = (found: ClockHour['found']) => hours.filter((hour) => hour.found === found)
  const [twice, unclear, once, missing] = [of('twice'), of('unclear'), of('once'), of('missing')]
  const notes: string[] = []
  if (twice.length > 0) notes.push(`${listed(twice)} ${stand(twice)} twice: daylight saving ends; read in order.`)
  if (unclear.length > 0)
    notes.push(`${listed(unclear)} ${stand(unclear)} twice, but the rows are not in order of time: read as standard time, so the later row of two counts. Export it in order of time, or in UTC.`)
  if (missing.length > 0) {
    const rows = missing.reduce((sum, hour) => sum + hour.rows, 0)
    const noTwice = once.length === 0 ? '' : `, and ${listed(once)} ${stand(once)} once only`
    notes.push(
      `The times look like UTC or standard time: ${rows === 1 ? 'a row exists' : `${rows} rows exist`} at ${listed(missing)}, which ${missing[0]?.zone} has not${noTwice}. They were read an hour later; give the zone that the clock was in.`,
    )
  } else if (once.length > 0)
    notes.push(`${listed(once)} ${stand(once)} once, where ${once[0]?.zone} has the hour twice: either one of the two is left out, or the times are UTC or standard time; then give that zone.`)
  return notes
}

const stand = (hours: readonly ClockHour[]): string => (hours.length === 1 ? 'stands' : 'stand')

const listed = (hours: readonly ClockHour[]): string => {
  const spans = [...new Set(hours.map(({ first, last }) => (first === last ? first : `${first}–${last.slice(0, 10) === first.slice(0, 10) ? last.slice(11) : last}`)))]
  return `${spans.slice(0, shown).join(', ')}${spans.length > shown ? ` and on ${spans.length - shown} more days` : ''}`
}
