import { statSync } from 'node:fs'
import { EngineError } from '../contract/errors'
import type { ProjectLayout } from './layout'

/**
 * Remembers which folder and which database were opened. The answer is a check that both are still the ones at that path.
 * Errors of the check: `project-moved`.
 */
export const rememberFolder = (layout: ProjectLayout): (() => void) => {
  const opened = identityOf(layout)
  return () => {
    if (identityOf(layout) !== opened)
      throw new EngineError('project-moved', `The project folder ${layout.dir} was moved, renamed or deleted while it was open; nothing more was written.`, {
        hint: 'Close the project and open it again where it is now.',
      })
  }
}

/** Whether a check passes. */
export const holds = (check: () => void): boolean => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

const identityOf = ({ dir, database }: ProjectLayout): string =>
  [dir, database]
    .map((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
      return stat === undefined ? 'gone' : `${stat.dev}:${stat.ino}`
    })
    .join(' ')
