import { describe, expect, it } from 'vitest'
import { thresholdScale } from '../../renderer/views/thresholds/threshold-value'
import { endOfTyping, whileTyped } from '../../renderer/views/thresholds/typed-value'

const info = { key: 'defrost.stuck_min', unit: 'min', default: 15, min: 10, max: 60, meaning: '', source: '', fixed: false, rules: [] }

describe('a threshold that is typed', () => {
  const scale = thresholdScale(info, 'si')
  it('counts only once it lies in its range', () => {
    expect(['2', '20', '', '-', '200'].map((typed) => whileTyped(typed, info, scale))).toEqual([undefined, 20, undefined, undefined, undefined])
  })
  it('is taken into its range when typing ends, and is what it was where no number was typed', () => {
    expect(['2', '20', '200', '', '-'].map((typed) => endOfTyping(typed, info, scale))).toEqual([10, 20, 60, undefined, undefined])
  })
  it('counts whole days', () => {
    const days = { ...info, unit: 'd', min: 0, max: 120 }
    expect(whileTyped('1.5', days, thresholdScale(days, 'si'))).toBeUndefined()
    expect(endOfTyping('1.5', days, thresholdScale(days, 'si'))).toBe(2)
  })
  it('is meant in the units the user chose', () => {
    const hot = { ...info, unit: 'degF', min: 150, max: 300 }
    const shown = thresholdScale(hot, 'si')
    expect(whileTyped('10', hot, shown)).toBeUndefined()
    expect(whileTyped('105', hot, shown)).toBeCloseTo(221, 9)
    expect(endOfTyping('10', hot, shown)).toBe(150)
  })
})
