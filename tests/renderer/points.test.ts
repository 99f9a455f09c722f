import { describe, expect, it } from 'vitest'
import { marksOf, tipsOf } from '../../renderer/charts/points'

describe('marks of a scatter', () => {
  it('lie flat, x and y in turn, and are drawn in one stroke', () => {
    const marks = marksOf('days', [{ at: 1, value: 3 }, { at: 2, value: NaN }], ({ at }) => at, ({ value }) => value)
    expect([...marks.data]).toEqual([1, 3, 2, NaN])
    expect(marks).toMatchObject({ type: 'scatter', id: 'days', large: true })
  })

  it('are not drawn in one stroke where there are none, which the drawing of many marks cannot do', () => {
    expect(marksOf('days', [], () => 0, () => 0)).toMatchObject({ large: false })
  })

  it('tell themselves when pointed at, by series and number', () => {
    const tip = tipsOf({ days: (index) => `day ${index}` })
    expect(tip({ seriesId: 'days', dataIndex: 7 })).toBe('day 7')
    expect(tip([{ seriesId: 'days', dataIndex: 2 }])).toBe('day 2')
    expect(tip({ seriesId: 'line', dataIndex: 7 })).toBe('')
    expect(tip([])).toBe('')
  })
})
