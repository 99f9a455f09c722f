import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { presentElectron } from '../../../build/electron-binary.mjs'
import { once } from '../../support/once'
import { makeAppFolder, projectRoot } from './app-folder'
import { buildFake } from './build-fake'
import { launchFake } from './fake-shell'
import { launchReal } from './real-shell'
import type { LaunchOptions, Shell } from './shell'

export type Launch = (options?: Partial<LaunchOptions>) => Promise<Shell>

interface ShellFixtures {
  /** A new folder of a user who has never started the program. */
  home: string
  /** Starts the shell; what a test leaves running is closed after it. */
  launch: Launch
}

interface ShellWorkerFixtures {
  /** A copy of the built program on the fake. */
  appFolder: string
  /** One shell on an empty project for all tests that only look. */
  watchedShell: Shell
}

const newHome = (): string => mkdtempSync(join(tmpdir(), 'subcool-home-'))

const removeHome = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

const start = (appFolder: string, options: LaunchOptions): Promise<Shell> => {
  mkdirSync(options.home, { recursive: true })
  const real = presentElectron(projectRoot)
  return real === undefined ? launchFake(appFolder, options) : launchReal(real, options)
}

/** Tests of the shell: on the fake, or on a real Electron where its binary is. */
export const test = base.extend<ShellFixtures, ShellWorkerFixtures>({
  appFolder: [
    async ({ playwright: _ }, use, { project }) => {
      const folder = makeAppFolder(await once(join(project.outputDir, 'fake-electron'), buildFake))
      await use(folder)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  watchedShell: [
    async ({ appFolder }, use) => {
      const home = newHome()
      const shell = await start(appFolder, { home })
      await shell.page()
      await use(shell)
      await shell.close()
      removeHome(home)
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  home: async ({ playwright: _ }, use) => {
    const folder = newHome()
    await use(folder)
    removeHome(folder)
  },
  launch: async ({ appFolder, home }, use, info) => {
    const running: Shell[] = []
    await use(async (options = {}) => {
      const shell = await start(appFolder, { home, ...options })
      running.push(shell)
      return shell
    })
    for (const shell of running.toReversed()) await shell.close()
    if (info.status !== info.expectedStatus) await info.attach('what the shell said', { body: running.map((shell) => shell.output()).join('\n---\n') })
  },
})

export { expect } from '@playwright/test'
