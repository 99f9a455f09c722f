import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from 'electron'
import { openWindows, windowEvents } from './browser-window'
import { environment } from './environment'
import { lifecycle } from './lifecycle'
import { pathOf, setPath } from './paths'
import { presentAs, preventable } from './present-as'
import { utilities } from './utility-process'
import { releaseInstanceLock, takeInstanceLock } from './single-instance'

const appPath = join(dirname(fileURLToPath(import.meta.url)), '../..')
const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as { name: string; productName?: string; version: string }
const emitter = new EventEmitter()
let name = manifest.productName ?? manifest.name
let locked = false
let tellReady: () => void = () => undefined
const whenReady = new Promise<void>((resolve) => {
  tellReady = resolve
})

const leave = (code: number): never => {
  emitter.emit('quit', preventable({}), code)
  process.exit(code)
}

const quit = (): void => {
  if (lifecycle.quitting) return
  lifecycle.quitting = true
  const before = preventable({})
  emitter.emit('before-quit', before)
  if (before.defaultPrevented) {
    lifecycle.quitting = false
    return
  }
  if (openWindows.length === 0) return willQuit()
  for (const { window } of [...openWindows]) window.close()
}

const willQuit = (): void => {
  const will = preventable({})
  emitter.emit('will-quit', will)
  if (will.defaultPrevented) lifecycle.quitting = false
  else leave(0)
}

const metricOf = (pid: number, type: 'Browser' | 'Utility') =>
  ({ pid, type, creationTime: 0, cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 }, memory: { workingSetSize: 0, peakWorkingSetSize: 0 } }) satisfies Electron.ProcessMetric

const ignore = (): void => undefined

export const app = presentAs<App>(
  'app',
  {
    isPackaged: environment.packaged,
    get name() {
      return name
    },
    set name(given: string) {
      name = given
    },
    whenReady: () => whenReady,
    isReady: () => lifecycle.ready,
    quit,
    exit: (code = 0) => leave(code),
    focus: ignore,
    getName: () => name,
    setName: (given) => {
      name = given
    },
    getVersion: () => manifest.version,
    getAppPath: () => appPath.replace(/\/$/, ''),
    getPath: (which) => pathOf(which, name),
    setPath,
    setAppLogsPath: (path) => setPath('logs', path ?? join(pathOf('userData', name), 'logs')),
    getLocale: () => environment.locale,
    getSystemLocale: () => environment.locale,
    getPreferredSystemLanguages: () => [environment.locale],
    enableSandbox: () => {
      if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    },
    disableHardwareAcceleration: ignore,
    setAppUserModelId: ignore,
    getAppMetrics: () => [metricOf(process.pid, 'Browser'), ...[...utilities].map(({ pid }) => metricOf(pid ?? 0, 'Utility'))],
    setAboutPanelOptions: ignore,
    showAboutPanel: ignore,
    addRecentDocument: ignore,
    clearRecentDocuments: ignore,
    requestSingleInstanceLock: (additionalData) => {
      const mine = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null }
      locked ||= takeInstanceLock(pathOf('userData', name), mine, (second) => {
        void whenReady.then(() => emitter.emit('second-instance', preventable({}), second.argv, second.workingDirectory, second.additionalData))
      })
      return locked
    },
    hasSingleInstanceLock: () => locked,
    releaseSingleInstanceLock: () => {
      if (locked) releaseInstanceLock(pathOf('userData', name))
      locked = false
    },
  } satisfies Partial<App>,
  emitter,
)

windowEvents.on('created', (window: Electron.BrowserWindow, { contents }: { contents: Electron.WebContents }) => {
  emitter.emit('web-contents-created', preventable({}), contents)
  emitter.emit('browser-window-created', preventable({}), window)
  window.on('focus', () => emitter.emit('browser-window-focus', preventable({}), window))
})
windowEvents.on('closed', () => {
  if (openWindows.length > 0) return
  if (lifecycle.quitting) willQuit()
  else if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed')
  else quit()
})
process.on('SIGTERM', quit)
process.on('SIGINT', quit)

/** Says that everything is there that may only be used now. */
export const becomeReady = (): void => {
  lifecycle.ready = true
  emitter.emit('will-finish-launching')
  emitter.emit('ready', preventable({}), {})
  tellReady()
}
