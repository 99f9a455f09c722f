import { create } from 'zustand'
import type { Mapping } from '../../analytics/contract/mapping'

interface ImportChoices {
  /** Zone of times that carry none, where the user has chosen one. */
  zone: string | null
  /** Units the user has named, by the name of the file. */
  unitIds: Readonly<Record<string, string>>
  /** Words that the names of the files shown must hold. */
  words: string
  /** The state of the files shown; null for all. */
  shown: string | null
  /** Keys of the groups of like files that are open. */
  opened: ReadonlySet<string>
  /** The file whose columns are looked at. */
  columnsOf: { file: string; name: string } | null
  /** What the user says of the columns looked at; null while nothing was changed. */
  draft: Mapping | null
}

interface ImportFlow extends ImportChoices {
  /** Paths and inbox references to import; empty before a choice. */
  sources: readonly string[]
  /** While dropped files are copied. */
  upload: { file: string; share: number } | null
  choose: (sources: readonly string[]) => void
  change: (choices: Partial<ImportChoices>) => void
  nameUnits: (names: readonly string[], unitId: string | null) => void
  toggle: (group: string) => void
  setUpload: (upload: { file: string; share: number } | null) => void
}

const nothingChosen: ImportChoices = { zone: null, unitIds: {}, words: '', shown: null, opened: new Set(), columnsOf: null, draft: null }

/** Which files are about to be imported and what was said of them; kept while other screens are looked at. */
export const useImportFlow = create<ImportFlow>()((set) => ({
  ...nothingChosen,
  sources: [],
  upload: null,
  choose: (sources) => set({ ...nothingChosen, sources }),
  change: (choices) => set(choices),
  nameUnits: (names, unitId) =>
    set(({ unitIds }) => {
      const named = new Set(names)
      const kept = Object.entries(unitIds).filter(([name]) => !named.has(name))
      return { unitIds: Object.fromEntries(unitId === null ? kept : [...kept, ...names.map((name) => [name, unitId] as const)]) }
    }),
  toggle: (group) =>
    set(({ opened }) => {
      const next = new Set(opened)
      if (!next.delete(group)) next.add(group)
      return { opened: next }
    }),
  setUpload: (upload) => set({ upload }),
}))
