import { create } from 'zustand'
import type { FileRef } from '../host/host'

interface FileBrowser {
  /** Set while the dialog is open. */
  answer: ((files: FileRef[]) => void) | null
  /** Opens the dialog; answers what was chosen, nothing when it was closed. */
  ask: () => Promise<FileRef[]>
  finish: (files: FileRef[]) => void
}

/** The dialog that browses the folders of the engine's machine. */
export const useFileBrowser = create<FileBrowser>()((set, get) => ({
  answer: null,
  ask: () => {
    get().answer?.([])
    return new Promise((resolve) => set({ answer: resolve }))
  },
  finish: (files) => {
    get().answer?.(files)
    set({ answer: null })
  },
}))
