import type { TalliedColumn } from './signal-tally'

/** Days on which a signal has values, in order: how many, and the longest time without one that ended then, s. */
export interface SignalDays {
  day: number[]
  samples: number[]
  longestGapS: number[]
  endAt: number
}

export const newSignalDays = (): SignalDays => ({ day: [], samples: [], longestGapS: [], endAt: NaN })

export const addToDays = (days: SignalDays, { values, from, to, at, first, sampleS }: TalliedColumn, dayOf: Int32Array): void => {
  let { endAt } = days
  let place = days.day.length - 1
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value !== value) continue
    const row = first + i - from
    if (dayOf[row] !== days.day[place]) {
      place = days.day.push(dayOf[row] as number) - 1
      days.samples.push(0)
      days.longestGapS.push(NaN)
    }
    days.samples[place] = (days.samples[place] as number) + 1
    const gap = (at[row] as number) - endAt
    if (!(gap <= (days.longestGapS[place] as number))) days.longestGapS[place] = gap
    endAt = (at[row] as number) + sampleS
  }
  days.endAt = endAt
}
