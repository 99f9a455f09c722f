import { describe, expect, it } from 'vitest'
import type { Conditions } from '../../../analytics/pipeline/3-models/baseline/conditions'
import { firstFits } from '../../../analytics/pipeline/3-models/baseline/first-fit'
import { expectAt, fitMode, type Series } from '../../../analytics/pipeline/3-models/baseline/fit-mode'
import { followUnit } from '../../../analytics/pipeline/3-models/baseline/follow-unit'
import { groupPrior, snapshotOn, type FirstFit } from '../../../analytics/pipeline/3-models/baseline/group-prior'
import { shapeTerms, toCommon, toFrame, type Frame } from '../../../analytics/pipeline/3-models/baseline/shape'
import { indexOf, indicatorCount } from '../../../analytics/pipeline/3-models/indicators/indicator'
import { circuitDay, type Shifts } from './circuit-day'
import { cutUnit, dayOf, makeUnit, noise } from './series'

const frame: Frame = { sink: true, speed: 'hz', rh: false, outdoor: 0.5, middle: 2, spread: 0.5 }

describe('the shape of a baseline in common coordinates', () => {
  const own = [1, 2, 0.5, 3, 4, 5]

  it('is the expanded surface: u = U - 0.5 and v = 2 V - 4', () => {
    // 4 v^2 = 16 V^2 - 64 V; 5 u v = 10 U V - 20 U - 5 V; 3 v = 6 V; 2 u^2 = 2 U^2 - 2 U
    expect([...toCommon(frame, own)]).toEqual([1 - 2 - 20, 2, 0.5, 6 - 64 - 5, 16, 10, 0])
  })

  it('comes back as it was, and as another centre sees it', () => {
    expect([...toFrame(frame, toCommon(frame, own))]).toEqual(own)
    const elsewhere = { ...frame, outdoor: -1, middle: 1.5, spread: 2 }
    const value = (f: Frame, b: ArrayLike<number>, U: number, S: number, V: number) => {
      const [u, v] = [U - f.outdoor, (V - f.middle) / f.spread]
      return [u, u * u, S, v, v * v, u * v].reduce((sum, x, k) => sum + x * (b[k] as number), 0)
    }
    const there = toFrame(elsewhere, toCommon(frame, own))
    const rise = (f: Frame, b: ArrayLike<number>) => value(f, b, 0.7, 0.3, 2.5) - value(f, b, -0.4, 0.1, 1)
    expect(rise(elsewhere, there)).toBeCloseTo(rise(frame, own), 10)
  })
})

const plain: Frame = { sink: false, speed: 'none', rh: false, outdoor: 0, middle: 0, spread: 1 }
const fitOf = (slope: number, completeOn = dayOf('2025-02-10'), over: Partial<FirstFit> = {}): FirstFit => {
  const shapes = new Float64Array(indicatorCount * shapeTerms)
  shapes[indexOf.superheat * shapeTerms] = slope
  return { mode: 'heat', completeOn, sink: false, speed: 'none', rh: false, metric: 'cop', shapes, sigmas: new Float64Array(indicatorCount).fill(2), ...over }
}

describe('what a group says', () => {
  it('is the median of its units, held as firmly as they agree: slopes 1 to 5 with noise 2', () => {
    const prior = groupPrior([1, 2, 3, 4, 5].map((slope) => fitOf(slope)), plain, indexOf.superheat, 'cop')
    expect([...(prior?.mean ?? [])]).toEqual([3, 0])
    // spread 1.4826 x 1, widened by sqrt(6/5 x 4/2); the second term never varies: a tenth of the noise
    expect(prior?.penalty[0]).toBeCloseTo((2 / (1.4826 * Math.sqrt(2.4))) ** 2, 9)
    expect(prior?.penalty[1]).toBeCloseTo(100, 9)
  })

  it('is nothing with fewer than five units that measure the same', () => {
    const fits = [1, 2, 3, 4].map((slope) => fitOf(slope))
    for (const other of [fitOf(5, undefined, { speed: 'hz' }), fitOf(5, undefined, { rh: true }), fitOf(5, undefined, { sigmas: new Float64Array(indicatorCount).fill(NaN) })])
      expect(groupPrior([...fits, other], plain, indexOf.superheat, 'cop')).toBeUndefined()
    const other = fitOf(5, undefined, { metric: 'carnot_fraction' })
    expect(groupPrior([...fits, other], plain, indexOf.efficiency, 'cop')).toBeUndefined()
    expect(groupPrior([...fits, other], plain, indexOf.superheat, 'cop')).toBeDefined()
  })

  it('is told on the first of a month by baselines complete before it, of the model, else of the size', () => {
    const model = [1, 2, 3, 4].map((slope) => fitOf(slope)).concat(fitOf(5, dayOf('2025-03-01')))
    const size = [...model, fitOf(6)]
    const on = (day: string, like = { model, size }, mode: 'heat' | 'cool' = 'heat') => snapshotOn({ firstDay: dayOf('2024-11-01'), like }, mode, dayOf(day) - dayOf('2024-11-01'))
    expect(on('2025-02-28')).toBeUndefined()
    expect(on('2025-03-31')).toHaveLength(5)
    expect(on('2025-03-31')).toContain(size[5])
    expect(on('2025-04-01')).toEqual(model)
    expect(on('2025-04-01', { model: [], size: [] })).toBeUndefined()
    expect(on('2025-04-01', { model, size }, 'cool')).toBeUndefined()
  })
})

