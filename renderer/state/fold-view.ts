import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface FoldView {
  /** Common causes of which everything is shown singly. */
  unfolded: string[]
  unfold: (causeId: string) => void
  fold: (causeId: string) => void
}

/** Which common causes were taken apart, on this computer. */
export const useFoldView = create<FoldView>()(
  persist(
    (set) => ({
      unfolded: [],
      unfold: (causeId) => set(({ unfolded }) => ({ unfolded: [...unfolded.filter((one) => one !== causeId), causeId] })),
      fold: (causeId) => set(({ unfolded }) => ({ unfolded: unfolded.filter((one) => one !== causeId) })),
    }),
    { name: 'subcool.unfolded', version: 1 },
  ),
)
