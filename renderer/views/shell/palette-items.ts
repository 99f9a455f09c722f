import type { UnitHit } from '../../../analytics/contract'
import { goTo, type Screen } from '../../state/place'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import type { IconName } from '../../ui/icon'

export interface PaletteItem {
  id: string
  group: string
  icon: IconName
  label: string
  detail?: string
  run: () => void
}

const screens: { screen: Screen; icon: IconName }[] = [
  { screen: 'start', icon: 'home' },
  { screen: 'import', icon: 'import' },
  { screen: 'fleet', icon: 'fleet' },
  { screen: 'unit', icon: 'unit' },
  { screen: 'findings', icon: 'flag' },
  { screen: 'thresholds', icon: 'sliders' },
  { screen: 'compare', icon: 'scale' },
  { screen: 'orders', icon: 'orders' },
  { screen: 'quality', icon: 'gauge' },
  { screen: 'sql', icon: 'terminal' },
  { screen: 'project', icon: 'folder' },
  { screen: 'settings', icon: 'gear' },
]

/** Everything the palette offers for the words typed: screens, commands, and the units found. */
export const paletteItems = (
  words: string,
  units: readonly UnitHit[],
  commands: readonly PaletteItem[],
): PaletteItem[] => {
  const fits = (item: PaletteItem): boolean =>
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => item.label.toLowerCase().includes(word))
  const fixed = [
    ...screens.map(({ screen, icon }) => ({
      id: `screen-${screen}`,
      group: text.palette.screens,
      icon,
      label: text.palette.goTo(text.screens[screen]),
      run: () => goTo({ screen }),
    })),
    ...commands,
  ].filter(fits)
  const found = units.map((unit) => ({
    id: `unit-${unit.unitId}`,
    group: text.palette.units,
    icon: 'unit' as const,
    label: unit.unitId,
    detail: [unit.siteName, unit.brand, unit.model].filter(Boolean).join(' · '),
    run: () => goTo({ screen: 'unit', id: unit.unitId }),
  }))
  return words.trim() === '' ? [...fixed, ...found] : [...found, ...fixed]
}

/** Commands on the look of the page. */
export const appearanceCommands = (): PaletteItem[] => {
  const { theme, units, setTheme, setUnits } = usePreferences.getState()
  const group = text.palette.commands
  return [
    theme === 'light'
      ? { id: 'dark', group, icon: 'moon', label: text.settings.toDark, run: () => setTheme('dark') }
      : { id: 'light', group, icon: 'sun', label: text.settings.toLight, run: () => setTheme('light') },
    units === 'si'
      ? { id: 'us', group, icon: 'units', label: text.settings.toUs, run: () => setUnits('us') }
      : { id: 'si', group, icon: 'units', label: text.settings.toSi, run: () => setUnits('si') },
  ]
}
