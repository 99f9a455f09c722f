import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export interface SavedQuery {
  name: string
  sql: string
}

interface SqlView {
  sql: string
  saved: readonly SavedQuery[]
  setSql: (sql: string) => void
  save: (name: string) => void
  remove: (name: string) => void
}

/** The statement at hand and those that were kept, on this computer. */
export const useSqlView = create<SqlView>()(
  persist(
    (set) => ({
      sql: 'SELECT unit_id, fault, severity, detected_on\nFROM finding\nWHERE status = \'open\'\nORDER BY detected_on DESC',
      saved: [],
      setSql: (sql) => set({ sql }),
      save: (name) => set((state) => ({ saved: [...state.saved.filter((query) => query.name !== name), { name, sql: state.sql }] })),
      remove: (name) => set((state) => ({ saved: state.saved.filter((query) => query.name !== name) })),
    }),
    { name: 'subcool.sql', version: 1 },
  ),
)
