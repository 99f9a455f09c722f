import { create } from 'zustand'

/** The measure whose definition is open. */
export const useGlossary = create<{ measure: string | null; show: (measure: string | null) => void }>()((set) => ({
  measure: null,
  show: (measure) => set({ measure }),
}))
