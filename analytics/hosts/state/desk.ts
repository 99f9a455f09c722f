import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '../../contract'
import type { computerCalls, ComputerState, ListedProject } from '../../contract/computer'
import { EngineError } from '../../contract/errors'
import type { Engine } from '../../engine'
import { computerState, keepComputerSettings, readComputerSettings } from './computer-settings'
import { forgetProject, noteFigures, recentProjects, rememberProject } from './recent-projects'

export interface DeskOptions {
  /** Where it is kept for the user. */
  folder: string
  /** The engine of the project at hand. */
  engine: () => Engine
  /** What the command line said, over what is chosen. */
  given?: ComputerState['given']
  /** Whether a project lies where it may be opened from here. */
  mayOpen: (path: string) => Promise<boolean>
  /** Opens another project in the place of the one at hand. */
  open: (path: string) => Promise<void>
}

/** What a host keeps for a user beside the engine: settings of the computer and the projects opened lately. */
export interface Desk {
  handlers: Handlers<typeof computerCalls>
  /** Notes that the project at hand was opened. */
  opened(): Promise<void>
  /** Notes the figures of the project at hand, after it has changed. */
  changed(): Promise<void>
}

export const createDesk = ({ folder, engine, given = [], mayOpen, open }: DeskOptions): Desk => {
  const state = (): ComputerState => {
    const { project, user } = engine()
    return computerState(folder, { user: user(), threads: project.threads, memoryMb: project.memory.total }, given)
  }
  const listed = (): Promise<ListedProject[]> => {
    const { dir } = engine().project.layout
    return Promise.all(
      recentProjects(folder).map(async (one): Promise<ListedProject> => {
        const stands = one.path === dir ? 'open' : existsSync(join(one.path, 'project.duckdb')) ? 'there' : 'missing'
        return { ...one, state: stands, canOpen: stands === 'there' && (await mayOpen(one.path)), command: `npm start -- --project ${shellWord(one.path)}` }
      }),
    )
  }
  const changed = async (): Promise<void> => {
    const { project, call } = engine()
    const figures = await (call('fleet.summary', {}, { signal: new AbortController().signal, onProgress: () => undefined }) as Promise<{ units: number; openFindings: number }>).catch(() => undefined)
    if (figures !== undefined) noteFigures(folder, project.layout.dir, { units: figures.units, openFindings: figures.openFindings })
  }
  return {
    changed,
    opened: () => {
      const { dir, name } = engine().project.layout
      rememberProject(folder, { path: dir, name })
      return changed()
    },
    handlers: {
      'computer.settings': () => Promise.resolve(state()),
      'computer.set': async (chosen) => {
        keepComputerSettings(folder, chosen)
        if (!given.includes('user')) await engine().rename(readComputerSettings(folder).user ?? state().byItself.user)
        return state()
      },
      'projects.recent': listed,
      'projects.forget': ({ path }) => {
        forgetProject(folder, path)
        return listed()
      },
      'projects.open': async ({ path }) => {
        if (!(await mayOpen(path)))
          throw new EngineError('permission-denied', `${path} is outside the folders that are open to this page.`, { hint: `Start Subcool for it: npm start -- --project ${shellWord(path)}` })
        await open(path)
        return { path: engine().project.layout.dir }
      },
    },
  }
}

/** A path as one word of a command line. */
const shellWord = (path: string): string => (/^[\w./:\\@%+~-]+$/.test(path) ? path : `"${path.replaceAll('"', '\\"')}"`)
