import { showView, useFleetView } from '../../state/fleet-view'
import { useGlossary } from '../../state/glossary'
import { goTo } from '../../state/place'
import { settingsSections } from '../../state/settings-section'
import { text } from '../../text/text'
import type { PaletteItem } from './palette-items'
import { screenList } from './screen-list'

const words = text.palette

export const screenItems = (): PaletteItem[] =>
  screenList.map(({ screen, icon }) => ({ id: `screen-${screen}`, group: words.screens, icon, label: words.goTo(text.screens[screen]), run: () => goTo({ screen }) }))

/** Parts of the Settings screen, views that were saved of the fleet, and the definitions of measures. */
export const namedItems = (): PaletteItem[] => [
  ...settingsSections.map((id): PaletteItem => ({ id: `settings-${id}`, group: words.settings, icon: 'gear', label: `${words.settings}: ${text.settingsScreen.sections[id]}`, run: () => goTo({ screen: 'settings', id }) })),
  ...useFleetView.getState().views.map(
    (view): PaletteItem => ({
      id: `view-${view.name}`,
      group: words.views,
      icon: 'fleet',
      label: view.name,
      run: () => {
        showView(view)
        goTo({ screen: 'fleet', query: view.query })
      },
    }),
  ),
  ...Object.entries(text.glossaryNames).map(([id, label]): PaletteItem => ({ id: `measure-${id}`, group: words.measures, icon: 'question', label, run: () => useGlossary.getState().show(id) })),
]
