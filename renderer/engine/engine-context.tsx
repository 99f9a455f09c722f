import { createContext, use, type ReactNode } from 'react'
import type { EngineClient } from './client'
import type { EngineTools } from './engine-tools'

const EngineContext = createContext<EngineTools | undefined>(undefined)

/** Gives everything below it the engine, one cache of answers and one account of jobs. */
export const EngineProvider = ({ tools, children }: { tools: EngineTools; children: ReactNode }) => <EngineContext value={tools}>{children}</EngineContext>

/** The tools of the surrounding `EngineProvider`; throws outside of one. */
export const useEngineTools = (): EngineTools => {
  const tools = use(EngineContext)
  if (tools === undefined) throw new Error('useEngineTools needs an EngineProvider above it')
  return tools
}

/** The engine itself, for commands. */
export const useEngine = (): EngineClient => useEngineTools().engine
