import { describe, expect, it } from 'vitest'
import { addEvidence, newCauseSums, projection } from '../../../analytics/pipeline/3-models/causes/cause-statistics'
import { countsOf, evidenceOf } from '../../../analytics/pipeline/3-models/causes/evidence'
import { growthOf } from '../../../analytics/pipeline/3-models/causes/growth'
import { denseOf, dimensions, placeOf, restIndex } from '../../../analytics/pipeline/3-models/causes/pattern'
import { rank, scoreOf } from '../../../analytics/pipeline/3-models/causes/rank'
import { sensorCandidates } from '../../../analytics/pipeline/3-models/causes/sensor-candidates'
import { causes, faultCandidates, rivalCandidates } from '../../../analytics/pipeline/3-models/causes/signatures'
import { whiten, whiteningOf } from '../../../analytics/pipeline/3-models/causes/wander'
import { newSmoother, smoothValue } from '../../../analytics/pipeline/3-models/causes/smooth'
import { noise } from './series'

const measured = (values: Parameters<typeof denseOf>[0]): Float64Array => {
  const dense = new Float64Array(dimensions).fill(NaN)
  for (const [name, value] of Object.entries(values)) dense[placeOf('heating', name as 'power')] = value
  return dense
}
const all = new Uint8Array(dimensions).fill(1)

describe('the share of evidence that a signature explains', () => {
  const signature = denseOf({ superheat: 3, subcooling: -4 }, {})
  it('is 1 for its own direction at any size, and its negative for the opposite', () => {
    expect(scoreOf(measured({ superheat: 0.3, subcooling: -0.4 }), signature, all)).toBeCloseTo(1, 12)
    expect(scoreOf(measured({ superheat: -3, subcooling: 4 }), signature, all)).toBeCloseTo(-1, 12)
  })
  it('by hand: (3 x 1)^2 / (1^2 + 1^2) / 25 with superheat 1, subcooling 0, power 1', () => {
    expect(scoreOf(measured({ superheat: 1, subcooling: 0, power: 1 }), signature, all)).toBeCloseTo(9 / (2 * 25), 12)
  })
  it('counts what is not measured against the signature: superheat alone is 9 of 25', () => {
    expect(scoreOf(measured({ superheat: 1 }), signature, all)).toBeCloseTo(9 / 25, 12)
    const counted = all.slice()
    counted[placeOf('heating', 'subcooling')] = 0
    expect(scoreOf(measured({ superheat: 1 }), signature, counted)).toBeCloseTo(1, 12)
    expect(scoreOf(measured({}), signature, all)).toBe(0)
  })
  it('ranks by it and takes the second of another name', () => {
    const one = { name: 'refrigerant_leak' as const, signature, allowance: 0 }
    const like = { ...one, signature: denseOf({ superheat: 3, subcooling: -3 }, {}) }
    const other = { name: 'meter' as const, signature: denseOf({ superheat: 1 }, {}), allowance: 0 }
    const { best, second } = rank(measured({ superheat: 3, subcooling: -4 }), all, [other, like, one])
    expect([best?.candidate, second?.candidate]).toEqual([one, other])
  })
})

describe('the signatures', () => {
  it('name every cause, each better than any other explains it where all is measured', () => {
    for (const valve of [true, false])
      for (const vibration of [true, false]) {
        const candidates = faultCandidates.filter(({ valveKnown, vibrationKnown }) => (valveKnown ?? valve) === valve && (vibrationKnown ?? vibration) === vibration)
        for (const cause of causes) {
          const own = candidates.filter(({ name }) => name === cause)
          expect(own.length, cause).toBeGreaterThan(0)
          for (const { signature } of own) {
            const evidence = new Float64Array(dimensions)
            const counts = new Uint8Array(dimensions)
            evidenceOf(signature, true, evidence)
            countsOf(evidence, counts)
            const { best, second } = rank(evidence, counts, [...candidates, ...rivalCandidates])
            expect(best?.candidate.name, `${cause}, then ${second?.candidate.name}`).toBe(cause)
          }
        }
      }
  })
  it('have for sensors what they are inputs of, and the opposite when they read low', () => {
    for (const sensor of new Set(sensorCandidates.map((one) => one.sensor))) {
      const [high, low] = sensorCandidates.filter((one) => one.sensor === sensor)
      expect([...(low?.signature ?? [])]).toEqual([...(high?.signature ?? [])].map((value) => (value === 0 ? -0 : -value)))
    }
  })
})

