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
    const measured = '375 of 375 defrosts from 2025-12-18 to 2025-12-31 were incomplete; the coil reached 1.7 degC, before the fault 14.1 degC.'
    for (const { diagnosis } of faults) {
      const german = de.sentence(diagnosis)
      expect(german.split(/(?<=[.]) /).some((sentence) => diagnosis.includes(sentence)), diagnosis).toBe(false)
      expect(de.sentence(`${diagnosis} ${measured}`)).toBe(`${german} ${de.sentence(measured)}`)
    }
  })

  test.each([
    ['No technician is in the register technicians.csv.', 'Im Register technicians.csv steht keine Fachkraft.'],
    ['Nobody is qualified: every technician has left.', 'Niemand ist geeignet: alle Fachkräfte sind ausgeschieden.'],
    ['Nobody is qualified for Acme: no technician has EPA 608 type II or U.', 'Niemand ist für Acme geeignet: keine Fachkraft hat EPA 608 Typ II oder U.'],
    ['Nobody is qualified for Acme: no technician has brand Acme.', 'Niemand ist für Acme geeignet: keine Fachkraft hat Marke Acme.'],
    ['Nobody is qualified: Bo comes nearest and lacks skill defrost, refrigerant class A3.', 'Niemand ist geeignet: Bo kommt am nächsten, fehlt: Abtauung, Kältemittelklasse A3.'],
    ['Ann: qualified, 11 km, 0 h planned that week. Second: Bob, 44 km farther (56 km).', 'Ann: geeignet, 11 km, 0 h in der Woche verplant. Zweite Wahl: Bob, 44 km weiter (56 km).'],
    ['T2: qualified, 0 km, 0 h planned that week. Second: T1, about as near (0 km) but 2 h planned that week.', 'T2: geeignet, 0 km, 0 h in der Woche verplant. Zweite Wahl: T1, etwa gleich nah (0 km), aber 2 h in der Woche verplant.'],
    ['A: qualified, travel unknown, 2.5 h planned that week (over the weekly hours). Nobody else is qualified.', 'A: geeignet, Anfahrt unbekannt, 2.5 h in der Woche verplant (über den Wochenstunden). Niemand sonst ist geeignet.'],
    ['A: chosen by hand, 3 km, 0 h planned that week; lacks skill controls.', 'A: von Hand gewählt, 3 km, 0 h in der Woche verplant; fehlt: Regelung.'],
    ['A: qualified, 3 km, 0 h planned that week. Second: B with supervisor Sue, about as near (56 km) but takes two persons.', 'A: geeignet, 3 km, 0 h in der Woche verplant. Zweite Wahl: B mit Aufsicht Sue, etwa gleich nah (56 km), braucht aber zwei Personen.'],
    ['second: no room that week (2 h planned)', 'zweite Wahl: in der Woche kein Platz (2 h verplant)'],
    ['second: equal in all; first by id', 'zweite Wahl: in allem gleich; nach der Kennung die erste'],
    ['chosen', 'gewählt'], ['qualified', 'geeignet'],
    ['has left, lacks brand Norrvik', 'ausgeschieden, fehlt: Marke Norrvik'],
    ['lacks a supervisor', 'fehlt: eine Aufsicht'],
    ['lacks an eligible supervisor (Sue has left, lacks skill controls)', 'fehlt: eine geeignete Aufsicht (Sue ausgeschieden, fehlt: Regelung)'],
    ['lacks the days to 2026-03-15 (leaves on 2026-03-10)', 'fehlt: die Tage bis 2026-03-15 (scheidet am 2026-03-10 aus)'],
  ])('why somebody goes: %s', (english, german) => {
    expect(de.technicianReason(english)).toBe(german)
    expect(en.technicianReason(english)).toBe(english)
  })

  test('what it does not know stays as it is', () => {
    expect(de.work('Bring a ladder')).toBe('Bring a ladder')
  })
})
