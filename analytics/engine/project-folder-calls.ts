import { statSync } from 'node:fs'
import { relative } from 'node:path'
import type { EngineContract, Handlers, ProjectBackup, ProjectRebuild } from '../contract'
import { recordAudit } from '../project/audit'
import { backupDatabase } from '../project/backup-database'
import { projectVersion } from '../project/migrate-project'
import type { Project } from '../project/open-project'
import { checkProject } from './check-project'
import { projectState } from './project-state'
import { rebuildOpenProject, type RebuildContext } from './rebuild-project'
import type { Readers } from './readers'

export interface FolderJobs {
  user: string
  readers: Readers
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
  repeatAnalysis: (context: RebuildContext) => Promise<string | null>
}

type FolderCalls = Pick<EngineContract, 'project.state' | 'project.check' | 'project.rebuild' | 'project.backup'>

/** The calls that look after the project folder itself. */
export const projectFolderHandlers = (project: Project, { user, readers, inTurn, repeatAnalysis }: FolderJobs): Handlers<FolderCalls> => ({
  'project.state': (_input, { signal }) => readers.use((connection) => projectState(project, connection), signal),
  'project.check': (_input, context) => inTurn(() => checkProject(project, context)),
  'project.rebuild': async (_input, context): Promise<ProjectRebuild> => {
    const started = performance.now()
    const rebuilt = await inTurn(() => rebuildOpenProject(project, readers, user, context))
    return { ...rebuilt, analysedAsOf: await repeatAnalysis(context), seconds: Math.round(performance.now() - started) / 1000 }
  },
  'project.backup': () =>
    inTurn(async (): Promise<ProjectBackup> => {
      const path = await backupDatabase(project.jobs, project.layout, projectVersion)
      const file = relative(project.layout.dir, path).replaceAll('\\', '/')
      await recordAudit(project.jobs, { who: user, command: 'back up', before: null, after: { file } })
      return { file, bytes: statSync(path).size }
    }),
})
