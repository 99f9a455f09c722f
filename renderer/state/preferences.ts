import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { UnitSystem } from '../ui/format'

export type Theme = 'light' | 'dark'

export interface Preferences {
  theme: Theme
  units: UnitSystem
  setTheme: (theme: Theme) => void
  setUnits: (units: UnitSystem) => void
}

const systemTheme = (): Theme =>
  typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

const systemUnits = (): UnitSystem => (typeof navigator !== 'undefined' && navigator.language === 'en-US' ? 'us' : 'si')

/** What the user chose to see; kept on this computer. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: systemTheme(),
      units: systemUnits(),
      setTheme: (theme) => set({ theme }),
      setUnits: (units) => set({ units }),
    }),
    { name: 'subcool.preferences', partialize: ({ theme, units }) => ({ theme, units }) },
  ),
)
