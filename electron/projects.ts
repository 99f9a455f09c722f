import { join, resolve } from 'node:path'
import { app } from 'electron'
import type { EngineProcess } from './engine-process'
import type { FileDialogs } from './file-dialogs'
import type { PageChannel } from './page-channel'
import { recentProjects } from './recent-projects'

const mostListed = 8

export interface ProjectsOptions {
  engine: EngineProcess
  dialogs: FileDialogs
  page: PageChannel
  /** Where projects of our own are made, and where those opened lately are listed. */
  folder: string
  /** Whether what runs may be stopped. */
  mayLeave(): Promise<boolean>
  /** Shows the page anew, without anything of the project before. */
  renewPage(): void
}

/** Which project is open, and the ways to another one. */
export const createProjects = ({ engine, dialogs, page, folder, mayLeave, renewPage }: ProjectsOptions) => {
  const own = join(folder, 'My fleet.subcool')
  const sample = join(folder, 'Sample fleet.subcool')

  /** False when the user would rather keep what runs; at once for the project that is open. */
  const open = async (project: string, create = false): Promise<boolean> => {
    const { state: now, project: current } = engine.status()
    if (now === 'ready' && current === resolve(project)) return true
    if (!(await mayLeave())) return false
    const opening = engine.open(project, create)
    renewPage()
    await opening
    return true
  }

  return {
    /** The project named at the start, else the last one, else an empty one of our own. */
    openFirst: (named: string | undefined): Promise<void> => {
      const project = named ?? recentProjects(folder)[0] ?? own
      return engine.open(project, project === own)
    },
    open: (project: string) => open(project),
    /** Only one of those that were opened before: a page names no other folder. */
    openRecent: async (project: string) => {
      if (recentProjects(folder).includes(project)) await open(project)
    },
    openSample: async () => {
      if (await open(sample, true)) page.menu('load-sample')
    },
    chooseAndOpen: async () => {
      const project = await dialogs.chooseProject()
      if (project !== undefined) await open(project)
    },
    chooseNew: async () => {
      const project = await dialogs.chooseNewProject()
      if (project !== undefined) await open(project, true)
    },
    recent: (): string[] => recentProjects(folder).slice(0, mostListed),
    /** Call it when a project has been opened. */
    remember: (project: string) => app.addRecentDocument(project),
  }
}
