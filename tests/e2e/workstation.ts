import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { test as shellTest, type Launch } from '../electron/launch/fixtures'
import { onBrowser } from './on-browser'
import { onShell } from './on-shell'
import { preparedExports, preparedProject } from './prepared'
import type { Page } from '@playwright/test'

export type HostKind = 'browser' | 'shell'

export interface Appearance {
  width: number
  height: number
  theme: 'light' | 'dark'
}

/** The program as its user has it, in a browser or in the desktop shell. */
export interface Workstation {
  page: Page
  look: (appearance: Appearance) => Promise<void>
  /** Presses the button, and chooses these in whatever dialog the host has. */
  choose: (paths: string[]) => Promise<void>
  /** Drops files and folders on the page. */
  drop: (paths: string[]) => Promise<void>
  /** Does what saves a file, and answers its bytes. */
  save: (work: () => Promise<void>) => Promise<Buffer>
  close: () => Promise<void>
}

export interface StationOptions {
  home: string
  /** A project to open; without one an empty one. */
  project?: string
  /** The simulated sample fleet, made, imported and analysed. */
  sampleFleet?: boolean
}

interface HostOption {
  host: HostKind
}

interface Stations {
  /** Exports of a small simulated fleet. */
  exports: string
  /** A program on an empty project. */
  emptyStation: Workstation
  /** A program on an imported and analysed project: the sample fleet where pictures are taken, else a small one. */
  filledStation: Workstation
}

const withPictures = process.env['SUBCOOL_SCREENSHOTS'] !== undefined

/** The same tests on both hosts: which one is the project's choice. */
export const test = shellTest.extend<Stations, HostOption>({
  host: ['browser', { option: true, scope: 'worker' }],
  exports: async ({ home }, use, { project }) => {
    const exports = join(home, 'exports')
    cpSync(preparedExports(join(project.outputDir, 'prepared')), exports, { recursive: true })
    await use(exports)
  },
  emptyStation: async ({ host, home, page, launch }, use) => {
    const station = await start(host, page, launch, { home })
    await use(station)
    await station.close()
  },
  filledStation: async ({ host, home, page, launch }, use, { project }) => {
    const small = join(home, 'small.subcool')
    if (!withPictures) cpSync(preparedProject(join(project.outputDir, 'prepared')), small, { recursive: true })
    const station = await start(host, page, launch, withPictures ? { home, sampleFleet: true } : { home, project: small })
    await use(station)
    await station.close()
  },
})

const start = (host: HostKind, page: Page, launch: Launch, options: StationOptions): Promise<Workstation> =>
  host === 'browser' ? onBrowser(page, options) : onShell(launch, options)

export { expect } from '@playwright/test'
