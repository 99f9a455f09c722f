import { afterEach, describe, expect, it } from 'vitest'
import { arriveCompare, compareQuery, useCompareView } from '../../renderer/state/compare-view'

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
