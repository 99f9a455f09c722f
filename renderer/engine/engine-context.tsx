import { createContext, use, useMemo, type ReactNode } from 'react'
import type { EngineClient } from './client'
import { createJobStore, type JobStore } from './job-store'
import { createQueryCache, type QueryCache } from './query-cache'

interface EngineTools {
  engine: EngineClient
  queries: QueryCache
  jobs: JobStore
}

const EngineContext = createContext<EngineTools | undefined>(undefined)

/** Gives everything below it the engine, one cache of answers and one account of jobs. */
export const EngineProvider = ({ engine, children }: { engine: EngineClient; children: ReactNode }) => {
  const tools = useMemo(
    () => ({ engine, queries: createQueryCache(engine), jobs: createJobStore(engine) }),
    [engine],
  )
  return <EngineContext value={tools}>{children}</EngineContext>
}

/** The tools of the surrounding `EngineProvider`; throws outside of one. */
export const useEngineTools = (): EngineTools => {
  const tools = use(EngineContext)
  if (tools === undefined) throw new Error('useEngineTools needs an EngineProvider above it')
  return tools
}

/** The engine itself, for commands. */
export const useEngine = (): EngineClient => useEngineTools().engine
