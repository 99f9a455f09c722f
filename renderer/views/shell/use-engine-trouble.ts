import { useSyncExternalStore } from 'react'
import type { EngineStatus } from '../../../analytics/contract'
import { useHost } from './host-context'

const nothing = (): (() => void) => () => undefined

/** The engine's state while it needs a person: its project could not be opened, or it ended too often. */
export const useEngineTrouble = (): EngineStatus | undefined => {
  const { shell } = useHost()
  const status = useSyncExternalStore(shell?.onStatus ?? nothing, () => shell?.status())
  return status?.state === 'failed' || status?.state === 'stopped' ? status : undefined
}
