import { create } from 'zustand'
import type { FindingColumn, FindingFilter, FindingGrouping, FindingMark } from '../../analytics/contract'

export const everyFinding: FindingFilter = { text: '', states: ['open', 'acknowledged', 'confirmed'], severities: [], faults: [], group: null, fold: false, unfolded: [], cause: null }

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
