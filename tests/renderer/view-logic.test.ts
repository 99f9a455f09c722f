import { describe, expect, it } from 'vitest'
import { arriveFindings, everyFinding, everyFindingQuery, findingsQuery, useFindingsView } from '../../renderer/state/findings-view'
import { hrefOf, placeOf } from '../../renderer/state/place'
import { moveCell } from '../../renderer/ui/grid/grid-keys'
import { clampSpan, firstSpan, nearSpans, presetOf, presetSpan, shiftSpan, zoomSpan } from '../../renderer/views/unit/trace/span'
import { traceLines } from '../../renderer/views/unit/trace/trace-data'
import { panelsOf } from '../../renderer/views/unit/trace/trace-option'

const hour = 3_600_000
const day = 24 * hour

describe('the keys of the grid', () => {
  const size = { rows: 100, columns: 5, page: 20 }
  const press = (key: string, row: number, column: number, ctrlKey = false) =>
    moveCell({ row, column }, { key, ctrlKey, metaKey: false }, size)

  it('move by one, by a page and to the ends, and stay inside', () => {
    expect(press('ArrowDown', 0, 2)).toEqual({ row: 1, column: 2 })
    expect(press('ArrowUp', 0, 2)).toEqual({ row: -1, column: 2 })
    expect(press('ArrowUp', -1, 2)).toEqual({ row: -1, column: 2 })
    expect(press('ArrowRight', 0, 4)).toEqual({ row: 0, column: 4 })
    expect(press('PageDown', 90, 0)).toEqual({ row: 99, column: 0 })
    expect(press('End', 3, 0, true)).toEqual({ row: 99, column: 4 })
    expect(press('Home', 3, 2)).toEqual({ row: 3, column: 0 })
  })

  it('leave other keys to the page', () => {
    expect(press('Tab', 0, 0)).toBeUndefined()
  })
})

describe('addresses', () => {
  it('lead back to the place they were made of', () => {
    const place = { screen: 'unit' as const, id: 'Haus/1 #2', findingId: 'Haus/1 #2:cop:2025-01-01', query: '' }
    expect(placeOf(hrefOf(place))).toEqual(place)
    expect(placeOf(hrefOf({ screen: 'orders' }))).toEqual({ screen: 'orders', id: null, findingId: null, query: '' })
  })

  it('that are unknown or broken lead to the fleet', () => {
    expect(placeOf('').screen).toBe('fleet')
    expect(placeOf('#/nonsense/%E0%A4%A').screen).toBe('fleet')
  })

  it('of findings narrow them to a severity and to what is new, and to nothing else', () => {
    expect(findingsQuery({ severities: ['major'], since: null })).toBe('severity=major')
    useFindingsView.getState().setFilter({ text: 'north', states: ['dismissed'], cause: 'gone' })
    arriveFindings(findingsQuery({ severities: ['critical', 'major'], since: '2025-01-02' }))
    expect(useFindingsView.getState().filter).toEqual({ ...everyFinding, severities: ['critical', 'major'], since: '2025-01-02' })
    arriveFindings('severity=nonsense&since=2025-02-31x')
    expect(useFindingsView.getState().filter).toEqual(everyFinding)
    useFindingsView.getState().setFilter({ text: 'north' })
    arriveFindings(everyFindingQuery)
    expect(useFindingsView.getState().filter).toEqual(everyFinding)
    useFindingsView.getState().setFilter({ text: 'north' })
    arriveFindings('')
    expect(useFindingsView.getState().filter.text).toBe('north')
    useFindingsView.getState().setFilter({ text: '' })
  })
})

describe('the shown span', () => {
  const whole = { from: 0, to: 400 * day }

  it('begins with the latest week, or all of a shorter history', () => {
    expect(firstSpan(whole)).toEqual({ from: 393 * day, to: 400 * day })
    expect(firstSpan({ from: 0, to: 2 * day })).toEqual({ from: 0, to: 2 * day })
  })

  it('stays inside the history and at least ten minutes long', () => {
    expect(clampSpan({ from: -5 * day, to: 5 * day }, whole)).toEqual({ from: 0, to: 10 * day })
    expect(clampSpan({ from: 399 * day, to: 409 * day }, whole)).toEqual({ from: 390 * day, to: 400 * day })
    expect(clampSpan({ from: day, to: day + 1 }, whole)).toEqual({ from: day, to: day + 600_000 })
    expect(nearSpans({ from: 10 * day, to: 20 * day }, whole)).toEqual([{ from: 5 * day, to: 15 * day }, { from: 15 * day, to: 25 * day }, { from: 12.5 * day, to: 17.5 * day }, { from: 5 * day, to: 25 * day }])
    expect(nearSpans(whole, whole)).toEqual([{ from: 100 * day, to: 300 * day }])
  })

  it('zooms around its middle and moves by its length', () => {
    expect(zoomSpan({ from: 0, to: 100 }, 0.5)).toEqual({ from: 25, to: 75 })
    expect(shiftSpan({ from: 0, to: 100 }, -0.5)).toEqual({ from: -50, to: 50 })
  })

  it('knows its preset', () => {
    expect(presetOf(presetSpan('month', whole, whole), whole)).toBe('month')
    expect(presetOf(whole, whole)).toBe('all')
    expect(presetOf({ from: 0, to: 3 * day }, whole)).toBeUndefined()
  })
})

describe('the lines of a trace', () => {
  const answer = (rows: readonly [string, number, number][]) =>
    ({
      rowCount: rows.length,
      names: ['signal', 't', 'value', 'step_s'],
      numbers: (name: string) =>
        Float64Array.from(rows.map(([, t, value]) => (name === 't' ? t : name === 'value' ? value : 300))),
      kindOf: () => 'number' as const,
    texts: () => rows.map(([signal]) => signal),
    }) as Parameters<typeof traceLines>[0]

  it('break where samples are missing, and come in the order wanted', () => {
    const lines = traceLines(
      answer([
        ['power_w', 0, 1],
        ['power_w', 300_000, 2],
        ['power_w', 2 * hour, 3],
        ['outdoor_c', 0, 9],
      ]),
      1000,
      ['outdoor_c', 'power_w'],
    )
    expect(lines.map((line) => line.signal)).toEqual(['outdoor_c', 'power_w'])
    expect([...(lines[1]?.points ?? [])].filter((_, place) => place % 2 === 1)).toEqual([1, 2, NaN, 3])
  })

  it('do not break between the points of neighbouring pixels', () => {
    const lines = traceLines(answer([['power_w', 0, 1], ['power_w', 2 * hour, 2]]), hour, ['power_w'])
    expect(lines[0]?.points).toHaveLength(4)
  })

  it('share a panel when they share a quantity', () => {
    expect(panelsOf(['power_w', 'outdoor_c', 'supply_c', 'compressor_hz'])).toEqual(['temperature', 'power', 'frequency'])
  })
})
