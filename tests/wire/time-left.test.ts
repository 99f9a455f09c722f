import { describe, expect, it } from 'vitest'
import { createTimeLeft } from '../../analytics/wire/time-left'

const run = (steps: [seconds: number, stage: string, done: number, total: number][]) => {
  let seconds = 0
  const withTimeLeft = createTimeLeft(() => seconds * 1000)
  return steps.map(([at, stage, done, total]) => {
    seconds = at
    return withTimeLeft({ stage, done, total }).secondsLeft
  })
}

describe('time left', () => {
  it('is what the rest of the stage takes at the speed so far', () => {
    expect(run([[0, 'features', 0, 24], [4, 'features', 8, 24], [9, 'features', 18, 24], [12, 'features', 24, 24]])).toEqual([undefined, 8, 3, 0])
  })

  it('is not guessed in the first second, without a step, or without a total', () => {
    expect(run([[0, 'a', 0, 10], [0.5, 'a', 5, 10], [2, 'a', 0, 10], [3, 'a', 5, 0]])).toEqual([undefined, undefined, undefined, undefined])
  })

  it('starts anew with each stage, from where that stage starts', () => {
    expect(run([[0, 'a', 0, 2], [10, 'a', 1, 2], [20, 'b', 100, 200], [22, 'b', 120, 200]])).toEqual([undefined, 10, undefined, 8])
  })

  it('leaves what the job says itself', () => {
    expect(createTimeLeft()({ stage: 'a', done: 1, total: 2, secondsLeft: 42 }).secondsLeft).toBe(42)
  })
})
