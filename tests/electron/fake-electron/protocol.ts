import type { CustomScheme, Privileges, Protocol } from 'electron'
import { lifecycle } from './lifecycle'
import { presentAs } from './present-as'

type Handler = (request: Request) => Response | Promise<Response>

const registered = new Map<string, Privileges>()
const handlers = new Map<string, Handler>()

const registerSchemesAsPrivileged = (schemes: CustomScheme[]): void => {
  if (lifecycle.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  if (registered.size > 0 || schemes.length !== 1) throw new Error('more than one registered scheme is not in the fake')
  for (const { scheme, privileges } of schemes) {
    if (privileges?.standard !== true || privileges.secure !== true) throw new Error(`${scheme}: a scheme that is not standard and secure is not in the fake`)
    if (privileges.bypassCSP === true) throw new Error(`${scheme}: a scheme that goes around the CSP is not in the fake`)
    registered.set(scheme, privileges)
  }
}

export const protocol = presentAs<Protocol>('protocol', {
  registerSchemesAsPrivileged,
  handle: (scheme, handler: Handler) => {
    if (!lifecycle.ready) throw new Error('protocol.handle can only be used after app is ready')
    if (!registered.has(scheme)) throw new Error(`${scheme}: a scheme without privileges is not in the fake`)
    if (handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Partial<Protocol>)

/** The scheme that pages are loaded from. */
export const pageScheme = (): string => [...registered.keys()][0] ?? 'app'

export const privilegesOf = (scheme: string): Privileges => registered.get(scheme) ?? {}

/** What the program answers for an address of its scheme; undefined where it has not said how. */
export const answerRequest = async (scheme: string, request: Request): Promise<Response | undefined> => handlers.get(scheme)?.(request)
