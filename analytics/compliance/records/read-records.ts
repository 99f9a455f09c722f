import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, type Parameters } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import { dayText } from '../exact/day'
import type { Appliance, CircuitRecords, Day, SharedRecords, Site } from './records'
import { rowsOf, type Shape } from './shape'
import { applianceShape, cylinderShape, disposalShape, moveShape, purchaseShape, siteShape, technicianShape, transferShape } from './shapes'
import { openPass, recordsIn } from './circuit-pass'
import circuitsSql from './sql/circuits.sql?raw'
import cylinderMovesSql from './sql/cylinder_moves.sql?raw'
import cylindersSql from './sql/cylinders.sql?raw'
import disposalsSql from './sql/disposals.sql?raw'
import purchasesSql from './sql/purchases.sql?raw'
import sitesSql from './sql/sites.sql?raw'
import techniciansSql from './sql/technicians.sql?raw'
import transfersSql from './sql/transfers.sql?raw'

export interface CircuitKey {
  appliance_id: string
  circuit_no: number
}

export interface ReadOptions {
  /** Nothing dated later is read, and steps of a repair that came later are empty. */
  asOf: Day
  /** Reads later records too: for a list of what is dated in the future. */
  later?: boolean | undefined
}

const circuitsAtOnce = 512
const lastDay = '9999-12-31'

/** Some neighbouring circuits: `records(index)` makes those of the one at that place, 0 to `count` - 1. */
export interface CircuitBatch {
  count: number
  total: number
  records: (index: number) => CircuitRecords
}

export interface CircuitReading {
  /** The next circuits; undefined after the last. */
  next(): Promise<CircuitBatch | undefined>
  close(): Promise<void>
}

/** Opens circuits for reading some hundreds at a time, in the order of `readCircuits`. To be closed. */
export const openCircuits = async (connection: DuckDBConnection, options: ReadOptions & { only?: readonly CircuitKey[] | undefined }): Promise<CircuitReading> => {
  const asOf = options.later === true ? lastDay : dayText(options.asOf)
  const columns = await readColumns(connection, circuitsSql, { asOf, only: options.only === undefined ? null : JSON.stringify(options.only) })
  const pass = await openPass(connection, asOf, keysOf(columns))
  const appliance = rowsOf<Appliance>(applianceShape, columns)
  const site = siteReader(columns)
  const total = columns.rowCount
  let at = 0
  return {
    next: async () => {
      if (at >= total) return undefined
      const from = at
      at = Math.min(from + circuitsAtOnce, total)
      const own = recordsIn(await pass.read(from, at))
      return { count: at - from, total, records: (index) => ({ appliance: appliance(from + index), site: site(from + index), ...own(from + index) }) }
    },
    close: pass.close,
  }
}

/**
 * Records circuit by circuit, in order of appliance (binary text order) and circuit, up to the end of a day, voided ones included.
 * Read some hundreds of circuits at a time; each is made when it is asked for.
 */
export async function* readCircuits(connection: DuckDBConnection, options: ReadOptions & { only?: readonly CircuitKey[] | undefined }): AsyncGenerator<CircuitRecords> {
  const reading = await openCircuits(connection, options)
  try {
    for (let batch = await reading.next(); batch !== undefined; batch = await reading.next()) for (let index = 0; index < batch.count; index++) yield batch.records(index)
  } finally {
    await reading.close()
  }
}

const keysOf = (columns: Columns): CircuitKey[] => {
  const ids = textsOf(columns, 'appliance_id')
  const circuits = numbersOf(columns, 'circuit_no')
  return Array.from({ length: columns.rowCount }, (_, row) => ({ appliance_id: ids[row] ?? '', circuit_no: circuits[row] as number }))
}

/** Records that belong to no single circuit, up to the end of a day, voided ones included. */
export const readShared = async (connection: DuckDBConnection, options: ReadOptions): Promise<SharedRecords> => {
  const asOf = options.later === true ? lastDay : dayText(options.asOf)
  const read = async <Row extends object>(sql: string, shape: Shape<Row>, parameters: Parameters = { asOf }): Promise<Row[]> => {
    const columns = await readColumns(connection, sql, parameters)
    const row = rowsOf(shape, columns)
    return Array.from({ length: columns.rowCount }, (_, index) => row(index))
  }
  return {
    sites: await read(sitesSql, siteShape, {}),
    technicians: await read(techniciansSql, technicianShape),
    disposals: await read(disposalsSql, disposalShape),
    transfers: await read(transfersSql, transferShape),
    purchases: await read(purchasesSql, purchaseShape),
    cylinders: await read(cylindersSql, cylinderShape),
    cylinderMoves: await read(cylinderMovesSql, moveShape),
  }
}

/** A circuit's site: its register row, or what is known of it from the circuit's unit. */
const siteReader = (columns: Columns): ((row: number) => Site | undefined) => {
  const [ids, owners, addresses, methods, states] = ['site_id', 'owner_operator_name', 'site_address', 'site_method', 'site_state'].map((name) => textsOf(columns, name))
  const [known, set, acquired] = ['site_known', 'site_method_set_on', 'site_acquired_on'].map((name) => numbersOf(columns, name))
  const day = (days: Float64Array | undefined, row: number): Day | null => (Number.isNaN(days?.[row]) ? null : (days?.[row] ?? null))
  return (row) => {
    const site_id = ids?.[row] ?? null
    const state = states?.[row] ?? null
    if (site_id === null || (known?.[row] !== 1 && state === null)) return undefined
    return {
      site_id,
      owner_operator_name: owners?.[row] ?? null,
      site_address: addresses?.[row] ?? null,
      leak_rate_method: (methods?.[row] ?? null) as Site['leak_rate_method'],
      method_set_on: day(set, row),
      acquired_on: day(acquired, row),
      state,
    }
  }
}
