import type { DuckDBConnection } from '@duckdb/node-api'
import type { ProjectProblem } from '../../contract/project-folder'
import type { ProjectLayout } from '../layout'

export interface CheckContext {
  connection: DuckDBConnection
  layout: ProjectLayout
  signal?: AbortSignal | undefined
  /** Told after each file that was read, with its bytes. */
  onBytes?: ((bytes: number) => void) | undefined
}

/** Where in the project folder, what is wrong there, and what to do about it. */
export const problem = (where: string, what: string, todo: string): ProjectProblem => ({ where, what, todo })

export const putBack = 'Put the file back from a copy, or take the import back and import its exports again.'
export const rebuildIt = 'Run subcool rebuild.'
export const analyseAgain = 'Run the analysis again; if it stays, run subcool rebuild.'
