import { create } from 'zustand'
import type { FindingFilter, FindingMark } from '../../analytics/contract'
import { severities, type FindingColumn, type FindingGrouping } from '../../analytics/contract/choices'

export const everyFinding: FindingFilter = { text: '', states: ['open', 'acknowledged', 'confirmed'], severities: [], faults: [], group: null, fold: false, since: null, cause: null }

export interface FindingSort {
  column: FindingColumn
  descending: boolean
}

interface FindingsView {
  filter: FindingFilter
  sort: FindingSort
  grouping: FindingGrouping
  selected: ReadonlySet<string>
  /** What was before each change of this session, the latest last. */
  undo: readonly (readonly FindingMark[])[]
  setFilter: (change: Partial<FindingFilter>) => void
  setSort: (sort: FindingSort) => void
  setGrouping: (grouping: FindingGrouping) => void
  select: (ids: ReadonlySet<string>) => void
  pushUndo: (before: readonly FindingMark[]) => void
  popUndo: () => void
}

/** What of the findings is shown, what is selected, and what can be taken back. */
export const useFindingsView = create<FindingsView>()((set) => ({
  filter: everyFinding,
  sort: { column: 'severity', descending: true },
  grouping: 'fault',
  selected: new Set(),
  undo: [],
  setFilter: (change) => set((state) => ({ filter: { ...state.filter, ...change }, selected: new Set() })),
  setSort: (sort) => set({ sort }),
  setGrouping: (grouping) => set((state) => ({ grouping, filter: { ...state.filter, group: null }, selected: new Set() })),
  select: (selected) => set({ selected }),
  pushUndo: (before) => set((state) => ({ undo: [...state.undo, before].slice(-50) })),
  popUndo: () => set((state) => ({ undo: state.undo.slice(0, -1) })),
}))

/** Which findings an address is to show. */
export const findingsQuery = ({ severities: chosen, since }: Pick<FindingFilter, 'severities' | 'since'>): string =>
  new URLSearchParams([...chosen.map((severity) => ['severity', severity]), ...(since === null ? [] : [['since', since]])]).toString()

/** The address of all that stand. */
export const everyFindingQuery = 'all'

/** Shows the findings that an address names; one that names none changes nothing. */
export const arriveFindings = (query: string): void => {
  if (query === '') return
  const named = new URLSearchParams(query)
  const since = named.get('since') ?? ''
  useFindingsView.getState().setFilter({
    ...everyFinding,
    severities: severities.filter((severity) => named.getAll('severity').includes(severity)),
    since: /^\d{4}-\d{2}-\d{2}$/.test(since) && !Number.isNaN(Date.parse(since)) ? since : null,
  })
}
