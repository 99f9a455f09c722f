export type StorageFault = 'full' | 'denied' | 'read-only'

const words: readonly (readonly [StorageFault, RegExp])[] = [
  ['full', /\bENOSPC\b|\bEDQUOT\b|\bEFBIG\b|no space left|quota exceeded|file too large|not enough space on the disk|failed to offload data block|disk full/i],
  ['read-only', /\bEROFS\b|read-only file system/i],
  ['denied', /\bEACCES\b|\bEPERM\b|permission denied|operation not permitted|access is denied/i],
]

/**
 * What a storage medium said no to, from an error of Node or DuckDB; undefined when it was something else.
 * DuckDB calls a full disk `Out of Memory .. failed to offload data block` when it finds out while it spills.
 */
export const storageFault = (error: unknown): StorageFault | undefined => {
  const text = textOf(error)
  return words.find(([, pattern]) => pattern.test(text))?.[0]
}

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return `${code} ${error.message}${error.cause === undefined ? '' : ` ${textOf(error.cause)}`}`
}
