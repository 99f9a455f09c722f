import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { language, preferencesKey, type Language } from '../text/language'
import type { ZoneChoice } from './display-zone'
import type { UnitSystem } from '../ui/format'

export type Theme = 'light' | 'dark'

export interface Preferences {
  language: Language
  theme: Theme
  units: UnitSystem
  /** In which zone instants are shown. */
  zone: ZoneChoice
  /** The page is loaded again in it. */
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
  setUnits: (units: UnitSystem) => void
  setZone: (zone: ZoneChoice) => void
}

const systemTheme = (): Theme =>
  typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

const systemUnits = (): UnitSystem => (typeof navigator !== 'undefined' && navigator.language === 'en-US' ? 'us' : 'si')

/** What the user chose to see; kept on this computer. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language,
      theme: systemTheme(),
      units: systemUnits(),
      zone: 'site',
      setLanguage: (next) => {
        set({ language: next })
        location.reload()
      },
      setTheme: (theme) => set({ theme }),
      setUnits: (units) => set({ units }),
      setZone: (zone) => set({ zone }),
    }),
    { name: preferencesKey, partialize: (state) => ({ theme: state.theme, units: state.units, zone: state.zone, language: state.language }) },
  ),
)
