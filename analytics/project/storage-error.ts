import { EngineError } from '../contract/errors'
import { storageFault } from '../db/storage-fault'
import { freeBytes, sizeText } from './room'

/**
 * An error of the disk or of its rights as one clear message with the code `disk-full`, `permission-denied` or `read-only`;
 * anything else as it came. `doing` is what was tried: `the import was stopped and the project is as it was`.
 */
export const asStorageError = (error: unknown, folder: string, doing: string): unknown => {
  if (error instanceof EngineError) return error
  const detail = error instanceof Error ? error.message : String(error)
  const fault = storageFault(error)
  if (fault === 'full') return diskFull(folder, `${doing}.`, { detail, cause: error })
  if (fault === 'read-only')
    return new EngineError('read-only', `${folder} is on a medium that can only be read: ${doing}.`, {
      hint: 'Copy the folder to a disk that can be written, and use it there.',
      detail,
      cause: error,
    })
  if (fault === 'denied')
    return new EngineError('permission-denied', `Subcool may not read and write ${pathOf(error) ?? `everything in ${folder}`}: ${doing}.`, {
      hint: 'Ask for the right to read and write the folder and every file in it, or use another folder.',
      detail,
      cause: error,
    })
  return error
}

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined

/** The error of a disk without room: which folder, how much is free, and how much is needed where that is known. */
export const diskFull = (folder: string, then: string, more: { needed?: number; detail?: string; cause?: unknown } = {}): EngineError => {
  const free = freeBytes(folder)
  const known = free === undefined ? '' : ` (${sizeText(free)} free${more.needed === undefined ? '' : `, about ${sizeText(more.needed)} needed`})`
  return new EngineError('disk-full', `The disk of ${folder} is full${known}: ${then}`, {
    hint: 'Free some space on that disk and try again.',
    ...(more.detail === undefined ? {} : { detail: more.detail }),
    ...(more.cause === undefined ? {} : { cause: more.cause }),
  })
}

/** Refuses to begin what can't fit on the disk of a folder. Errors: `disk-full`. */
export const requireRoom = (folder: string, bytes: number): void => {
  if ((freeBytes(folder) ?? Infinity) < bytes) throw diskFull(folder, 'nothing was begun.', { needed: bytes })
}
