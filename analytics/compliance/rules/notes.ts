import type { RuleNote } from '../results'
import { distinctNotes, noteOn } from './in-force'
import type { RuleData } from './load-rules'
import type { DatedRule } from './schemas/dated'

const indexes = new WeakMap<RuleData, ReadonlyMap<string, RuleNote[]>>()

/** Every rule of the data, in the order of files and lists. */
export const allRules = (rules: RuleData): DatedRule[] =>
  Object.values(rules).flatMap((file) =>
    typeof file === 'string' ? [] : Object.values(file).flatMap((list) => (typeof list === 'string' ? [] : (list as readonly DatedRule[]))))

const indexOf = (rules: RuleData): ReadonlyMap<string, RuleNote[]> => {
  const known = indexes.get(rules)
  if (known !== undefined) return known
  const index = new Map<string, RuleNote[]>()
  for (const rule of allRules(rules)) {
    const note = noteOn(rule)
    if (note !== undefined) index.set(rule.cite, distinctNotes([...(index.get(rule.cite) ?? []), note]))
  }
  indexes.set(rules, index)
  return index
}

const enclosing = (cite: string): string | undefined => /^(.*)\([^()]+\)$/.exec(cite)?.[1]

const notesOfOne = (index: ReadonlyMap<string, RuleNote[]>, cite: string): readonly RuleNote[] => {
  const found = index.get(cite)
  if (found !== undefined) return found
  const around = enclosing(cite)
  return around === undefined ? [] : notesOfOne(index, around)
}

/**
 * What papers print of these paragraphs where a rule rests on memory or interpretation: the notes of the paragraph itself, else of the
 * nearest one around it. A cite of several, joined by `; `, gives the notes of each.
 */
export const notesOf = (rules: RuleData, cites: readonly string[]): RuleNote[] => {
  const index = indexOf(rules)
  return distinctNotes(cites.flatMap((cite) => index.get(cite) ?? cite.split('; ').flatMap((part) => [...notesOfOne(index, part)])))
}

/** The first note of a paragraph, see `notesOf`. */
export const noteOf = (rules: RuleData, cite: string): RuleNote | undefined => notesOf(rules, [cite])[0]
