import { EventEmitter } from 'node:events'
import { isAbsolute } from 'node:path'
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron'
import type { Chromium } from './chromium'
import { lifecycle, requireReady } from './lifecycle'
import { presentAs, preventable } from './present-as'
import { display } from './screen'
import { createWebContents, type ContentsControl } from './web-contents'
import { refuseUnsafe } from './web-preferences'

export interface OpenWindow {
  window: ElectronWindow
  control: ContentsControl
}

/** Every window that has not been closed, the newest last. */
export const openWindows: OpenWindow[] = []

/** Told of windows and of their ends. */
export const windowEvents = new EventEmitter()

let chromium: Promise<Chromium> | undefined
let lastId = 0

export const showWindowsIn = (started: Promise<Chromium>): void => {
  chromium = started
}

const createWindow = (options: BrowserWindowConstructorOptions = {}): ElectronWindow => {
  requireReady('BrowserWindow')
  if (chromium === undefined) throw new Error('there is no Chromium')
  const preferences = options.webPreferences ?? {}
  refuseUnsafe(preferences)
  const preload = preferences.preload ?? ''
  if (!isAbsolute(preload)) throw new Error('preload script must have absolute path')

  const emitter = new EventEmitter()
  const id = ++lastId
  const control = createWebContents(chromium.then((started) => started.newPage()), preload)
  const state = { visible: options.show !== false, minimized: false, maximized: false, fullScreen: false, focused: false, destroyed: false }
  let title = options.title ?? ''
  let background = options.backgroundColor ?? '#ffffff'
  let bounds: Rectangle = {
    x: options.x ?? Math.round((display.workArea.width - (options.width ?? 800)) / 2),
    y: options.y ?? Math.round((display.workArea.height - (options.height ?? 600)) / 2),
    width: options.width ?? 800,
    height: options.height ?? 600,
  }

  const resize = (given: Partial<Rectangle>): void => {
    const moved = { ...bounds, ...given }
    const sized = moved.width !== bounds.width || moved.height !== bounds.height
    bounds = moved
    void control.page.then((page) => page.setViewportSize({ width: bounds.width, height: bounds.height }))
    emitter.emit(sized ? 'resize' : 'move')
    emitter.emit(sized ? 'resized' : 'moved')
  }
  const turn = (name: 'minimized' | 'maximized' | 'fullScreen', to: boolean, event: string) => (): void => {
    state[name] = to
    emitter.emit(event, preventable({}))
  }
  const gone = (): void => {
    if (state.destroyed) return
    state.destroyed = true
    openWindows.splice(openWindows.findIndex((open) => open.window === window), 1)
    control.destroy()
    emitter.emit('closed')
    windowEvents.emit('closed')
  }
  const destroy = (): void => {
    gone()
    void control.page.then((page) => page.close())
  }
  const focus = (): void => {
    for (const other of openWindows) if (other.window !== window) other.window.blur()
    state.focused = true
    emitter.emit('focus', preventable({}))
  }

  const window = presentAs<ElectronWindow>(
    'BrowserWindow',
    {
      id,
      webContents: control.contents,
      loadURL: (url: string) => control.load(url),
      show: () => {
        state.visible = true
        emitter.emit('show')
        focus()
      },
      showInactive: () => {
        state.visible = true
        emitter.emit('show')
      },
      hide: () => {
        state.visible = false
        emitter.emit('hide')
      },
      isVisible: () => state.visible,
      focus,
      blur: () => {
        state.focused = false
      },
      isFocused: () => state.focused,
      minimize: turn('minimized', true, 'minimize'),
      restore: turn('minimized', false, 'restore'),
      isMinimized: () => state.minimized,
      maximize: turn('maximized', true, 'maximize'),
      unmaximize: turn('maximized', false, 'unmaximize'),
      isMaximized: () => state.maximized,
      setFullScreen: (on) => turn('fullScreen', on, on ? 'enter-full-screen' : 'leave-full-screen')(),
      isFullScreen: () => state.fullScreen,
      getBounds: () => ({ ...bounds }),
      getNormalBounds: () => ({ ...bounds }),
      getContentBounds: () => ({ ...bounds }),
      setBounds: resize,
      getSize: () => [bounds.width, bounds.height],
      getContentSize: () => [bounds.width, bounds.height],
      setContentSize: (width, height) => resize({ width, height }),
      setSize: (width, height) => resize({ width, height }),
      getPosition: () => [bounds.x, bounds.y],
      setPosition: (x, y) => resize({ x, y }),
      getTitle: () => title,
      setTitle: (given) => {
        title = given
      },
      setBackgroundColor: (color) => {
        background = color
      },
      getBackgroundColor: () => background,
      setRepresentedFilename: () => undefined,
      setProgressBar: () => undefined,
      setMenuBarVisibility: () => undefined,
      removeMenu: () => undefined,
      isDestroyed: () => state.destroyed,
      close: () => {
        if (state.destroyed) return
        const event = preventable({})
        emitter.emit('close', event)
        if (event.defaultPrevented) lifecycle.quitting = false
        else destroy()
      },
      destroy,
    } satisfies Partial<ElectronWindow>,
    emitter,
  )
  openWindows.push({ window, control })
  control.contents.once('dom-ready', () => emitter.emit('ready-to-show'))
  control.contents.once('destroyed', gone)
  void control.page.then((page) => page.setViewportSize({ width: bounds.width, height: bounds.height }))
  windowEvents.emit('created', window, control)
  if (state.visible) focus()
  return window
}

const statics = {
  getAllWindows: () => openWindows.map(({ window }) => window),
  getFocusedWindow: () => openWindows.find(({ window }) => window.isFocused())?.window ?? null,
  fromWebContents: (contents: WebContents) => openWindows.find(({ control }) => control.contents === contents)?.window ?? null,
  fromId: (id: number) => openWindows.find(({ window }) => window.id === id)?.window ?? null,
} satisfies Partial<typeof Electron.BrowserWindow>

/** A window that shows a page of a real Chromium. */
export const BrowserWindow = Object.assign(function BrowserWindow(options?: BrowserWindowConstructorOptions) {
  return createWindow(options)
}, statics)
