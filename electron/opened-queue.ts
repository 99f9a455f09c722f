import { app } from 'electron'
import { pathsOf, sortPaths, type OpenedPaths } from './opened-paths'

/**
 * Collects what the system asks to open, from the command line, the dock or a second start, and hands it on as soon as
 * somebody listens. Call it before `ready`.
 */
export const collectOpened = () => {
  const packaged = app.isPackaged
  const waiting = pathsOf(process.argv, { cwd: process.cwd(), packaged })
  let listener: ((opened: OpenedPaths) => void) | undefined
  let due: NodeJS.Immediate | undefined
  const add = (paths: readonly string[]) => {
    waiting.push(...paths)
    if (listener !== undefined) due ??= setImmediate(flush)
  }
  const flush = () => {
    due = undefined
    const opened = sortPaths(waiting.splice(0))
    if (opened.project !== undefined || opened.files.length > 0) listener?.(opened)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    add([path])
  })
  app.on('second-instance', (_event, argv, cwd) => add(pathsOf(argv, { cwd, packaged })))
  return {
    /** What has been asked for until now. */
    first: (): OpenedPaths => sortPaths(waiting.splice(0)),
    onOpened: (next: (opened: OpenedPaths) => void) => {
      listener = next
      if (waiting.length > 0) flush()
    },
  }
}
