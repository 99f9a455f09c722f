import { describe, expect, it } from 'vitest'
import { addMonths, addYears, dayOf, dayText, monthOf, yearOf } from '../../../analytics/compliance/exact/day'

describe('days', () => {
  it('are read and written as YYYY-MM-DD', () => {
    expect(dayOf('1970-01-01')).toBe(0)
    expect(dayText(dayOf('2026-11-25'))).toBe('2026-11-25')
    expect(yearOf(dayOf('2025-12-31'))).toBe(2025)
    expect(monthOf(dayOf('2026-02-28'))).toBe('2026-02')
  })

  it('are refused in another form, or where the calendar has no such day', () => {
    for (const text of ['2026-02-29', '2026-2-1', '25.11.2026', '']) expect(() => dayOf(text)).toThrow(RangeError)
  })

  it('keep within the month when months and years are added', () => {
    expect(dayText(addMonths(dayOf('2026-11-30'), 3))).toBe('2027-02-28')
    expect(dayText(addMonths(dayOf('2026-01-15'), -1))).toBe('2025-12-15')
    expect(dayText(addYears(dayOf('2028-02-29'), 3))).toBe('2031-02-28')
  })
})
