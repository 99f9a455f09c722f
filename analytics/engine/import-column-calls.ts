import type { EngineContract, Handlers } from '../contract'
import { inspectColumns } from '../pipeline/1-import/inspect/inspect-columns'
import { mappableSignals } from '../pipeline/1-import/inspect/mappable-signals'
import { checkMapping } from '../pipeline/1-import/mappings/read-mapping'
import { recordAudit } from '../project/audit'
import type { Project } from '../project/open-project'
import { resolveSources } from './import-calls'
import { keepMapping, removeMapping, savedMappings } from './project-mappings'

export interface ImportColumnJobs {
  user: string
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
}

type ImportColumnCalls = Pick<EngineContract, 'import.columns' | 'import.signals' | 'import.mappings' | 'import.save-mapping' | 'import.remove-mapping'>

/** The calls about the columns of files to be imported and the mappings kept for them. */
export const importColumnHandlers = (project: Project, { user, inTurn }: ImportColumnJobs): Handlers<ImportColumnCalls> => ({
  'import.columns': ({ file, name, zone, mapping }, { signal }) =>
    inspectColumns(project.layout, { path: resolveSources(project, [file])[0] ?? file, file, name, zone, mapping, zones: { connect: project.connect, imports: project.layout.imports } }, signal),
  'import.signals': () => Promise.resolve(mappableSignals()),
  'import.mappings': () => Promise.resolve(savedMappings(project.layout.dir)),
  'import.save-mapping': ({ mapping: given }) =>
    inTurn(async () => {
      const { file, mapping, before } = keepMapping(project.layout.dir, checkMapping(given, given.name))
      await recordAudit(project.jobs, { who: user, command: 'save mapping', before, after: { file, mapping } })
      return { file, mapping }
    }),
  'import.remove-mapping': ({ file }) =>
    inTurn(async () => {
      const before = removeMapping(project.layout.dir, file)
      await recordAudit(project.jobs, { who: user, command: 'remove mapping', before: { file, mapping: before }, after: null })
      return { file }
    }),
})
