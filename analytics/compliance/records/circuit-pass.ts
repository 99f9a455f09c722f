import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, run } from '../../db/query'
import { quoteName } from '../../db/quote'
import type { Columns } from '../../db/to-columns'
import eventsSql from './sql/events.sql?raw'
import filingsSql from './sql/filings.sql?raw'
import inspectionsSql from './sql/inspections.sql?raw'
import repairsSql from './sql/repairs.sql?raw'
import revisionsSql from './sql/revisions.sql?raw'
import testsSql from './sql/tests.sql?raw'
import wantedSql from './sql/wanted.sql?raw'

const statements = { revisions: revisionsSql, events: eventsSql, repairs: repairsSql, tests: testsSql, inspections: inspectionsSql, filings: filingsSql }
export type RecordsOfCircuit = keyof typeof statements

/** Records of a list of circuits, by place in it; columns as in the registers, and `circuit`, by which they are sorted. */
export interface CircuitSource {
  /** Of the circuits from `from` up to, not including, `until`. */
  read(name: RecordsOfCircuit, from: number, until: number): Promise<Columns>
  close(): Promise<void>
}

const fewCircuits = 128
let passes = 0

/** Opens a list of circuits for reading up to a day `YYYY-MM-DD`. Many are sorted once, into temporary tables that go when it is closed. */
export const openPass = async (connection: DuckDBConnection, asOf: string, circuits: readonly { appliance_id: string; circuit_no: number }[]): Promise<CircuitSource> => {
  const wanted = JSON.stringify(circuits.map(({ appliance_id, circuit_no }, circuit) => ({ circuit, appliance_id, circuit_no })))
  if (circuits.length <= fewCircuits)
    return { read: (name) => readColumns(connection, `${wantedSql}${statements[name]}`, { wanted, asOf }), close: async () => undefined }
  const pass = ++passes
  const table = (name: string): string => quoteName(`circuit_pass_${pass}_${name}`)
  const names = Object.keys(statements) as RecordsOfCircuit[]
  const close = async (): Promise<void> => {
    for (const name of [...names, 'wanted']) await run(connection, `DROP TABLE IF EXISTS temp.${table(name)}`)
  }
  try {
    await run(connection, `CREATE TEMP TABLE ${table('wanted')} AS ${wantedSql} FROM wanted`, { wanted })
    for (const name of names) await run(connection, `CREATE TEMP TABLE ${table(name)} AS WITH wanted AS (FROM temp.${table('wanted')}) ${statements[name]}`, { asOf })
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return {
    read: (name, from, until) => readColumns(connection, `FROM temp.${table(name)} WHERE circuit >= $from AND circuit < $until ORDER BY circuit, rowid`, { from, until }),
    close,
  }
}
