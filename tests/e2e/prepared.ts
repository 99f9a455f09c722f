import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { once } from '../support/once'

/** The built command line. */
export const program = fileURLToPath(new URL('../../dist/engine/cli.js', import.meta.url))

const subcool = (args: readonly string[]): void => {
  execFileSync(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, XDG_STATE_HOME: join(tmpdir(), 'subcool-no-state') } })
}

/** Four simulated units of 14 months at 15 minutes: an efficiency that falls, defrosts gone wrong, short cycling. */
export const prepareExports = (folder: string): Promise<string> =>
  once(join(folder, 'exports'), (out) =>
    subcool(['simulate', '--out', out, '--units', '4', '--step-s', '900', '--faults', 'all', '--format', 'csv']),
  )

/** The same units, imported and analysed. */
export const prepareProject = async (folder: string): Promise<string> => {
  const exports = await prepareExports(folder)
  return once(join(folder, 'small.subcool'), (made) =>
    subcool(['run', exports, '--project', made, '--out', `${made}-out`, '--as-of', '2025-12-31']),
  )
}
