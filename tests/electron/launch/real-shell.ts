import { _electron } from '@playwright/test'
import { projectRoot } from './app-folder'
import type { LaunchOptions, Shell } from './shell'

/** Starts the built program on a real Electron. */
export const launchReal = async (executable: string, { args = [], home }: LaunchOptions): Promise<Shell> => {
  const app = await _electron.launch({
    executablePath: executable,
    args: [projectRoot, `--user-data-dir=${home}`, '--lang=en-GB', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
    cwd: home,
    env: { ...(process.env as Record<string, string>), TZ: 'UTC' },
  })
  const said: string[] = []
  const child = app.process()
  child.stdout?.on('data', (text: Buffer) => said.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()))
  return {
    kind: 'electron',
    page: () => app.firstWindow(),
    evaluate: (work, argument) => app.evaluate(work as never, argument as never) as never,
    invokeAs: () => Promise.reject(new Error('a real Electron does not let anybody pretend to be another frame')),
    aboutToDrop: () => Promise.resolve(),
    exited: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 128))),
    output: () => said.join(''),
    pid: child.pid ?? 0,
    close: () => app.close(),
  }
}
