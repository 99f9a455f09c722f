import type { EngineClient } from './client'
import { createJobStore, type JobStore } from './job-store'
import { createQueryCache, type QueryCache } from './query-cache'

/** The engine, one cache of its answers and one account of its jobs. */
export interface EngineTools {
  engine: EngineClient
  queries: QueryCache
  jobs: JobStore
}

export const createEngineTools = (engine: EngineClient): EngineTools => ({ engine, queries: createQueryCache(engine), jobs: createJobStore(engine) })
