import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { CrashReporter, Dialog, NativeTheme, Net, Shell } from 'electron'
import { openWindows } from './browser-window'
import { lifecycle } from './lifecycle'
import { presentAs } from './present-as'
import { answerRequest } from './protocol'

const unanswered = (name: string) => (): never => {
  throw new Error(`dialog.${name}: the test has not said what the user answers`)
}

/** Nobody sits in front of it: a test replaces a function by one that gives the user's answer. */
export const dialog = presentAs<Dialog>('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox: unanswered('showErrorBox'),
} satisfies Partial<Dialog>)

const notOpened = (name: string) => (): never => {
  throw new Error(`shell.${name}: the test has not said that something may be opened`)
}

/** Opens nothing: a test replaces a function to see what would be opened. */
export const shell = presentAs<Shell>('shell', {
  openExternal: notOpened('openExternal'),
  openPath: notOpened('openPath'),
  showItemInFolder: notOpened('showItemInFolder'),
  beep: () => undefined,
} satisfies Partial<Shell>)

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

let started: Electron.CrashReporterStartOptions | undefined

export const crashReporter = presentAs<CrashReporter>('crashReporter', {
  start: (options) => {
    if (options.uploadToServer !== false && options.submitURL === undefined) throw new Error('submitURL must be specified when uploadToServer is true')
    started = options
  },
  getUploadToServer: () => {
    if (started === undefined) throw new Error('crashReporter has not been started')
    return started.uploadToServer ?? true
  },
  getUploadedReports: () => [],
  getLastCrashReport: () => null as unknown as Electron.CrashReport,
} satisfies Partial<CrashReporter>)

const fetchLocally = async (input: string | Request, init?: RequestInit): Promise<Response> => {
  if (!lifecycle.ready) throw new Error('net.fetch can only be used after app is ready')
  const request = typeof input === 'string' ? new Request(input, init) : input
  const { protocol } = new URL(request.url)
  if (protocol === 'file:') return new Response(new Uint8Array(await readFile(fileURLToPath(request.url))))
  const answer = await answerRequest(protocol.slice(0, -1), request)
  if (answer === undefined) throw new TypeError(`net::ERR_INTERNET_DISCONNECTED: ${request.url}`)
  return answer
}

/** Reaches files and the program's own scheme; everything else is as without a network. */
export const net = presentAs<Net>('net', { fetch: fetchLocally, isOnline: () => false } satisfies Partial<Net>)
