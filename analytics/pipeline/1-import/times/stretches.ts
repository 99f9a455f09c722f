import type { UnitSteps } from './row-steps'

/** Rows of a unit that follow each other in order of time; times in ms. */
export interface Stretch {
  /** Place of its first row. */
  place: number
  n: number
  first: number
  last: number
}

/** The stretches between the breaks of a unit. */
export const stretchesOf = ({ n, first, last, breaks }: UnitSteps): Stretch[] => {
  const starts = [{ place: 1, after: first }, ...breaks]
  return starts.map(({ place, after }, index) => {
    const next = breaks[index]
    return { place, n: (next?.place ?? n + 1) - place, first: after, last: next?.before ?? last }
  })
}

/** `3 h`, `1 h 5 min`, `2 days`, `26 years`. */
export const spanText = (seconds: number): string => {
  const whole = Math.round(seconds)
  const days = Math.round(whole / 86_400)
  if (days >= 730) return `${Math.round(days / 365.25)} years`
  if (whole >= 172_800) return `${days} days`
  if (whole < 60) return `${whole} s`
  const minutes = Math.round(whole / 60)
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 > 0 ? `${minutes % 60} min` : ''].filter((part) => part !== '').join(' ')
}

/** `2025-05-01 10:00`, UTC. */
export const minuteText = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
