import { describe, expect, it } from 'vitest'
import { itemsOn, keyCursor, laneTops, type Lane } from '../../renderer/views/unit/lanes/lane'
import { lanesOf } from '../../renderer/views/unit/lanes/lanes-of'
import { modePath, modeTotals, modeWords, type ModeDay } from '../../renderer/views/unit/lanes/mode-days'

const day = (at: number, shares: Partial<ModeDay['shares']>, dominant: string | null): ModeDay => ({ day: at, shares: { heat: 0, dhw: 0, cool: 0, defrost: 0, off: 0, ...shares }, dominant })
const days = [day(10, { heat: 0.5, dhw: 0.25, off: 0.25 }, 'heat'), day(11, { heat: NaN, dhw: NaN, cool: NaN, defrost: NaN, off: NaN }, null), day(12, { cool: 0.2, off: 0.8 }, 'off')]
const none = { coverage: [], gaps: [], findings: [], visits: [], alarms: [], alarmColumn: null }

describe('the lane of modes', () => {
  it('stacks the shares of a day from the bottom', () => {
    const x = (at: number): number => 10 * (at - 10)
    expect(modePath(days, 'heat', x, 40, 32)).toBe('M0.0 40.0H10.0V24.0H0.0Z')
    expect(modePath(days, 'dhw', x, 40, 32)).toBe('M0.0 24.0H10.0V16.0H0.0Z')
    expect(modePath(days, 'cool', x, 40, 32)).toBe('M20.0 40.0H30.0V33.6H20.0Z')
  })
  it('says what a day was most of, or that the exports do not tell', () => {
    expect(modeWords(days[0] as ModeDay)).toBe('Mostly heating: Heating 50 %, Hot water 25 %, Standby or off 25 %')
    expect(modeWords(days[1] as ModeDay)).toBe('The exports do not tell whether the compressor ran')
  })
  it('adds up over the days that tell, and over none where none does', () => {
    expect(modeTotals(days)).toEqual({ heat: 0.25, dhw: 0.125, cool: 0.1, defrost: 0 })
    expect(modeTotals([days[1] as ModeDay])).toBeUndefined()
  })
})

describe('the lanes', () => {
  it('say in words where exports have no fault codes, and none of the rest', () => {
    const lanes = lanesOf(none, [])
    expect(lanes.map(({ id }) => id)).toEqual(['data', 'gaps', 'mode', 'findings', 'alarms', 'visits'])
    expect(lanes.map(({ empty }) => empty)).toEqual(['none', 'No whole day without data; shorter gaps are told under Data quality', 'The exports do not tell when the compressor runs', 'none', 'No fault code: the exports have no such column, or it is always empty', 'none'])
    expect(laneTops(lanes, 4)).toEqual([4, 22, 40, 58, 76, 94, 112])
  })
  it('tell exports without a column of fault codes from those that never named one', () => {
    const said = (alarmColumn: boolean | null) => lanesOf({ ...none, alarmColumn }, []).find(({ id }) => id === 'alarms')?.empty
    expect([true, false, null].map(said)).toEqual(['No fault code on any day', 'The exports have no column of fault codes', 'No fault code: the exports have no such column, or it is always empty'])
  })
  it('name fault codes and the days they stood', () => {
    const alarms = lanesOf({ ...none, alarms: [{ from: '1970-01-03', to: '1970-01-04', label: 'E1|U4' }] }, []).find(({ id }) => id === 'alarms')
    expect(alarms).toMatchObject({ summary: '2 days', items: [{ from: 2, to: 3, label: 'Fault codes E1, U4' }] })
  })
  it('are walked by keys: along a lane, and to what was last in another', () => {
    const lane = (items: [number, number][]): Lane => ({ id: 'gaps', name: '', height: 18, summary: '', empty: '', items: items.map(([from, to]) => ({ from, to, label: '', fill: '' })) })
    const lanes = [lane([[0, 3], [8, 9]]), lane([]), lane([[1, 1], [5, 7], [9, 9]])]
    expect(keyCursor('ArrowRight', { lane: 0, item: -1 }, lanes)).toEqual({ lane: 0, item: 0 })
    expect(keyCursor('ArrowRight', { lane: 0, item: 1 }, lanes)).toEqual({ lane: 0, item: 1 })
    expect(keyCursor('ArrowDown', { lane: 0, item: 1 }, lanes)).toEqual({ lane: 1, item: 0 })
    expect(keyCursor('ArrowUp', { lane: 2, item: 2 }, [lanes[2], lanes[0], lanes[2]] as Lane[])).toEqual({ lane: 1, item: 1 })
    expect(keyCursor('End', { lane: 2, item: 0 }, lanes)).toEqual({ lane: 2, item: 2 })
    expect(keyCursor('Tab', { lane: 0, item: 0 }, lanes)).toBeUndefined()
    expect(itemsOn(lanes[2] as Lane, 6)).toHaveLength(1)
  })
})
