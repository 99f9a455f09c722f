import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface NewsView {
  /** The day up to which findings were marked as seen, by project folder. */
  seen: Readonly<Record<string, string>>
  markSeen: (project: string, day: string) => void
}

/** What was seen of each project, on this computer. */
export const useNewsView = create<NewsView>()(
  persist(
    (set) => ({
      seen: {},
      markSeen: (project, day) => set((state) => ({ seen: { ...state.seen, [project]: day } })),
    }),
    { name: 'subcool.seen', version: 1 },
  ),
)
