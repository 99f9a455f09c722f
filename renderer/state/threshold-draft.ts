import { create } from 'zustand'
import type { ProfileDraft } from '../../analytics/contract'

interface ThresholdDraft {
  /** Null until something was changed: then the profile in use holds. */
  draft: ProfileDraft | null
  undo: readonly (ProfileDraft | null)[]
  /** The threshold looked at. */
  key: string
  choose: (key: string) => void
  /** Changes the draft; `within` a drag the step before it is what undo goes back to. */
  change: (draft: ProfileDraft | null, within?: boolean) => void
  takeBack: () => void
}

/** The key under which the alarm budget stands beside thresholds. */
export const budgetKey = 'alarm.budget'

/** Thresholds as they are being tried. */
export const useThresholdDraft = create<ThresholdDraft>()((set) => ({
  draft: null,
  undo: [],
  key: 'cop.watch_step',
  choose: (key) => set({ key }),
  change: (draft, within = false) => set((state) => ({ draft, undo: within ? state.undo : [...state.undo, state.draft].slice(-100) })),
  takeBack: () => set((state) => (state.undo.length === 0 ? state : { draft: state.undo.at(-1) ?? null, undo: state.undo.slice(0, -1) })),
}))
