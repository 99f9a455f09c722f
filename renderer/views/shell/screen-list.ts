import type { ProjectInfo } from '../../../analytics/contract'
import type { Screen } from '../../state/place'
import type { IconName } from '../../ui/icon'

export interface ListedScreen {
  screen: Screen
  icon: IconName
  /** What stands beside its name in the side bar. */
  count?: (info: ProjectInfo) => number
  /** The screen it is reached through; such a one is not in the side bar. */
  below?: Screen
}

/** Every screen, in the order of the side bar and of the palette. */
export const screenList: readonly ListedScreen[] = [
  { screen: 'start', icon: 'home' },
  { screen: 'import', icon: 'import', count: (info) => info.imports },
  { screen: 'quality', icon: 'gauge', below: 'import' },
  { screen: 'fleet', icon: 'fleet', count: (info) => info.units },
  { screen: 'unit', icon: 'unit' },
  { screen: 'findings', icon: 'flag', count: (info) => info.findings },
  { screen: 'thresholds', icon: 'sliders' },
  { screen: 'compare', icon: 'scale' },
  { screen: 'orders', icon: 'orders', count: (info) => info.workOrders },
  { screen: 'sql', icon: 'terminal' },
  { screen: 'project', icon: 'folder' },
  { screen: 'settings', icon: 'gear' },
]
