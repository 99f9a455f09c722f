import { describe, expect, it } from 'vitest'
import type { ProfileDraft } from '../../analytics/contract'
import { defaultDraft, nameToUse } from '../../renderer/views/thresholds/profile-name'
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

describe('the name under which thresholds are used', () => {
  const standard = defaultDraft({ defaultBudget: 0.1 })
  const slow: ProfileDraft = { ...standard, thresholds: { 'cop.persist_days': 180 } }
  const used = (draft: ProfileDraft) => ({ at: '2026-11-28T10:00:00Z', who: 'A', draft })
  const known = (now: ProfileDraft, ...history: ProfileDraft[]) => ({ defaultBudget: 0.1, used: now, saved: [], history: [now, ...history].map(used) })
  const day = '2026-11-28'

  it('is that of the built-in ones where it is them, whatever they were called', () => {
    expect(nameToUse(standard, known(slow), day)).toBe('default')
    expect(nameToUse({ ...standard, name: 'Winter' }, known(slow), day)).toBe('default')
  })
  it('tells of the day, and is new for each other set', () => {
    const first = { ...slow, name: nameToUse(slow, known(standard), day) }
    expect(first.name).toBe('Thresholds 2026-11-28')
    const second = { ...first, alarmBudgetPerUnitYear: 0.2 }
    const name = nameToUse(second, known(first), day)
    expect(name).toBe('Thresholds 2026-11-28 (2)')
    expect(nameToUse({ ...second, name, scopes: [{ match: { brand: 'A' }, set: {} }] }, known({ ...second, name }, first), day)).toBe('Thresholds 2026-11-28 (3)')
    expect(nameToUse(first, known({ ...second, name }, first), day)).toBe(first.name)
  })
  it('stays that of a saved profile, and tells what was changed of it apart', () => {
    const winter = { ...slow, name: 'Winter' }
    const saved = { ...known(standard, { ...winter, alarmBudgetPerUnitYear: 0.3 }), saved: [{ file: 'winter.json', draft: winter }] }
    expect(nameToUse(winter, saved, day)).toBe('Winter')
    expect(nameToUse({ ...winter, alarmBudgetPerUnitYear: 0.4 }, saved, day)).toBe('Winter (2)')
  })
})
