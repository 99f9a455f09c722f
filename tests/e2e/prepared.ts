import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built command line. */
export const program = fileURLToPath(new URL('../../dist/engine/cli.js', import.meta.url))

const subcool = (args: readonly string[]): void => {
  execFileSync(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Makes something once for all tests of a run; what was broken off half way is made again. */
const once = (folder: string, make: (path: string) => void): string => {
  if (existsSync(folder)) return folder
  const half = join(dirname(folder), 'half', String(process.pid))
  mkdirSync(half, { recursive: true })
  const made = join(half, basename(folder))
  make(made)
  renameSync(made, folder)
  return folder
}

/** Four simulated units of 14 months at 15 minutes: an efficiency that falls, defrosts gone wrong, short cycling. */
export const prepareExports = (folder: string): string =>
  once(join(folder, 'exports'), (out) =>
    subcool(['simulate', '--out', out, '--units', '4', '--step-s', '900', '--faults', 'all', '--format', 'csv']),
  )

/** The same units, imported and analysed. */
export const prepareProject = (folder: string): string =>
  once(join(folder, 'small.subcool'), (made) =>
    subcool(['run', prepareExports(folder), '--project', made, '--out', `${made}-out`, '--as-of', '2025-12-31']),
  )
