import { afterEach, describe, expect, it } from 'vitest'
import { arriveCompare, compareQuery, useCompareView } from '../../renderer/state/compare-view'
import { brushesOf, queryOf, type Brushes } from '../../renderer/state/fleet-view'
import { facetIds } from '../../renderer/views/fleet/fleet-data'

describe('addresses of a comparison', () => {
  const first = useCompareView.getState()
  afterEach(() => useCompareView.setState(first, true))

  it('lead back to what was compared', () => {
    const query = 'tab=matrix&a=brand:Cal%26dera&in=climate_zone:4A'
    arriveCompare(query)
    expect(compareQuery(useCompareView.getState())).toBe(query)
  })
  it('with broken escapes are taken as they stand', () => {
    arriveCompare('a=brand:%E0')
    expect(useCompareView.getState().a).toEqual({ key: 'brand', value: '%E0', unitIds: null })
  })
  it('lead to the groups where they name no tab, and leave the tab alone where they say nothing', () => {
    arriveCompare('tab=causes')
    arriveCompare('')
    expect(useCompareView.getState().tab).toBe('causes')
    arriveCompare('a=brand:Caldera&b=brand:Norrvik')
    expect(useCompareView.getState().tab).toBe('groups')
  })
  it('leave out what is no key of a group', () => {
    arriveCompare('a=hello:x')
    expect(useCompareView.getState().a).toEqual(first.a)
  })
})

describe('addresses of a fleet', () => {
  it('lead back to what was brushed, signs of their own among the values', () => {
    const brushes: Brushes = {
      brand: { kind: 'values', values: ['Sun~Air', 'A&B=C', '1..2'] },
      cop: { kind: 'range', low: 2.5, high: Infinity },
      words: { kind: 'words', words: 'north = ~5' },
      place: { kind: 'box', x: [-3, 4.5], y: [50, 52] },
    }
    expect(brushesOf(queryOf(brushes))).toEqual(brushes)
  })
  it.each(['foo=bar', 'foo=1..2', 'seasonal_cop=9..3', 'seasonal_cop=Hello', 'cop=Hello', 'words=north', 'place=1..2', 'constructor=1', 'brand='])('leave out %s, which brushes nothing', (query) => {
    expect(brushesOf(query)).toEqual({})
  })
  it('know every facet', () => {
    const read = (id: string) => ['1', '1..2'].some((value) => id in brushesOf(`${id}=${value}`))
    expect([...facetIds, 'site'].filter((id) => !read(id))).toEqual([])
  })
})
