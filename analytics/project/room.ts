import { statfsSync } from 'node:fs'

/** Bytes that may still be written on the disk of a folder; undefined when the system does not tell. */
export const freeBytes = (folder: string): number | undefined => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

/** `3.4 GB`, `12 MB`, `0.5 MB`; decimal, as disks are sold. */
export const sizeText = (bytes: number): string => {
  const megabytes = bytes / 1e6
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)} GB`
  return `${megabytes >= 10 ? Math.round(megabytes) : megabytes.toFixed(1)} MB`
}
