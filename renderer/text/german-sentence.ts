import { dataNeeds, dataReasons } from './de-data-needs'
import { germanSentences } from './de-sentences'
import { faultNamesDe } from './de-terms'
import { diagnosesDe } from './de-work'

type Pattern = readonly [RegExp, string]

const number = String.raw`([-−+]?\d[\d.,]*\d|[-−+]?\d|unknown)`
const day = String.raw`(\d{4}-\d\d-\d\d)`

const patternOf = ([english, german]: readonly [string, string]): Pattern => [
  new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll('{}', '(.+?)').replaceAll('#', number).replaceAll('@', day)}$`),
  german,
]

const sentences = [...germanSentences.sentences, ...diagnosesDe, ...dataNeeds].map(patternOf)
const clauses = [...germanSentences.clauses, ...dataReasons].map(patternOf)
const measured = new RegExp(`^(.+?) (${number}[^,;()]*?)(?:, (${number}[^,;()]*?) expected)?(?: \\((.+)\\))?$`)

const filled = (patterns: readonly Pattern[], words: string): string | undefined => {
  for (const [pattern, german] of patterns) {
    const found = pattern.exec(words)
    if (found !== null) return german.replace(/\$(\d)/g, (_, place: string) => told(found[Number(place)] ?? ''))
  }
  return undefined
}

/** What stands in a place of a pattern: a number or a day as it is, else words to be told by themselves. */
const told = (words: string): string => (words === 'unknown' ? 'unbekannt' : /^[-−+\d]/.test(words) && !words.includes(' ') ? words : (germanSentences.names[words] ?? faultNamesDe[words.replaceAll(' ', '_')] ?? clausesOf(words)))

const clauseOf = (clause: string): string | undefined => {
  const whole = filled(clauses, clause)
  if (whole !== undefined) return whole
  const [, subject = '', now, , expected, , sign] = measured.exec(clause) ?? []
  const about = germanSentences.subjects[subject]
  if (about === undefined) return undefined
  return `${about} ${now}${expected === undefined ? '' : `, erwartet ${expected}`}${sign === undefined ? '' : ` (${germanSentences.signs[sign] ?? sign})`}`
}

const clausesOf = (words: string): string => {
  const parts = words.split('; ').map(clauseOf)
  return parts.every((part) => part !== undefined) ? parts.join('; ') : (clauseOf(words) ?? words)
}

const sentenceOf = (sentence: string): string | undefined => filled(sentences, sentence)

/** What the engine says of a finding, in German; what it says otherwise stays as it is. */
export const germanSentence = (words: string): string => {
  const parts = words.split(/(?<=[.]) (?=[A-Z\d])/)
  const each = parts.map((part) => sentenceOf(part) ?? part)
  return each.some((part, index) => part !== parts[index]) ? each.join(' ') : clausesOf(words)
}
