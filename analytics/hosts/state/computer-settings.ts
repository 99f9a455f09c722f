import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { EngineError } from '../../contract'
import { computerSettings, type ComputerSettings, type ComputerState, type ComputerValues } from '../../contract/computer'
import { leastMemoryMb, mostMemoryMb } from '../../project/memory'
import { userName } from '../../project/owner'
import { readState, writeState } from './state-file'

const nothing: ComputerSettings = { user: null, threads: null, memoryMb: null }

export const settingsFile = (folder: string): string => join(folder, 'settings.json')

/** What a user chose for this computer; nothing where the file is missing or unreadable, and nothing that this computer does not have. */
export const readComputerSettings = (folder: string): ComputerSettings => {
  const read = readState(settingsFile(folder), computerSettings, nothing)
  const { threads, memoryMb } = limits()
  const within = (value: number | null, { least, most }: { least: number; most: number }): number | null => (value === null ? null : Math.min(most, Math.max(least, value)))
  return { user: read.user, threads: within(read.threads, threads), memoryMb: within(read.memoryMb, memoryMb) }
}

/** Keeps what a user chose. Errors: `bad-arguments` for what this computer does not have. */
export const keepComputerSettings = (folder: string, chosen: ComputerSettings): void => {
  const { threads, memoryMb } = limits()
  const outside = (value: number | null, { least, most }: { least: number; most: number }): boolean => value !== null && (value < least || value > most)
  if (outside(chosen.threads, threads))
    throw new EngineError('bad-arguments', `${chosen.threads} threads can't be used: this computer has ${threads.most} ${threads.most === 1 ? 'core' : 'cores'}.`, { hint: `Choose 1 to ${threads.most}.` })
  if (outside(chosen.memoryMb, memoryMb))
    throw new EngineError('bad-arguments', `${chosen.memoryMb} MB can't be used: at least ${memoryMb.least} MB are needed, and at most half of this computer's memory or 4 GB are taken.`, {
      hint: `Choose ${memoryMb.least} to ${memoryMb.most} MB.`,
    })
  writeState(settingsFile(folder), chosen)
}

const limits = (): ComputerState['limits'] => ({
  threads: { least: 1, most: availableParallelism() },
  memoryMb: { least: leastMemoryMb, most: mostMemoryMb() },
})

/** Everything about the settings of this computer, for a page. */
export const computerState = (folder: string, inEffect: ComputerValues, given: ComputerState['given']): ComputerState => ({
  chosen: readComputerSettings(folder),
  byItself: { user: userName(), threads: availableParallelism(), memoryMb: mostMemoryMb() },
  limits: limits(),
  inEffect,
  given,
  file: settingsFile(folder),
})
