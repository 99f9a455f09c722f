import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import { appOrigin } from './app-address'
import type { ShellState } from './shell-state'
import { fitWindow, smallestWindow } from './window-bounds'
import { text } from './text'

export interface WindowOptions {
  preload: string
  /** The window's icon where the system does not take it from the program. */
  icon?: string | undefined
  state: ShellState
  devTools: boolean
}

/** Everything that decides what a page may do, spelled out whether or not it is the default. */
export const pagePreferences = (preload: string, devTools: boolean): WebPreferences => ({
  preload,
  devTools,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
  enableWebSQL: false,
  disableDialogs: false,
})

/** The window of the program, where it was last time; shown as soon as its page is drawn. */
export const createWindow = ({ preload, icon, state, devTools }: WindowOptions): BrowserWindow => {
  const saved = state.read().window
  const window = new BrowserWindow({
    ...fitWindow(saved, screen.getAllDisplays().map(({ workArea }) => workArea)),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: text.product,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101316' : '#f4f5f6',
    autoHideMenuBar: false,
    ...(icon === undefined ? {} : { icon }),
    webPreferences: pagePreferences(preload, devTools),
  })
  if (saved?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => state.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } }))
  return window
}

/** The address of the page; another `run` makes it another document, with nothing left of the one before. */
export const pageAddress = (run: number): string => `${appOrigin}/?run=${run}`
