import { describe, expect, it } from 'vitest'
import { metricNames } from '../../analytics/contract/metric-names'
import profile from '../../analytics/pipeline/4-findings/default-profile.json'
import knowledge from '../../analytics/pipeline/5-work-orders/fault-knowledge.json'
import { contributorNames } from '../../analytics/pipeline/3-models/compressor/health'
import { de } from '../../renderer/text/de'
import { meaningsDe } from '../../renderer/text/de-meanings'
import { en } from '../../renderer/text/en'

type Tree = Readonly<Record<string, unknown>>

/** Paths of all texts below a catalogue; functions are called with plain words. */
const texts = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]]
    : typeof value === 'function' ? [[path + key, String((value as (...args: unknown[]) => unknown)(...Array.from({ length: value.length }, () => '7')))]]
    : value !== null && typeof value === 'object' ? texts(value as Tree, `${path}${key}.`)
    : [],
  )

/** Words that are the same in both languages: names, units, signs. */
const same = /^(Subcool|Import|SQL|Start|Status|Firmware|Segment|Plan|Name|Version|Format|COP|COP.*|Model|Parquet.*|CSV|Export.*|Signal|Register|Status.*|P\d.*|°[CF].*|[AB]|Matrix|Threads|English|Deutsch|Esc|Stand.*|Median.*|Test.*|Kategorie|Zone|.*\/.*|\+?\d.*|7.*|[^A-Za-z]*)$/

describe('the German catalogue', () => {
  const german = new Map(texts(de as unknown as Tree))
  const english = texts(en as unknown as Tree)
  it('has every key of the English one, and none more', () => {
    expect([...german.keys()].sort()).toEqual(english.map(([path]) => path).sort())
    expect(Object.keys(de.metrics).sort()).toEqual(Object.keys(metricNames).sort())
  })
  it('says almost everything in other words', () => {
    const alike = english.filter(([path, words]) => german.get(path) === words && !same.test(words))
    expect(alike.map(([path, words]) => `${path}: ${words}`).length, alike.map(([path, words]) => `${path}: ${words}`).join('\n')).toBeLessThan(english.length / 30)
  })
  it.each([['English', en], ['German', de]])('has %s words for what the engine names: parts of the compressor’s health, skills, and titles of orders', (_, words) => {
    expect(Object.keys(words.unitMore.indicators).sort()).toEqual([...contributorNames].sort())
    expect(Object.keys(words.orderTitles).sort()).toEqual(Object.values(knowledge.faults).map(({ title }) => title).sort())
    const skills = Object.values(knowledge.faults).flatMap((fault) => fault.skills)
    expect([...new Set(skills)].filter((skill) => words.orders.skills[skill] === undefined)).toEqual([])
  })
  it.each([['English', en], ['German', de]])('has %s names for every threshold, the built-in ones too, and for their families', (_, words) => {
    const keys = Object.keys(profile.thresholds)
    expect(keys.filter((key) => words.thresholds.names[key] === undefined)).toEqual([])
    expect(keys.filter((key) => words.thresholds.families[key.split('.')[0] ?? ''] === undefined)).toEqual([])
  })
  it('keeps capitals of nouns where a threshold gets another value for some units', () => {
    expect(de.thresholds.addScopeFor(de.thresholds.scopeKeys.brand)).toBe('Anderer Wert für Marke')
    expect(en.thresholds.addScopeFor(en.thresholds.scopeKeys.brand)).toBe('Another value for brand')
  })
  it('leaves no text empty that is not empty in English', () => {
    for (const [path, words] of english) expect(german.get(path) === '', path).toBe(words === '')
  })
  it('says what each threshold means, with the same numbers', () => {
    const meanings = Object.fromEntries(Object.entries(profile.thresholds).map(([key, { meaning }]) => [key, meaning]))
    expect(Object.keys(meaningsDe).sort()).toEqual(Object.keys(meanings).sort())
    const numbers = (words = '') => [...words.matchAll(/\b\d+( (degC|degF|K|min)\b)?/g)].map(([found]) => found).sort()
    for (const [key, words] of Object.entries(meaningsDe)) expect(numbers(words), key).toEqual(numbers(meanings[key]))
  })
})
