import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import type { Chromium } from './chromium'
import { requireReady } from './lifecycle'
import { presentAs } from './present-as'
import { toChromium } from './addresses'
import { protocol, pageScheme } from './protocol'

type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type RequestArguments = Parameters<NonNullable<RequestHandler>>
type Permission = RequestArguments[1]

/** Permissions as Chromium's protocol calls them, with Electron's words for them. */
const permissions: readonly [inChromium: string, inElectron: Permission][] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['local-fonts', 'fileSystem'],
]

let check: CheckHandler = null
let request: RequestHandler = null
let chromium: Chromium | undefined

const ignore = (): void => undefined

/** Told of downloads. */
export const sessionEvents = new EventEmitter()

export const defaultSession = presentAs<Session>('Session', {
  setPermissionCheckHandler: (handler) => {
    check = handler
    applyPermissions()
  },
  setPermissionRequestHandler: (handler) => {
    request = handler
    applyPermissions()
  },
  setDevicePermissionHandler: ignore,
  setDisplayMediaRequestHandler: ignore,
  setBluetoothPairingHandler: ignore,
  setUSBProtectedClassesHandler: ignore,
  setSpellCheckerEnabled: ignore,
  isPersistent: () => true,
  protocol,
} satisfies Partial<Session>, sessionEvents)

/** The only session there is. */
export const session = presentAs<typeof Electron.session>('session', {
  get defaultSession() {
    requireReady('session.defaultSession')
    return defaultSession
  },
})

let applying: Promise<void> = Promise.resolve()

/**
 * Tells Chromium what the handlers answer, asked once for every permission and again when they change.
 * Without a handler a permission is granted, as Electron does.
 */
const applyPermissions = (): void => {
  applying = applying.then(applyAll)
}

const applyAll = async (): Promise<void> => {
  if (chromium === undefined) return
  const own = `${pageScheme()}://subcool`
  for (const [name, permission] of permissions) {
    const granted = checked(permission, own) && (await requested(permission, own))
    const origin = toChromium(own, pageScheme())
    await chromium.send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied', origin })
  }
}

const checked = (permission: Permission, origin: string): boolean =>
  check === null || check(null, permission as Parameters<NonNullable<CheckHandler>>[1], origin, { isMainFrame: true, requestingUrl: `${origin}/` })

const requested = (permission: Permission, origin: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (request === null) return resolve(true)
    const details = { isMainFrame: true, requestingUrl: `${origin}/` } as RequestArguments[3]
    request(null as unknown as RequestArguments[0], permission, resolve, details)
  })

/** Puts the permissions of a session in force. */
export const enforcePermissions = (started: Chromium): Promise<void> => {
  chromium = started
  applyPermissions()
  return applying
}

export const permissionsApplied = (): Promise<void> => applying
