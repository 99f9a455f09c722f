import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

/** Serves a project from the built program; `url` carries its token. What a user keeps beside projects is in `state` where that is given. */
export const serve = (project: string, state?: string): Promise<{ child: ChildProcess; url: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('dist', 'engine', 'cli.js'), 'serve', '--project', project, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...(state === undefined ? {} : { XDG_STATE_HOME: state }) } })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /Subcool is ready: (\S+)/.exec(said)?.[1]
      if (url !== undefined) resolve({ child, url })
    })
    child.once('exit', (status) => reject(new Error(`the local host ended with ${status}`)))
  })
