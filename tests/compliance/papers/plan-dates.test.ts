import { expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { planDates } from '../../../analytics/compliance/papers/plan/plan-dates'
import { seededBook } from './seeded-book'

const { settings } = seededBook()
const days = (dates: ReturnType<typeof planDates>) => dates.map(({ what, day, how }) => [what, day, how])

test('the dates of a plan are counted from the exceedance and from its own date', () => {
  expect(days(planDates({ exceeded: dayOf('2026-02-02'), due: dayOf('2026-03-04'), dated: dayOf('2026-03-01') }, settings, '84.106'))).toEqual([
    ['Leak rate over the threshold', '2026-02-02', 'as recorded'],
    ['Plan due', '2026-03-04', '2026-02-02 + 30 days'],
    ['Plan dated', '2026-03-01', 'as recorded'],
    ['Last day to ask for relief', '2026-08-28', '2026-03-01 + 180 days'],
    ['Last day to ask for more time', '2026-09-02', '2026-02-02 + 7 months'],
    ['Work to be completed', '2027-03-01', '2026-03-01 + 1 year'],
  ])
})

test('without a dated plan they are counted from the day it is due, and say so; recalled ones carry their note', () => {
  const dates = planDates({ exceeded: dayOf('2026-02-02'), due: dayOf('2026-03-04'), dated: null }, settings, 'both')
  expect(days(dates)[3]).toEqual(['Last day to ask for relief', '2026-08-31', '2026-03-04 + 180 days, if the plan is dated on the day it is due'])
  expect(dates[3]?.cite).toBe('40 CFR 82.157(h); 40 CFR 84.106(h)')
  expect(dates[3]?.notes.map(({ certainty }) => certainty)).toEqual(['memory', 'memory'])
})
