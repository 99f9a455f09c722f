import { create } from 'zustand'

interface ImportFlow {
  /** Paths and inbox references to import; empty before a choice. */
  sources: readonly string[]
  /** The unit, where the user has to say it. */
  unitId: string
  /** While dropped files are copied. */
  upload: { file: string; share: number } | null
  choose: (sources: readonly string[]) => void
  setUnitId: (unitId: string) => void
  setUpload: (upload: { file: string; share: number } | null) => void
}

/** Which files are about to be imported; kept while other screens are looked at. */
export const useImportFlow = create<ImportFlow>()((set) => ({
  sources: [],
  unitId: '',
  upload: null,
  choose: (sources) => set({ sources, unitId: '' }),
  setUnitId: (unitId) => set({ unitId }),
  setUpload: (upload) => set({ upload }),
}))
