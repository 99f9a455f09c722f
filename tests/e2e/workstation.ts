import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/engine/cli.js', import.meta.url))

export interface Workstation {
  /** Where the page is, token included. */
  url: string
  /** Exports of a small simulated fleet. */
  exports: string
  close: () => Promise<void>
}

const subcool = (args: readonly string[]): void => {
  execFileSync(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Starts the real local host in a folder and waits for its ready line. */
const serve = (args: readonly string[], cwd: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, [program, ...args, '--no-open'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /Subcool is ready: (\S+)/.exec(said)?.[1]
      if (url === undefined) return
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM')
        await ended
      }
      resolve({ url, stop })
    })
    child.once('exit', (code) => reject(new Error(`the local host ended with ${code}: ${said}`)))
  })
}

/** Four simulated units of 14 months at 15 minutes: an efficiency that falls, defrosts gone wrong, short cycling. */
const simulate = (folder: string): string => {
  const exports = join(folder, 'exports')
  subcool(['simulate', '--out', exports, '--units', '4', '--step-s', '900', '--faults', 'all', '--format', 'csv'])
  return exports
}

/** A workstation on an empty project, with exports beside it that can be imported. */
export const startEmpty = async (): Promise<Workstation> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-e2e-'))
  const exports = simulate(folder)
  const { url, stop } = await serve(['serve', '--project', join(folder, 'walk.subcool')], folder)
  return { url, exports, close: closing(folder, stop) }
}

/** A workstation on an imported and analysed project: the sample fleet when asked for, else the small one. */
export const startFilled = async (sampleFleet: boolean): Promise<Workstation> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-e2e-'))
  if (sampleFleet) {
    const { url, stop } = await serve(['start'], folder)
    return { url, exports: '', close: closing(folder, stop) }
  }
  const exports = simulate(folder)
  const project = join(folder, 'small.subcool')
  subcool(['run', exports, '--project', project, '--out', join(folder, 'out'), '--as-of', '2025-12-31'])
  const { url, stop } = await serve(['serve', '--project', project], folder)
  return { url, exports, close: closing(folder, stop) }
}

/** A workstation on a project that is already there; closing it leaves the folder. */
export const startOn = async (project: string): Promise<Workstation> => {
  const { url, stop } = await serve(['serve', '--project', project], dirname(project))
  return { url, exports: '', close: stop }
}

const closing = (folder: string, stop: () => Promise<void>) => async (): Promise<void> => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
