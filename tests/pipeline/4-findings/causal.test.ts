import { expect, it } from 'vitest'
import { loadProfile, thresholdsFor } from '../../../analytics/pipeline/4-findings/profile'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { judge } from './judged'
import { noise } from '../3-models/series'

const length = 260
const thresholds = thresholdsFor(loadProfile(), {})
const openings = new Map(rules.map((rule) => [rule.detector, rule.levels(thresholds, { cusumLimit: 12, unit: { criticality: null, gas: 'A3' } })[0]?.threshold ?? 1]))

/** Statistics that wander, are missing on some days, and now and then pass their thresholds: repeatable from a seed. */
const wandering = (seed: number) =>
  Object.fromEntries(
    rules.map(({ detector }, index) => {
      const opens = openings.get(detector) as number
      const from = Math.floor(length * Math.abs(noise(index, seed)))
      const lasts = 20 + 60 * Math.abs(noise(index, seed + 1))
      const isSick = Math.abs(noise(index, seed + 2)) > 0.6
      const value = (day: number) => {
        if (noise(day + 300 * index, seed + 3) > 0.8) return NaN
        const base = opens * (0.2 + 0.2 * noise(day, seed + index))
        return isSick && day >= from && day < from + lasts ? opens * (1.2 + noise(day, seed + index)) : base
      }
      return [detector, value] as const
    }),
  )

const key = (plans: ReturnType<typeof judge>) => plans.map(({ episode: { family, detected } }) => `${family} ${detected}`).sort()

it.each([1, 2, 3, 4, 5, 6])('what is found stays found, with its family and day, whatever comes later (unit %d)', (seed) => {
  const statistics = wandering(seed * 100)
  const repairs = seed % 2 === 0 ? new Set([150, 200]) : new Set<number>()
  const unit = { gas: seed % 3 === 0 ? ('A3' as const) : ('other' as const) }
  const all = judge(length, statistics, { ...unit, repairs })
  expect(all.length).toBeGreaterThan(5)
  expect(new Set(key(all)).size).toBe(all.length)
  for (const today of [3, 40, 77, 99, 128, 149, 150, 151, 180, 200, 231, 259]) {
    const known = new Set([...repairs].filter((position) => position < today))
    expect(key(judge(today, statistics, { ...unit, repairs: known })), `after ${today} days`).toEqual(key(all.filter(({ episode }) => episode.detected < today)))
  }
})

it('names a fault never before it was detected, and the last name is the one of the last day', () => {
  for (const { episode } of judge(length, wandering(900))) {
    expect(episode.causeOn).toBeGreaterThanOrEqual(episode.detected)
    expect(episode.lastSeen).toBeGreaterThanOrEqual(episode.detected)
    expect(episode.rules.some(({ rule }) => rule.fault === episode.fault)).toBe(true)
  }
})
