import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { program } from './prepared'

export interface LocalHost {
  /** Where the page is, token included. */
  url: string
  stop: () => Promise<void>
}

/** Starts the real local host in a folder and waits for its ready line. */
export const serve = (args: readonly string[], cwd: string): Promise<LocalHost> => {
  const child = spawn(process.execPath, [program, ...args, '--no-open'], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { UV_THREADPOOL_SIZE: '8', ...process.env, XDG_STATE_HOME: join(cwd, '.state') },
  })
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
