import type { DuckDBConnection } from '@duckdb/node-api'
import type { ProjectLayout } from '../layout'

/** One step forward; runs inside the transaction of the whole way, and reads files of the project but changes none. */
export interface Migration {
  /** The version it ends in; it starts from the one below. */
  to: number
  run(connection: DuckDBConnection, layout: ProjectLayout): Promise<void>
}
