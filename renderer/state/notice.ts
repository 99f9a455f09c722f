import { create } from 'zustand'
import type { EngineError } from '../../analytics/contract/errors'

export interface Notice {
  words: string
  error?: EngineError
}

/** How a command ended that has no place of its own on the screen. */
export const useNotice = create<{ notice: Notice | null; say: (words: string) => void; fail: (error: EngineError) => void; clear: () => void }>()((set) => ({
  notice: null,
  say: (words) => set({ notice: { words } }),
  fail: (error) => set({ notice: { words: error.message, error } }),
  clear: () => set({ notice: null }),
}))
