import { describe, expect, test } from 'vitest'
import knowledge from '../../analytics/pipeline/5-work-orders/fault-knowledge.json'
import safety from '../../analytics/pipeline/5-work-orders/safety.json'
import { de } from '../../renderer/text/de'
import { en } from '../../renderer/text/en'
import { workDe } from '../../renderer/text/de-work'

const faults = Object.values(knowledge.faults)
const words = [...new Set([...faults.flatMap(({ checklist, parts }) => [...checklist, ...parts]), safety.always, ...Object.values(safety.classes).flatMap((own) => Object.values(own))])]
const numbers = (text: string) => [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number.replace(/[.,]/g, ''))

describe('a work order in German', () => {
  test('has every step, part and safety text in German, with the same numbers, and none that no order says', () => {
    expect(Object.keys(workDe).sort()).toEqual([...words].sort())
    for (const word of words) {
      expect(de.work(word), word).not.toBe(word)
      expect(numbers(de.work(word)), word).toEqual(numbers(word))
      expect(en.work(word)).toBe(word)
    }
  })

  test('says what is wrong in German, beside the sentence of what was measured', () => {
    const measured = 'Starts in an hour'
    for (const { diagnosis } of faults) {
      const german = de.sentence(diagnosis)
      expect(german.split(/(?<=[.]) /).some((sentence) => diagnosis.includes(sentence)), diagnosis).toBe(false)
      expect(de.sentence(`${diagnosis} ${measured} xyz.`).startsWith(german)).toBe(true)
    }
  })

  test('what it does not know stays as it is', () => {
    expect(de.work('Bring a ladder')).toBe('Bring a ladder')
  })
})
