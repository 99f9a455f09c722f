import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test as shellTest, type Launch } from '../electron/launch/fixtures'
import { onBrowser } from './on-browser'
import { onShell } from './on-shell'
import { prepareExports, prepareProject } from './prepared'

export type HostKind = 'browser' | 'shell'

export interface Appearance {
  width: number
  height: number
  theme: 'light' | 'dark'
}

export interface SavedFile {
  /** The name the user is proposed. */
  name: string
  bytes: Buffer
}

/** The program as its user has it, in a browser or in the desktop shell. */
export interface Workstation {
  page: Page
  look: (appearance: Appearance) => Promise<void>
  /** Presses the button (`Choose files` unless another is named), and chooses these in whatever dialog the host has. */
  choose: (paths: string[], button?: string) => Promise<void>
  /** Drops files and folders on the page. */
  drop: (paths: string[]) => Promise<void>
  /** Does what saves a file. */
  save: (work: () => Promise<void>) => Promise<SavedFile>
  close: () => Promise<void>
}

export interface StationOptions {
  home: string
  /** A project to open; without one an empty one. */
  project?: string
  /** The simulated sample fleet, made, imported and analysed. */
  sampleFleet?: boolean
}

interface WorkerParts {
  host: HostKind
  /** Exports of a small simulated fleet; copy them. */
  preparedExports: string
  /** The same fleet, imported and analysed; copy it. */
  preparedProject: string
}

interface Stations {
  /** Exports of a small simulated fleet. */
  exports: string
  /** A project of a small simulated fleet, imported and analysed. */
  smallProject: string
  /** Starts the program on a project that is already there. */
  openStation: (project: string) => Promise<Workstation>
  /** A program on an empty project. */
  emptyStation: Workstation
  /** A program on an imported and analysed project: the sample fleet where pictures are taken, else a small one. */
  filledStation: Workstation
}

const withPictures = process.env['SUBCOOL_SCREENSHOTS'] !== undefined

/** The same tests on both hosts: which one is the project's choice. */
export const test = shellTest.extend<Stations, WorkerParts>({
  host: ['browser', { option: true, scope: 'worker' }],
  preparedExports: [async ({ playwright: _ }, use, { project }) => use(await prepareExports(join(project.outputDir, 'prepared'))), { scope: 'worker', timeout: 240_000 }],
  preparedProject: [async ({ playwright: _ }, use, { project }) => use(await prepareProject(join(project.outputDir, 'prepared'))), { scope: 'worker', timeout: 240_000 }],
  exports: async ({ home, preparedExports }, use) => {
    const exports = join(home, 'exports')
    cpSync(preparedExports, exports, { recursive: true })
    await use(exports)
  },
  openStation: async ({ host, home, page, launch }, use) => {
    const open: Workstation[] = []
    await use(async (project) => {
      const station = await start(host, page, launch, { home, project })
      open.push(station)
      return station
    })
    for (const station of open) await station.close()
  },
  emptyStation: async ({ host, home, page, launch }, use) => {
    const station = await start(host, page, launch, { home })
    await use(station)
    await station.close()
  },
  smallProject: async ({ home, preparedProject }, use) => {
    const project = join(home, 'Two houses.subcool')
    cpSync(preparedProject, project, { recursive: true })
    await use(project)
  },
  filledStation: async ({ host, home, page, launch, smallProject: small }, use) => {
    const station = await start(host, page, launch, withPictures ? { home, sampleFleet: true } : { home, project: small })
    await use(station)
    await station.close()
  },
})

/** Keys count from when the page is drawn on. */
const start = async (host: HostKind, page: Page, launch: Launch, options: StationOptions): Promise<Workstation> => {
  const station = await (host === 'browser' ? onBrowser(page, options) : onShell(launch, options))
  await station.page.getByRole('navigation').first().waitFor()
  return station
}

export { expect } from '@playwright/test'
