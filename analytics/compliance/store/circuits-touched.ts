import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, type Parameters } from '../../db/query'
import { quoteName } from '../../db/quote'
import { refrigerantTables, type RefrigerantKind } from '../../registers/refrigerant-columns'
import type { CircuitKey } from '../records/read-records'

export interface Touched {
  /** Circuits whose results may be others now; `all` where that can't be told from one record. */
  circuits: readonly CircuitKey[] | 'all'
  /** Also what lies between circuits, or in records of none: rows of `violation` without a circuit. */
  shared: boolean
}

export type TouchedTable = RefrigerantKind | 'technicians'

const table = (kind: RefrigerantKind): string => quoteName(refrigerantTables[kind].table)
const selected = 'appliance_id, circuit_no'
const naming = (column: 'technician_id' | 'cylinder_id', kinds: readonly RefrigerantKind[]): string =>
  kinds.map((kind) => `SELECT ${selected} FROM ${table(kind)} WHERE ${column} = $id`).join(' UNION ALL ')
const tested = (condition: string): string =>
  `SELECT ${selected} FROM ${table('leak_repairs')} WHERE repair_id IN (SELECT repair_id FROM ${table('verification_tests')} WHERE ${condition})`

/** Kinds whose records name their circuit themselves. */
const ofCircuit: ReadonlySet<TouchedTable> = new Set(['full_charge_revisions', 'refrigerant_events', 'leak_repairs', 'leak_inspections', 'filings', 'appliances'])

/**
 * The circuits that one record belongs to, or ever belonged to in an import that was not taken back. `key` is the record's id, or of a
 * circuit's own tables the appliance with its circuit. The first appliance takes the place of all units. To be asked after a change for what it added, before an undo for what it takes away.
 */
export const circuitsTouchedBy = async (connection: DuckDBConnection, kind: TouchedTable, key: string | CircuitKey): Promise<Touched> => {
  if (kind === 'appliances' && (await countOf(connection, table('appliances'))) === 0) return { circuits: 'all', shared: true }
  if (typeof key !== 'string') return { circuits: [key], shared: true }
  const id = { id: key }
  switch (kind) {
    case 'refrigerant_events':
    case 'leak_repairs':
    case 'leak_inspections':
    case 'filings':
      return ofRows(connection, `SELECT ${selected} FROM ${table(kind)} WHERE ${quoteName(refrigerantTables[kind].key[0] ?? '')} = $id`, id, await isShared(connection, kind, key))
    case 'verification_tests':
      return ofRows(connection, tested('test_id = $id'), id, true)
    case 'appliances':
    case 'full_charge_revisions':
      return ofRows(connection, `SELECT ${selected} FROM ${table(kind)} WHERE appliance_id = $id`, id, true)
    case 'sites':
      if (await isFirstOrLast(connection, 'site')) return { circuits: 'all', shared: true }
      return ofRows(connection, `SELECT ${selected} FROM ${table('appliances')} WHERE site_id = $id UNION ALL SELECT ${selected} FROM circuit WHERE site_id = $id`, id, true)
    case 'technicians':
      return ofRows(connection, `${naming('technician_id', ['refrigerant_events', 'leak_repairs', 'leak_inspections'])} UNION ALL ${tested('technician_id = $id')}`, id, true)
    case 'cylinders':
      if (await isFirstOrLast(connection, 'cylinder', 'coalesce(received_on <= (SELECT as_of FROM compliance_state), true)')) return { circuits: 'all', shared: true }
      return ofRows(connection, naming('cylinder_id', ['refrigerant_events']), id, true)
    default:
      return { circuits: [], shared: true }
  }
}

/** An id that is not in a register is wrong only where the register has any: its first record, and its last, tell of every circuit. */
const isFirstOrLast = async (connection: DuckDBConnection, view: string, counts = 'true'): Promise<boolean> =>
  (await countOf(connection, `${view} WHERE void_reason IS NULL AND ${counts}`)) <= 1

const countOf = async (connection: DuckDBConnection, rows: string): Promise<number> =>
  (await readRow<{ n: number }>(connection, `SELECT count(*)::INTEGER AS n FROM ${rows}`))?.n ?? 0

const mostAtOnce = 2000

/** The circuits that an import's records belong to, or belonged to before; to be asked before the import is taken back, or after it. */
export const circuitsTouchedByImport = async (connection: DuckDBConnection, importNo: number): Promise<Touched> => {
  const brings = (name: string): Promise<boolean> => readRow(connection, `SELECT 1 AS found FROM ${quoteName(name)} WHERE import_no = $importNo LIMIT 1`, { importNo }).then((row) => row !== undefined)
  for (const name of ['unit_register', 'technician_register', refrigerantTables.sites.table, refrigerantTables.appliances.table, refrigerantTables.cylinders.table])
    if (await brings(name)) return { circuits: 'all', shared: true }
  const own = [...ofCircuit].filter((kind): kind is RefrigerantKind => kind !== 'technicians' && kind !== 'appliances')
  const rows = own.map((kind) => {
    const key = refrigerantTables[kind].key.map(quoteName).join(', ')
    return `SELECT ${selected} FROM ${table(kind)} WHERE (${key}) IN (SELECT (${key}) FROM ${table(kind)} WHERE import_no = $importNo)`
  })
  const touched = await ofRows(connection, [...rows, tested('import_no = $importNo')].join(' UNION ALL '), { importNo }, true)
  return touched.circuits.length > mostAtOnce ? { circuits: 'all', shared: true } : touched
}

const ofRows = async (connection: DuckDBConnection, sql: string, parameters: Parameters, shared: boolean): Promise<Touched & { circuits: readonly CircuitKey[] }> => ({
  circuits: await readRows<CircuitKey>(connection, `SELECT DISTINCT ${selected} FROM (${sql}) WHERE appliance_id IS NOT NULL ORDER BY ${selected}`, parameters),
  shared,
})

/** An event tells of others where it names a cylinder or a leak; any record does that names a circuit nobody registered. */
const isShared = async (connection: DuckDBConnection, kind: 'refrigerant_events' | 'leak_repairs' | 'leak_inspections' | 'filings', id: string): Promise<boolean> => {
  const tells = kind === 'refrigerant_events' ? 'entry.cylinder_id IS NOT NULL OR entry.leak_event_id IS NOT NULL OR ' : ''
  const found = await readRow(
    connection,
    `SELECT 1 AS shared FROM ${table(kind)} AS entry LEFT JOIN circuit USING (appliance_id, circuit_no)
     WHERE entry.${quoteName(refrigerantTables[kind].key[0] ?? '')} = $id AND (${tells}circuit.appliance_id IS NULL) LIMIT 1`,
    { id },
  )
  return found !== undefined
}
