import { create } from 'zustand'
import type { FileRef } from '../host/host'

/** `files`: some files or folders; `project`: one folder. */
export type BrowsedKind = 'files' | 'project'

interface FileBrowser {
  kind: BrowsedKind
  /** Set while the dialog is open. */
  answer: ((files: FileRef[]) => void) | null
  /** Opens the dialog; answers what was chosen, nothing when it was closed. */
  ask: (kind?: BrowsedKind) => Promise<FileRef[]>
  finish: (files: FileRef[]) => void
}

/** The dialog that browses the folders of the engine's machine. */
export const useFileBrowser = create<FileBrowser>()((set, get) => ({
  kind: 'files',
  answer: null,
  ask: (kind = 'files') => {
    get().answer?.([])
    return new Promise((resolve) => set({ answer: resolve, kind }))
  },
  finish: (files) => {
    get().answer?.(files)
    set({ answer: null })
  },
}))
