import { createContext, use, type ReactNode } from 'react'
import type { Host } from '../../host/host'

const HostContext = createContext<Host | undefined>(undefined)

/** Gives everything below it the shell around the page. */
export const HostProvider = ({ host, children }: { host: Host; children: ReactNode }) => (
  <HostContext value={host}>{children}</HostContext>
)

/** The shell around the page; throws outside of a `HostProvider`. */
export const useHost = (): Host => {
  const host = use(HostContext)
  if (host === undefined) throw new Error('useHost needs a HostProvider above it')
  return host
}
