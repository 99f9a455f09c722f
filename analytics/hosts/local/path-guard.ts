import { realpath } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { EngineError } from '../../contract'
import { isInside } from './path-jail'

/**
 * A check that keeps what a page names inside the allowed folders, links followed; throws `permission-denied`.
 * What does not exist passes when its name lies inside: the engine says so better.
 */
export const createPathGuard =
  (allowedFolders: readonly string[]) =>
  async (paths: readonly string[]): Promise<void> => {
    const folders = await Promise.all(allowedFolders.map(realOrGiven))
    for (const path of paths) {
      const real = await realOrGiven(path)
      if (isAbsolute(path) && folders.some((folder) => isInside(folder, real))) continue
      throw new EngineError('permission-denied', `${path} is outside the folders that are open to this page.`, {
        hint: 'Name its folder when starting Subcool, or drop the file on the page.',
      })
    }
  }

const realOrGiven = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))