describe('what wanders together', () => {
  it('by hand: covariance 0.25 (1, -0.6; -0.6, 1) has the root 0.5 (1, 0; -0.6, 0.8), its inverse makes (1, 1) into (2, 4)', () => {
    const vector = measured({ efficiency: 1, power: 1 })
    const into = new Float64Array(dimensions)
    whiten(whiteningOf(vector), vector, into)
    expect(into[placeOf('heating', 'efficiency')]).toBeCloseTo(2, 12)
    expect(into[placeOf('heating', 'power')]).toBeCloseTo(4, 12)
    expect(into[placeOf('heating', 'superheat')]).toBeNaN()
  })
  it('of current, whose meter is coarser, is 0.55: 1.1 are 2', () => {
    const vector = measured({ current: 1.1 })
    const into = new Float64Array(dimensions)
    whiten(whiteningOf(vector), vector, into)
    expect(into[placeOf('heating', 'current')]).toBeCloseTo(2, 12)
  })
  it('counts less than what does not: one meter lowers efficiency and raises power', () => {
    const worn = denseOf({ efficiency: -1, power: -1 }, {})
    const along = (values: Parameters<typeof measured>[0]) => projection(measured(values), worn, [10, 0])
    expect(along({ efficiency: -1, power: -1 })).toBeGreaterThan(2 * Math.SQRT2)
    expect(Math.abs(along({ efficiency: -1, power: 1 }))).toBeLessThan(1e-12)
  })
  it('scores a unit by its own rests, whatever units came before it', () => {
    const air = denseOf({ subcooling: 3 }, {}, 4)
    const score = (rest: number) => {
      const vector = measured({ subcooling: 3, superheat: 0 })
      vector[restIndex] = rest
      return scoreOf(vector, air, all)
    }
    const before = score(0)
    expect(score(NaN)).toBeCloseTo(9 / 25, 12)
    expect(score(0)).toBe(before)
    expect(before).toBeCloseTo((6 * 6) / (6 * 6 + 4 * 4), 12)
  })
  it('tells a signature by what was measured, whatever the memory of that day holds when it is first asked for', () => {
    const day = measured({ superheat: 3, temperature_rise: 0 })
    whiteningOf(day)
    day.fill(NaN)
    expect(scoreOf(measured({ superheat: 3, temperature_rise: 0 }), denseOf({ superheat: 3 }, {}), all)).toBeCloseTo(1, 12)
  })
  it('leaves every signature a length for whatever is measured', () => {
    for (const { signature, name } of [...faultCandidates, ...rivalCandidates]) expect(projection(signature, signature, [1, 0]) + projection(signature, signature, [0, 1]), name).toBeGreaterThan(1)
  })
})

describe('sums', () => {
  it('project on the signature, over what is measured, in sizes of wander (half a noise floor): 2 (0.6 x 5 + 0.8 x 10) and 2 x 3 / 3 x 5', () => {
    expect(projection(measured({ superheat: 5, subcooling: 10 }), denseOf({ superheat: 3, subcooling: 4 }, {}), [10, 0])).toBeCloseTo(22, 12)
    expect(projection(measured({ superheat: 5 }), denseOf({ superheat: 3, subcooling: 4 }, {}), [10, 0])).toBeCloseTo(10, 12)
  })
  it('grow by the projection less the allowance, within 0 and 30, and forget', () => {
    const sums = newCauseSums()
    const candidate = { name: 'refrigerant_leak' as const, signature: denseOf({ subcooling: -3 }, {}), allowance: 0.8 }
    const add = (subcooling: number) => addEvidence(sums, measured({ subcooling }), [10, 0], [candidate])
    add(-1)
    expect(sums[0]).toBeCloseTo(1.2, 12)
    add(9)
    expect(sums[0]).toBe(0)
    for (let day = 0; day < 20; day++) add(-100)
    expect(sums[0]).toBe(30)
    sums.fill(0)
    expect(sums[0]).toBe(0)
  })
})

