import { realpath } from 'node:fs/promises'
import { resolve, sep } from 'node:path'

/** True when `path` is `folder` or lies below it. Both absolute and already resolved. */
export const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/**
 * The real path of what a URL or a page asks for below `folder`, links followed; undefined when it does not exist
 * or lies outside.
 */
export const realPathInside = async (folder: string, relative: string): Promise<string | undefined> => {
  if (relative.includes('\0')) return undefined
  const wanted = resolve(folder, `./${relative}`)
  if (!isInside(resolve(folder), wanted)) return undefined
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(wanted)])
    return isInside(root, real) ? real : undefined
  } catch {
    return undefined
  }
}

/** The decoded path of a URL path, or undefined when it cannot be decoded. */
export const decodePath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
