import type { InspectedColumns } from '../../../contract/import-columns'
import type { Recognised } from '../profiles/profile'
import { readTime, type TimeText } from '../profiles/time-text'

/** How the times of a file are written, and in which zone; `samples` are cells by column. */
export const writtenTimes = ({ csv, timeColumn, timeHasZone, points }: Recognised, samples: readonly (readonly string[])[], zone: string | undefined): Pick<InspectedColumns, 'time' | 'zone'> => {
  if (timeColumn < 0) return { time: null, zone: null }
  const text = csv?.time
  const time = text === undefined ? (points?.time === 'epoch' ? 'epoch_s' : 'ISO 8601') : text.as === 'text' ? formatsUsed(text, samples).join(' or ') : text.as
  return { time, zone: text?.zone ?? (timeHasZone ? null : (zone ?? 'UTC')) }
}

/** Of the formats that are tried those in which some of the cells are written. */
const formatsUsed = ({ columns, formats }: TimeText, samples: readonly (readonly string[])[]): readonly string[] => {
  const [first = [], ...rest] = columns.map((index) => samples[index] ?? [])
  const texts = first.flatMap((cell) => (rest.length === 0 ? [cell] : (rest[0] ?? []).map((clock) => `${cell} ${clock}`)))
  const used = formats.filter((format) => texts.some((text) => readTime(text.trim(), format) !== undefined))
  return used.length > 0 ? used : formats
}