const days = 60
const column = (value: (i: number) => number) => Float64Array.from({ length: days + 1 }, (_, i) => value(i))
const mild: Conditions = {
  usable: new Uint8Array(days + 1).fill(1),
  outdoor: column((i) => (i === days ? -12 : 10 + 3 * noise(i, 1))),
  sink: column(() => NaN),
  hz: column(() => NaN),
  heat: column(() => NaN),
  rh: column(() => NaN),
  weight: column(() => 1),
  daily: column(() => 0),
}
const curved = (outdoor: number) => 20 - 0.5 * outdoor + 0.02 * outdoor * outdoor
const positions = Array.from({ length: days }, (_, i) => i)

describe('a baseline of mild days among units that know the cold', () => {
  const series: Series = { y: mild.outdoor.map((outdoor, i) => curved(outdoor) + 0.5 * noise(i, 4)), floor: 1, prior: 'loose' }
  /** In units of 10 K: -5 and 2, as of six units that differ by little. */
  const group = (sign: number, apart = 1) =>
    [-0.2, -0.1, 0, 0, 0.1, 0.2].map((off) => {
      const fit = fitOf(0)
      fit.shapes.set([sign * (-5 + apart * off), sign * (2 + apart * off)], indexOf.superheat * shapeTerms)
      return { ...fit, sigmas: new Float64Array(indicatorCount).fill(0.4) }
    })
  const at = (fits?: FirstFit[], chosen = positions) => {
    const into = new Float64Array(1)
    const fit = fitMode(mild, [series], { positions: chosen, levels: [] }, fits && ((own) => groupPrior(fits, own, indexOf.superheat, undefined)))
    if (fit !== undefined) expectAt(fit, mild, [series], days, into)
    return into[0] as number
  }

  it('expects at -12 degC what the curve says, within 1; alone it misses by more than 2', () => {
    expect(Math.abs(at(group(1)) - curved(-12))).toBeLessThan(1)
    expect(Math.abs(at() - curved(-12))).toBeGreaterThan(2)
  })

  it('does so from 20 days on, where alone it says nothing before 45', () => {
    expect(Math.abs(at(group(1), positions.slice(0, 25)) - curved(-12))).toBeLessThan(1.5)
    expect(at(undefined, positions.slice(0, 44))).toBeNaN()
    expect(at(group(1), positions.slice(0, 19))).toBeNaN()
  })

  it('goes by its own days where a group that agrees contradicts them', () => expect(at(group(-3, 0.1))).toBe(at()))
})

describe('a unit that starts in March where six like it have run since November', () => {
  const fits = [1, 2, 3, 4, 5, 6].flatMap((seed) => firstFits(makeUnit({ length: 130, mode: (i) => circuitDay(i, {}, seed) })))
  const march = dayOf('2025-03-01') - dayOf('2024-11-01')
  const late = (shifts: (i: number) => Shifts, like = fits, repairs: number[] = []) => ({
    ...makeUnit({ length: 110, firstDay: '2025-03-01', repairs, mode: (i) => circuitDay((i + march) % 150, shifts(i), 7) }),
    like: { model: like, size: [] },
  })
  const heatOf = (unit: ReturnType<typeof late>) => followUnit(unit).modes.find(({ mode }) => mode === 'heat')
  const first = (values: Float64Array | undefined) => values?.findIndex(Number.isFinite)

  it('knows when they were complete, each by itself', () => {
    expect(fits.map(({ mode, completeOn }) => `${mode} ${completeOn - dayOf('2024-11-01')}`)).toEqual(fits.map(() => 'heat 59'))
    expect(fits).toHaveLength(6)
  })

  it('is compared from its 31st day on, alone from its 61st', () => {
    expect(first(heatOf(late(() => ({})))?.residuals[indexOf.superheat])).toBe(30)
    expect(first(heatOf(late(() => ({}), fits.slice(0, 4)))?.residuals[indexOf.superheat])).toBe(60)
  })

  it('shows 3 K of superheat before its own baseline is complete, in noise that is wider for it', () => {
    const heat = heatOf(late((i) => (i >= 35 ? { superheat: 3 } : {})))
    expect(heat?.residuals[indexOf.superheat]?.[40]).toBeCloseTo(3, 0)
    expect(heat?.z[indexOf.superheat]?.[40]).toBeCloseTo((heat?.residuals[indexOf.superheat]?.[40] ?? NaN) / (1.5 * Math.SQRT2), 9)
    expect(heat?.baselineTo).toBe(59)
  })

  it('is compared again 30 days after a repair', () => {
    const residual = heatOf(late(() => ({}), fits, [45]))?.residuals[indexOf.superheat]
    expect([residual?.[44], residual?.[74], residual?.[75]].map((value) => Number.isFinite(value))).toEqual([true, false, true])
  })

  it('uses nothing of a later day, of its own or of a unit that is complete later', () => {
    const whole = heatOf(late((i) => (i >= 35 ? { superheat: 3 } : {})))
    for (const length of [31, 45, 60, 61, 92]) {
      const cut = heatOf({ ...cutUnit(late((i) => (i >= 35 ? { superheat: 3 } : {})), length), like: { model: fits, size: [] } })
      cut?.residuals.forEach((values, j) => expect(values).toEqual(whole?.residuals[j]?.slice(0, length)))
    }
    const later = { ...(fits[0] as FirstFit), completeOn: dayOf('2025-03-02'), shapes: (fits[0] as FirstFit).shapes.map((value) => 9 * value) }
    expect(heatOf(late((i) => (i >= 35 ? { superheat: 3 } : {}), [...fits, later]))?.residuals).toEqual(whole?.residuals)
  })

  it('leaves one that starts with the others alone', () => {
    const alone = makeUnit({ length: 130, mode: (i) => circuitDay(i, {}, 7) })
    expect(followUnit({ ...alone, like: { model: fits, size: [] } }).modes[0]?.residuals).toEqual(followUnit(alone).modes[0]?.residuals)
  })
})
