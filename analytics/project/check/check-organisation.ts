import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ProjectProblem } from '../../contract/project-folder'
import { logoBytes, logoName, readOrganisation } from '../organisation'
import { problem, type CheckContext } from './problem'

/** Whether the logo of printed documents is there as it was set, and nothing else beside it. */
export const checkOrganisation = async ({ connection, layout }: CheckContext): Promise<ProjectProblem[]> => {
  const { logo } = await readOrganisation(connection)
  const kept = logo === null ? undefined : logoName(logo)
  const others = readdirSync(layout.organisation).filter((name) => name !== kept)
  const lost = logo !== null && logoBytes(layout, logo) === undefined
  return [
    ...(lost ? [problem(join('organisation', kept ?? ''), 'The logo is missing or has changed: documents are printed without it.', 'Set the logo again in Settings.')] : []),
    ...others.map((name) => problem(join('organisation', name), 'It is not the logo of this project.', 'Move it out of the project folder if you want to keep it, else delete it.')),
  ]
}
