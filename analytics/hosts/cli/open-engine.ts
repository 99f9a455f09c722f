import { createEngine, type Engine } from '../../engine'
import { openProject } from '../../project/open-project'
import { openingOn } from '../state/opening'
import { stateFolder } from '../state/state-folder'
import type { Arguments } from './arguments'

/** Opens a project for a command, with what is to be said about its disk on stderr. */
export const openEngine = async (folder: string, args: Arguments, create: boolean): Promise<Engine> => {
  const opening = openingOn(stateFolder(), args)
  const project = await openProject(folder, { create, ...opening })
  for (const warning of project.warnings) process.stderr.write(`subcool: ${warning}\n`)
  return createEngine(project, opening.user)
}
