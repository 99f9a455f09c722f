import { useSyncExternalStore } from 'react'
import type { ConnectionState } from './connection'
import { useEngine } from './engine-context'

/** Whether the engine is within reach. */
export const useConnection = (): ConnectionState => {
  const engine = useEngine()
  return useSyncExternalStore(engine.onConnection, engine.connectionState)
}
