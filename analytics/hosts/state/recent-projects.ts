import { join } from 'node:path'
import { z } from 'zod'
import type { RecentProject } from '../../contract/computer'
import { readState, writeState } from './state-file'

const mostKept = 20

const list = z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string(), units: z.number().nullable(), openFindings: z.number().nullable() }))

/** The file that lists the projects opened on this computer. */
export const recentFile = (folder: string): string => join(folder, 'recent-projects.json')

/** Projects opened lately, the latest first. */
export const recentProjects = (folder: string): RecentProject[] => readState(recentFile(folder), list, [])

/** Puts a project at the head of the list, with what is known of it. A list that can't be written is no reason to fail. */
export const rememberProject = (folder: string, project: Omit<RecentProject, 'openedAt' | 'units' | 'openFindings'>, now = new Date()): void => {
  const known = recentProjects(folder)
  const former = known.find(({ path }) => path === project.path)
  const openedAt = `${now.toISOString().slice(0, 19)}Z`
  keep(folder, [{ units: null, openFindings: null, ...former, ...project, openedAt }, ...known.filter(({ path }) => path !== project.path)].slice(0, mostKept))
}

/** Notes how many units and open findings a listed project has. */
export const noteFigures = (folder: string, path: string, figures: Pick<RecentProject, 'units' | 'openFindings'>): void => {
  const known = recentProjects(folder)
  if (known.some((one) => one.path === path && (one.units !== figures.units || one.openFindings !== figures.openFindings)))
    keep(folder, known.map((one) => (one.path === path ? { ...one, ...figures } : one)))
}

export const forgetProject = (folder: string, path: string): void => keep(folder, recentProjects(folder).filter((one) => one.path !== path))

const keep = (folder: string, projects: readonly RecentProject[]): void => {
  try {
    writeState(recentFile(folder), projects)
  } catch (error) {
    console.error(`${recentFile(folder)} could not be written: ${String(error)}`)
  }
}
