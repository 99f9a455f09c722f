import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The decoded segments of a path of an address; undefined when one climbs, hides a separator, or means something else on some system. */
export const safeSegments = (urlPath: string): string[] | undefined => {
  const segments = urlPath.replace(/^\//, '').split('/').map(decoded)
  return segments.every((segment) => segment !== undefined && isPlain(segment)) ? (segments as string[]) : undefined
}

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const isPlain = (segment: string): boolean =>
  segment !== '' && segment !== '.' && segment !== '..' && !/[\\/:\p{Cc}]/u.test(segment) && !/[. ]$/.test(segment) && !deviceName.test(segment)

/** The real path of an existing file below a folder, links followed; undefined when there is none or a link leads out. */
export const fileInside = async (folder: string, segments: readonly string[]): Promise<string | undefined> => {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, ...segments))])
    return isBelow(root, path) && (await stat(path)).isFile() ? path : undefined
  } catch {
    return undefined
  }
}

const isBelow = (root: string, path: string): boolean => {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
