import { describe, expect, it } from 'vitest'
import type { Conditions } from '../../../analytics/pipeline/3-models/baseline/conditions'
import { expectAt, fitMode, type Series } from '../../../analytics/pipeline/3-models/baseline/fit-mode'
import { followUnit } from '../../../analytics/pipeline/3-models/baseline/follow-unit'
import { indexOf } from '../../../analytics/pipeline/3-models/indicators/indicator'
import { circuitDay } from './circuit-day'
import { makeUnit, noise } from './series'

const days = 120
const column = (value: (i: number) => number) => Float64Array.from({ length: days }, (_, i) => value(i))
const outdoor = column((i) => 5 + 10 * noise(i, 1))
const hz = column((i) => 40 + 15 * noise(i, 2))
const conditions: Conditions = {
  usable: new Uint8Array(days).fill(1),
  outdoor,
  sink: column((i) => 33 + 3 * noise(i, 3)),
  hz,
  heat: column(() => NaN),
  rh: column(() => NaN),
  weight: column(() => 1),
  daily: column(() => 0),
}
const positions = Array.from({ length: days }, (_, i) => i)
const loose = (y: Float64Array, floor = 1): Series => ({ y, floor, prior: 'loose' })
const fit = (series: Series[], levels: number[] = []) => fitMode(conditions, series, { positions, levels })
const expectedOf = (series: Series[], levels?: number[]) => {
  const into = new Float64Array(series.length)
  const found = fit(series, levels)
  return (i: number, s = 0): number => {
    if (found !== undefined) expectAt(found, conditions, series, i, into)
    return into[s] as number
  }
}
const plain = column((i) => 2 + 0.1 * (outdoor[i] as number) + 0.04 * (hz[i] as number))

describe('one regression for many indicators', () => {
  it('finds a plane in outdoor temperature and speed', () => {
    const expected = expectedOf([loose(plain)])
    for (const i of [0, 40, 119]) expect(expected(i)).toBeCloseTo(plain[i] as number, 1)
  })

  it('gives each series what it would have alone, with days missing in one of them', () => {
    const gaps = plain.map((value, i) => (i % 5 === 0 ? NaN : 2 * value))
    const together = expectedOf([loose(plain), loose(gaps)])
    const alone = [expectedOf([loose(plain)]), expectedOf([loose(gaps)])]
    for (const i of [0, 40, 119]) for (const s of [0, 1]) expect(together(i, s)).toBeCloseTo((alone[s] as typeof together)(i), 12)
  })

  it('does not follow an outlier: a tenth of the days 8 too high move it by less than 0.3', () => {
    const expected = expectedOf([loose(plain.map((value, i) => value + 0.2 * noise(i, 5) + (i % 10 === 0 ? 8 : 0)))])
    for (const i of [1, 41, 118]) expect(Math.abs(expected(i) - (plain[i] as number))).toBeLessThan(0.3)
  })

  it('takes the level off the days that carry one', () => {
    const shifted = plain.map((value, i) => value + (i >= 60 ? 7 : 0))
    const expected = expectedOf([loose(shifted)], positions.map((i) => (i >= 60 ? 7 : 0)))
    expect(expected(100)).toBeCloseTo(plain[100] as number, 1)
  })

  it('scales with the unit of measurement', () => {
    const [kelvin, tenths] = [expectedOf([loose(plain)]), expectedOf([loose(plain.map((value) => 10 * value), 10)])]
    for (const i of [0, 40, 119]) expect(tenths(i)).toBeCloseTo(10 * kelvin(i), 9)
    expect(fit([loose(plain.map((value, i) => 10 * (value + noise(i, 8))), 10)])?.sigma[0]).toBeCloseTo(10 * (fit([loose(plain.map((value, i) => value + noise(i, 8)))])?.sigma[0] as number), 9)
  })

  it('says nothing of a series with fewer than 45 days, nor at a speed it never saw, unless that is efficiency', () => {
    const few = plain.map((value, i) => (i < 44 ? value : NaN))
    const series: Series[] = [loose(few), loose(plain), { ...loose(plain), prior: 'tight' }]
    const found = fit(series)
    const into = new Float64Array(3)
    if (found !== undefined) expectAt(found, conditions, series, 10, into)
    expect(into[0]).toBeNaN()
    hz[10] = 120
    if (found !== undefined) expectAt(found, conditions, series, 10, into)
    expect([Number.isNaN(into[1]), Number.isNaN(into[2])]).toEqual([true, false])
  })
})

describe('following a unit', () => {
  const unit = makeUnit({ length: 130, mode: (i) => circuitDay(i, i >= 90 ? { superheat: 3 } : {}) })
  const heat = followUnit(unit).modes.find(({ mode }) => mode === 'heat')

  it('keeps heating and hot water apart and leaves out what was never measured', () => {
    expect(followUnit(unit).modes.map(({ mode }) => mode)).toEqual(['heat'])
    const few = makeUnit({ length: 70, mode: (i) => ({ heat: { outdoor_station: 1, steady_samples: 9, outdoor_c: noise(i), power_w: 900, compressor_hz: 40 } }) })
    expect(followUnit(few).modes[0]?.residuals[indexOf.superheat]).toBeUndefined()
    expect(followUnit(few).modes[0]?.residuals[indexOf.power]).toBeDefined()
  })

  it('sees 3 K of superheat as 3 K, two noise floors, and nothing in subcooling', () => {
    expect(heat?.residuals[indexOf.superheat]?.[120]).toBeCloseTo(3, 0)
    expect(heat?.z[indexOf.superheat]?.[120]).toBeCloseTo(2, 0)
    expect(Math.abs(heat?.z[indexOf.subcooling]?.[120] ?? NaN)).toBeLessThan(0.5)
    expect(heat?.baselineTo).toBe(59)
  })

  it('is computed once for all models that ask', () => expect(followUnit(unit)).toBe(followUnit(unit)))
})
