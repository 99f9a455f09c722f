import type { Display, Screen } from 'electron'
import { environment } from './environment'
import { presentAs } from './present-as'

const area = { x: 0, y: 0, ...environment.display }

/** The only display there is, as large as the test says. */
export const display = presentAs<Display>('Display', {
  id: 1,
  label: 'a display',
  bounds: area,
  workArea: area,
  size: environment.display,
  workAreaSize: environment.display,
  scaleFactor: 1,
  rotation: 0,
  internal: true,
} satisfies Partial<Display>)

export const screen = presentAs<Screen>('screen', {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
} satisfies Partial<Screen>)
