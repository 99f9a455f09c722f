import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'

/** SHA-256 of the statements that some work runs where every question is answered by no rows; nothing is run. */
export const fingerprintOf = async (work: (connection: DuckDBConnection) => Promise<unknown>): Promise<string> => {
  const hash = createHash('sha256')
  const note = (sql: string): void => void hash.update(sql).update('\0')
  const paper: Pick<DuckDBConnection, 'run' | 'runAndReadAll'> = {
    run: (sql: string) => Promise.resolve(note(sql) as never),
    runAndReadAll: (sql: string) => {
      note(sql)
      return Promise.resolve({ getRowObjects: () => [] } as never)
    },
  }
  await work(paper as DuckDBConnection)
  return hash.digest('hex')
}
