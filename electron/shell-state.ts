import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WindowPlace } from './window-bounds'

/** What the shell remembers between two runs; nothing of it belongs to a project. */
export interface ShellMemory {
  /** Where files were chosen or saved last. */
  lastFolder: string | undefined
  window: WindowPlace | undefined
}

export interface ShellState {
  read(): ShellMemory
  change(change: Partial<ShellMemory>): void
}

/** The memory of the shell in one JSON file. One that is missing or unreadable is an empty memory; one that cannot be written is lost, no more. */
export const openShellState = (path: string): ShellState => {
  let memory = memoryOf(load(path))
  return {
    read: () => memory,
    change: (next) => {
      memory = { ...memory, ...next }
      save(path, memory)
    },
  }
}

const load = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const save = (path: string, memory: ShellMemory): void => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, `${JSON.stringify(memory, null, 2)}\n`)
    renameSync(`${path}.new`, path)
  } catch (error) {
    console.error(`${path} could not be written: ${String(error)}`)
  }
}

const memoryOf = (value: unknown): ShellMemory => {
  const { lastFolder, window } = (value !== null && typeof value === 'object' ? value : {}) as Record<string, unknown>
  return {
    lastFolder: typeof lastFolder === 'string' ? lastFolder : undefined,
    window: isPlace(window) ? window : undefined,
  }
}

const isPlace = (value: unknown): value is WindowPlace => {
  if (value === null || typeof value !== 'object') return false
  const place = value as Record<string, unknown>
  return ['x', 'y', 'width', 'height'].every((key) => Number.isFinite(place[key])) && typeof place['maximized'] === 'boolean'
}
