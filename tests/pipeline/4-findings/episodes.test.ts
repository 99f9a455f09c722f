import { describe, expect, it } from 'vitest'
import { crossingsOf } from '../../../analytics/pipeline/4-findings/crossings'
import { episodesOf, type WatchedRule } from '../../../analytics/pipeline/4-findings/episodes'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import type { Rule } from '../../../analytics/pipeline/4-findings/rule'
import { detectors } from '../../../analytics/pipeline/3-models/models'
import { faultCodes } from '../../../analytics/registers/register-columns'

const base = rules[0] as Rule
const watch = (held: number[], more: Partial<Rule> = {}): WatchedRule => ({ rule: { ...base, clearDays: 3, ...more }, held: Float64Array.from(held), opens: 9 })
const none = new Set<number>()
const run = (watched: WatchedRule[], repairs: ReadonlySet<number> = none, explained?: (day: number) => boolean) =>
  episodesOf(watched, watched[0]?.held.length ?? 0, repairs, explained === undefined ? {} : { explained: (_, day) => explained(day) }).map(({ detected, lastSeen, resolved, fault, causeOn }) => ({ detected, lastSeen, resolved, fault, causeOn }))
const cop = { fault: 'cop_degradation' }

describe('episodes', () => {
  it('open at the threshold and stay open between a third of it and the threshold', () => {
    expect(run([watch([0, 9, 5, 4, 3, 5, 8])])).toEqual([{ ...cop, detected: 1, lastSeen: 1, resolved: undefined, causeOn: 1 }])
  })
  it('are resolved after the clear days inside a third, days without a value not counted', () => {
    expect(run([watch([9, 2, NaN, 2, NaN, 2, 2])])).toEqual([{ ...cop, detected: 0, lastSeen: 0, resolved: 5, causeOn: 0 }])
    expect(run([watch([9, 2, 2, 4, 2, 2])])[0]?.resolved).toBeUndefined()
  })
  it('come back as the same within 30 days, as another later', () => {
    const gap = (days: number) => [9, 0, 0, 0, ...Array<number>(days).fill(0), 9]
    expect(run([watch(gap(29))])).toEqual([{ ...cop, detected: 0, lastSeen: 33, resolved: undefined, causeOn: 0 }])
    expect(run([watch(gap(30))]).map((episode) => episode.detected)).toEqual([0, 34])
  })
  it('name the most specific fault that speaks, from the day it was first named, and let it go after the clear days', () => {
    const both = [watch(Array<number>(8).fill(9)), watch([0, 0, 9, 9, 0, 0, 0, 0], { fault: 'sensor_stuck', specificity: 9 })]
    const until = (days: number) => run(both.map((w) => ({ ...w, held: w.held.slice(0, days) })))[0]
    const stuck = { fault: 'sensor_stuck', detected: 0, resolved: undefined, causeOn: 2 }
    expect(until(4)).toEqual({ ...stuck, lastSeen: 3 })
    expect(until(6)).toEqual({ ...stuck, lastSeen: 5 })
    expect(until(7)).toEqual({ ...cop, detected: 0, lastSeen: 6, resolved: undefined, causeOn: 0 })
  })
  it('keep the first of two equally specific causes while it speaks, then take the other', () => {
    const one = watch([9, 9, 4, 4, 0, 0], { fault: 'outdoor_coil_fouling', specificity: 4 })
    const other = watch([0, 0, 9, 20, 20, 20], { fault: 'refrigerant_leak', specificity: 4 })
    const until = (days: number) => run([one, other].map((w) => ({ ...w, held: w.held.slice(0, days) })))[0]
    expect(until(4)?.fault).toBe('outdoor_coil_fouling')
    expect(until(5)).toMatchObject({ fault: 'refrigerant_leak', detected: 0, causeOn: 4 })
  })
  it('are never cleared but by a repair where only that ends them', () => {
    const leak = { ...watch([9, ...Array<number>(60).fill(0)], { fault: 'refrigerant_leak' }), endsOnlyByRepair: true }
    expect(run([leak])[0]?.resolved).toBeUndefined()
    expect(run([leak], new Set([40]))[0]?.resolved).toBe(40)
    expect(run([{ ...leak, endsOnlyByRepair: false }])[0]?.resolved).toBe(3)
  })
  it('count a value as none on days on which its sensor is in doubt', () => {
    const doubtful = Uint8Array.from([0, 1, 1, 0, 1, 1, 1])
    expect(run([{ ...watch([0, 9, 9, 9, 9, 9, 9]), doubtful }])).toEqual([{ ...cop, detected: 3, lastSeen: 3, resolved: 6, causeOn: 3 }])
  })
  it('begin a day later than another finding of the same family, whose id has that day', () => {
    const held = [watch([0, 9, 9])]
    const from = (day: number) => episodesOf(held, 3, none, { taken: (family, at) => family === 'cop' && at === day })[0]?.detected
    expect([from(0), from(1)]).toEqual([1, 2])
  })
  it('end with a repair, also one after the last day', () => {
    expect(run([watch([9, 9, NaN, NaN])], new Set([2]))[0]?.resolved).toBe(2)
    expect(run([watch([9, 9])], new Set([7]))[0]?.resolved).toBe(7)
    expect(run([watch([0, 9])], new Set([0]))[0]?.resolved).toBeUndefined()
  })
  it('wait while another finding explains them', () => {
    expect(run([watch([0, 9, 9, 9])], none, (day) => day < 3).map((episode) => episode.detected)).toEqual([3])
    expect(run([watch([9, 9, 9, 9])], none, (day) => day > 0)[0]).toEqual({ ...cop, detected: 0, lastSeen: 3, resolved: undefined, causeOn: 0 })
  })
})

describe('crossings', () => {
  it('are the days on which the running maximum rises, anew after each stay', () => {
    expect(crossingsOf(watch([1, 4, 3, 10, 9, 12, 0, 0, 0, 2, 11]), none)).toEqual([
      { episode: 1, position: 0, value: 1, lasted: 5 },
      { episode: 1, position: 1, value: 4, lasted: 4 },
      { episode: 1, position: 3, value: 10, lasted: 2 },
      { episode: 1, position: 5, value: 12, lasted: 0 },
      { episode: 2, position: 9, value: 2, lasted: 1 },
      { episode: 2, position: 10, value: 11, lasted: 0 },
    ])
  })
  it('last to the last day with as high a value, days below and days without a value between them counted', () => {
    expect(crossingsOf(watch([10, 5, NaN, 10, 9, NaN]), none)).toEqual([{ episode: 1, position: 0, value: 10, lasted: 4 }])
    expect(crossingsOf(watch([10, 0, 12, 12]), new Set([2])).map(({ lasted }) => lasted)).toEqual([0, 1])
    expect(crossingsOf(watch([15, 11, 11, 9]), none), 'past the threshold of 9 for three days more').toEqual([{ episode: 1, position: 0, value: 15, lasted: 3 }])
  })
  it('start anew after a repair of what was open', () => {
    expect(crossingsOf(watch([10, 5]), new Set([1])).map((crossing) => crossing.episode)).toEqual([1, 2])
    expect(crossingsOf(watch([8, 5]), new Set([1])).map((crossing) => crossing.episode)).toEqual([1])
  })
})

it('every rule reads a column that a model fills and names a fault of the contract', () => {
  for (const rule of rules) {
    expect(detectors, rule.name).toContain(rule.detector)
    expect(faultCodes as readonly string[], rule.name).toContain(rule.fault)
  }
  expect(new Set(rules.map((rule) => rule.detector)).size).toBe(rules.length)
})
