import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'
import { openWindows } from './browser-window'
import { presentAs } from './present-as'

const themeEvents = new EventEmitter()
let themeSource: NativeTheme['themeSource'] = 'system'

/** A light desktop until the program or a test chooses another theme. */
export const nativeTheme = presentAs<NativeTheme>(
  'nativeTheme',
  {
    get shouldUseDarkColors() {
      return themeSource === 'dark'
    },
    get themeSource() {
      return themeSource
    },
    set themeSource(given) {
      themeSource = given
      for (const { control } of openWindows) void control.page.then((page) => page.emulateMedia({ colorScheme: given === 'dark' ? 'dark' : 'light' }))
      themeEvents.emit('updated')
    },
  } satisfies Partial<NativeTheme>,
  themeEvents,
)
