import { totalmem } from 'node:os'

/** Memory in MB for the project's own database (40 %) and for an import's (60 %): together at most half the machine's, at most 4 GB. */
export const memoryBudgetMb = (): { project: number; import: number } => {
  const total = Math.min(4096, totalmem() / 2 / 1_048_576)
  return { project: Math.floor(total * 0.4), import: Math.floor(total * 0.6) }
}
