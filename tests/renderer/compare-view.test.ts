import { expect, it } from 'vitest'
import { cohortKeys, type CohortKey } from '../../analytics/contract/choices'
import { isUntouched, useCompareView, usualPair } from '../../renderer/state/compare-view'

type Choices = Record<CohortKey, { value: string; units: number }[]>
const choices = (some: Partial<Choices>): Choices => ({ ...(Object.fromEntries(cohortKeys.map((key) => [key, []])) as unknown as Choices), ...some })

it('compares the two most frequent brands before anything is chosen', () => {
  const brand = [{ value: 'Norrvik', units: 9 }, { value: 'Polaris', units: 5 }, { value: 'Caldera', units: 3 }]
  expect(usualPair(choices({ brand }))).toEqual({ a: { key: 'brand', value: 'Norrvik', unitIds: null }, b: { key: 'brand', value: 'Polaris', unitIds: null } })
})

it('takes the next key where a fleet has one brand, and nothing where no key has two values', () => {
  const brand = [{ value: 'Caldera', units: 3 }]
  expect(usualPair(choices({ brand, climate_zone: [{ value: '4A', units: 2 }, { value: '6A', units: 1 }] }))?.b).toEqual({ key: 'climate_zone', value: '6A', unitIds: null })
  expect(usualPair(choices({ brand }))).toBeUndefined()
})

it('knows what nobody chose from a choice of anything', () => {
  const { a } = useCompareView.getState()
  expect(isUntouched(a)).toBe(true)
  expect(isUntouched({ ...a })).toBe(false)
})
