import { create } from 'zustand'
import type { Cohort, CohortKey, CompareMetric } from '../../analytics/contract'
import { cohortKeys } from '../../analytics/contract/choices'
import { decoded } from './decoded'

export type CompareTab = 'groups' | 'matrix' | 'firmware' | 'causes'

/** A cohort as it is chosen: by the value of a key, or the units of a brush. */
export interface Side {
  key: CohortKey
  value: string
  unitIds: readonly string[] | null
}

interface CompareView {
  tab: CompareTab
  a: Side
  b: Side
  within: Side
  rows: CohortKey
  columns: CohortKey
  metric: CompareMetric
  set: (change: Partial<Omit<CompareView, 'set'>>) => void
}

const nobody: Side = { key: 'brand', value: '', unitIds: null }

/** What is compared; kept while other screens are looked at. */
export const useCompareView = create<CompareView>()((set) => ({
  tab: 'groups',
  a: nobody,
  b: nobody,
  within: { ...nobody, key: 'climate_zone' },
  rows: 'brand',
  columns: 'climate_zone',
  metric: 'cop_at_pct',
  set: (change) => {
    set(change)
    const query = compareQuery(useCompareView.getState())
    if (typeof location !== 'undefined' && location.hash.startsWith('#/compare')) history.replaceState(null, '', `#/compare${query === '' ? '' : `?${query}`}`)
  },
}))

const sideWords = (name: string, { key, value, unitIds }: Side): string[] => (unitIds !== null || value === '' ? [] : [`${name}=${key}:${encodeURIComponent(value)}`])

/** Whether nobody chose it yet. */
export const isUntouched = (side: Side): boolean => side === nobody

/** What is compared before anything is chosen: of the first key that has two values the two most frequent, which come first. */
export const usualPair = (choices: Readonly<Record<CohortKey, readonly { value: string; units: number }[]>>): { a: Side; b: Side } | undefined => {
  for (const key of cohortKeys) {
    const [first, second] = choices[key]
    if (first !== undefined && second !== undefined) return { a: { key, value: first.value, unitIds: null }, b: { key, value: second.value, unitIds: null } }
  }
  return undefined
}

/** What is compared as the words of an address. */
export const compareQuery = ({ tab, a, b, within }: Pick<CompareView, 'tab' | 'a' | 'b' | 'within'>): string =>
  [...(tab === 'groups' ? [] : [`tab=${tab}`]), ...sideWords('a', a), ...sideWords('b', b), ...sideWords('in', within)].join('&')

const isCohortKey = (key: string | undefined): key is CohortKey => (cohortKeys as readonly (string | undefined)[]).includes(key)

/** Takes over what an address says: its groups where it names no other tab, and what it does not name is kept. */
export const arriveCompare = (query: string): void => {
  if (query === '') return
  const change: Partial<CompareView> = { tab: 'groups' }
  for (const part of query.split('&')) {
    const [, name, key, value] = /^(a|b|in)=(\w+):(.*)$/.exec(part) ?? []
    if (name !== undefined && isCohortKey(key) && value !== undefined) change[name === 'in' ? 'within' : (name as 'a' | 'b')] = { key, value: decoded(value), unitIds: null }
    const tab = /^tab=(\w+)$/.exec(part)?.[1]
    if (tab === 'matrix' || tab === 'firmware' || tab === 'causes') change.tab = tab
  }
  useCompareView.setState(change)
}

/** A side as the engine takes it; undefined where nothing is chosen. */
export const cohortOf = ({ key, value, unitIds }: Side): { match: Cohort['match']; unitIds?: string[] } | undefined =>
  unitIds !== null ? { match: {}, unitIds: [...unitIds] } : value === '' ? undefined : { match: { [key]: value } }
