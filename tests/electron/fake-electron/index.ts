import { app, becomeReady } from './app'
import { BrowserWindow, showWindowsIn } from './browser-window'
import { startChromium } from './chromium'
import { openControl } from './control'
import { crashReporter } from './crash-reporter'
import { dialog } from './dialog'
import { environment } from './environment'
import { ipcMain } from './ipc-main'
import { Menu, MenuItem } from './menu'
import { MessageChannelMain } from './message-channel'
import { nativeTheme } from './native-theme'
import { net } from './net'
import { protocol } from './protocol'
import { routeRequests } from './route-requests'
import { screen } from './screen'
import { enforcePermissions, session } from './session'
import { shell } from './shell'
import { utilityProcess } from './utility-process'

const electron = { app, BrowserWindow, crashReporter, dialog, ipcMain, Menu, MenuItem, MessageChannelMain, nativeTheme, net, protocol, screen, session, shell, utilityProcess }

const chromium = startChromium()
const { tell } = openControl(
  () => electron,
  async () => (await chromium).takeDownloads(),
)
if (environment.packaged) process.argv.splice(1, 1)
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process, 'resourcesPath', { value: environment.home })
Object.assign(process.versions, { electron: '45.4.1', chrome: 'of this system' })

const start = async (): Promise<void> => {
  const started = await chromium
  await routeRequests(started.context)
  await enforcePermissions(started)
  showWindowsIn(chromium)
  tell({ type: 'endpoint', url: started.endpoint })
  becomeReady()
}

start().catch((error: unknown) => {
  process.stderr.write(`fake electron: ${String(error)}\n`)
  process.exit(1)
})

export { app, BrowserWindow, crashReporter, dialog, ipcMain, Menu, MenuItem, MessageChannelMain, nativeTheme, net, protocol, screen, session, shell, utilityProcess }
