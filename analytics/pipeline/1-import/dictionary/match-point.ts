import { otherThings, pointWords, type PointWords } from './point-names'

/** What a point is, and how far down the dictionary it was found: lower is more certain. */
export interface PointMatch {
  words: PointWords
  rank: number
  /** The words before, which often name the device. */
  device: string
}

/** The words of a name, lower case: `Main_Outside-Temp` has three. */
export const wordsOfName = (name: string): string[] => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/[^a-z0-9]+/).filter((word) => word !== '')

/** The signal of a point by the words of its name; undefined when there is none, or when they are those of something else. */
export const matchPoint = (name: string): PointMatch | undefined => {
  const words = wordsOfName(name)
  const text = ` ${words.join(' ')} `
  if (otherThing(name) !== undefined && !heatPump.test(text)) return undefined
  for (const entry of pointWords) {
    if (entry.never?.some((word) => words.includes(word)) === true) continue
    const rank = entry.phrases.findIndex((phrase) => text.includes(` ${phrase} `))
    if (rank >= 0) return { words: entry, rank, device: text.slice(0, text.indexOf(` ${entry.phrases[rank]} `)).trim() }
  }
  return undefined
}

const heatPump = / (heat ?pump|hp|ashp|gshp|altherma|espaltherma|compressor) | inverter (freq|frequency|primary) /

/** What a name that is no heat pump's speaks of: prices, a solar plant, a battery or a grid meter. */
export const otherThing = (name: string): string | undefined => {
  const words = new Set(wordsOfName(name))
  return otherThings.find(([, marks]) => marks.some((mark) => words.has(mark)))?.[0]
}