describe('evidence', () => {
  const evidence = new Float64Array(dimensions)
  it('takes a season of dirt off the coil and off what it makes of the compressor', () => {
    evidenceOf(measured({ approach_outdoor: 1, isentropic_efficiency: 0.65, volumetric_index: 0.7 }), true, evidence)
    for (const name of ['approach_outdoor', 'isentropic_efficiency', 'volumetric_index'] as const) expect(evidence[placeOf('heating', name)]).toBeCloseTo(0, 12)
    evidenceOf(measured({ approach_outdoor: 3.3 }), true, evidence)
    expect(evidence[placeOf('heating', 'approach_outdoor')]).toBeCloseTo(2, 12)
  })
  it('reads a coil from the pressure of its side where no temperature is known', () => {
    evidenceOf(measured({ suction_pressure: -3, discharge_pressure: 2 }), true, evidence)
    expect(evidence[placeOf('heating', 'approach_outdoor')]).toBeCloseTo(1.7, 12)
    expect(evidence[placeOf('heating', 'approach_indoor')]).toBe(2)
    expect(evidence[placeOf('heating', 'suction_pressure')]).toBeNaN()
  })
  it('knows power only as the mirror of efficiency where no speed is known', () => {
    evidenceOf(measured({ power: 2, temperature_rise: -1 }), false, evidence)
    expect([evidence[placeOf('heating', 'power')], evidence[placeOf('heating', 'temperature_rise')]]).toEqual([NaN, 0])
  })
})

describe('smoothing', () => {
  it('is the mean of equal values from the sixth day on, clipped, and forgets after 60 days', () => {
    const smoother = newSmoother(1, 6)
    for (let day = 0; day < 5; day++) smoothValue(smoother, day, 0, 3)
    expect(smoother.means[0]).toBeNaN()
    smoothValue(smoother, 5, 0, 3)
    expect(smoother.means[0]).toBeCloseTo(3, 12)
    smoothValue(smoother, 6, 0, 100)
    expect(smoother.means[0]).toBeLessThan(4)
    smoothValue(smoother, 70, 0, 3)
    expect(smoother.means[0]).toBeNaN()
  })
})

describe('growth', () => {
  const daily = (value: (i: number) => number) => Float64Array.from({ length: 120 }, (_, i) => value(i) + 0.003 * noise(i, 4))
  const since40 = (perDay: number) => growthOf(daily((i) => perDay * Math.max(0, i - 40)), 110)
  it('of a bearing is not that of a step, nor of a loss over years, nor none', () => {
    expect(since40(0.0012)).toBe('like wear')
    expect(growthOf(daily((i) => 0.000013 * Math.max(0, i - 20) ** 2), 110)).toBe('like wear')
    expect(growthOf(daily((i) => (i >= 90 ? 0.1 : 0)), 110)).toBe('unlike wear')
    expect(growthOf(daily((i) => 0.0002 * i), 110)).toBe('unlike wear')
    expect(growthOf(daily(() => 0.1), 110)).toBe('unlike wear')
  })
  it('is that of wear from two fifths of a per cent a week on: 0.2 in 20 weeks are one', () => {
    expect(since40(0.0045 / 7)).toBe('like wear')
    expect(since40(0.0035 / 7)).toBe('unlike wear')
  })
  it('is not known of fewer than five weeks', () => {
    expect(growthOf(daily(() => 0.1).map((value, i) => (i < 85 ? NaN : value)), 110)).toBeUndefined()
  })
})
