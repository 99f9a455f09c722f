import { describe, expect, it } from 'vitest'
import { de } from '../../renderer/text/de'
import { en } from '../../renderer/text/en'

/** Every text of a catalogue about one of a thing, given as a word and as a number: a text knows one of the two. */
const aboutOne = (tree: object, path = ''): [string, string[]][] =>
  Object.entries(tree).flatMap(([name, value]: [string, unknown]): [string, string[]][] => {
    const here = `${path}.${name}`
    if (typeof value === 'object' && value !== null) return aboutOne(value, here)
    if (typeof value !== 'function') return []
    const said = ['1', 1].flatMap((one) => {
      try {
        return String((value as (...parts: unknown[]) => unknown)(...Array.from({ length: value.length }, () => one)))
      } catch {
        return []
      }
    })
    return [[here, said]]
  })

/** Numbers that are never one: fixed spans, shares, pages of many rows. */
const neverOne = /longAgo|notNow|confirmShare|exportedPart/

const inThePlural = (tree: object, many: RegExp): string[] => aboutOne(tree).flatMap(([path, said]) => (said.length > 0 && !neverOne.test(path) && said.every((words) => many.test(words)) ? `${path}: ${said[0]}` : []))

describe('one of a thing', () => {
  it('is told in the singular in English', () => {
    expect(inThePlural(en, /(?<! of )\b1 (?:[a-z]+ )?(rows|units|files|lines|columns|days|cycles|signals|defrosts|months|orders|findings|values|samples|visits|records)\b/)).toEqual([])
  })

  it('is told in the singular in German', () => {
    expect(inThePlural(de, /(?<! von )\b1 (?:[a-zäöü]+ )?(Zeilen|Anlagen|Dateien|Spalten|Tagen?|Zyklen|Signale|Abtauungen|Monate|Aufträge|Befunde|Werte|Messwerte|Besuche|Datensätze)\b/)).toEqual([])
  })
})
