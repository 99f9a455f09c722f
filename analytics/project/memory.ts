import { totalmem } from 'node:os'

/** Memory in MB of the project's own database and of an import's. */
export interface MemoryBudget {
  /** Of both together. */
  total: number
  project: number
  import: number
}

/** Below this an import of a year's telemetry does not get through. */
export const leastMemoryMb = 512

/** The most that is taken of this computer: half of its memory, at most 4 GB. */
export const mostMemoryMb = (): number => Math.floor(Math.min(4096, totalmem() / 2 / 1_048_576))

/** Shares of a total, by itself the most that is taken: 40 % for the project's own database, 60 % for an import's. */
export const memoryBudgetMb = (total: number = mostMemoryMb()): MemoryBudget => ({ total, project: Math.floor(total * 0.4), import: Math.floor(total * 0.6) })
