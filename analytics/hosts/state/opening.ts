import { availableParallelism } from 'node:os'
import { memoryBudgetMb } from '../../project/memory'
import { userName } from '../../project/owner'
import { readComputerSettings } from './computer-settings'

/** How a project is opened on this computer: what was given at the start, else what the user chose in Settings, else as by itself. */
export const openingOn = (folder: string, given: { user?: string | undefined; threads?: number | undefined } = {}): { user: string; threads: number; memoryMb: number } => {
  const chosen = readComputerSettings(folder)
  return {
    user: given.user ?? chosen.user ?? userName(),
    threads: given.threads ?? chosen.threads ?? availableParallelism(),
    memoryMb: chosen.memoryMb ?? memoryBudgetMb().total,
  }
}
