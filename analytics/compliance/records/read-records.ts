import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, type Parameters } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import { dayText } from '../exact/day'
import type { Appliance, CircuitRecords, Day, SharedRecords, Site } from './records'
import { rowsOf, type Shape } from './shape'
import {
  applianceShape, cylinderShape, disposalShape, eventShape, filingShape, inspectionShape, moveShape, purchaseShape, repairShape, revisionShape, siteShape,
  technicianShape, testShape, transferShape,
} from './shapes'
import circuitsSql from './sql/circuits.sql?raw'
import cylinderMovesSql from './sql/cylinder_moves.sql?raw'
import cylindersSql from './sql/cylinders.sql?raw'
import disposalsSql from './sql/disposals.sql?raw'
import eventsSql from './sql/events.sql?raw'
import filingsSql from './sql/filings.sql?raw'
import inspectionsSql from './sql/inspections.sql?raw'
import purchasesSql from './sql/purchases.sql?raw'
import repairsSql from './sql/repairs.sql?raw'
import revisionsSql from './sql/revisions.sql?raw'
import sitesSql from './sql/sites.sql?raw'
import techniciansSql from './sql/technicians.sql?raw'
import testsSql from './sql/tests.sql?raw'
import transfersSql from './sql/transfers.sql?raw'
import wantedSql from './sql/wanted.sql?raw'

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

const circuitsAtOnce = 1024
const lastDay = '9999-12-31'

/**
 * Records circuit by circuit, in order of appliance (binary text order) and circuit, up to the end of a day, voided ones included.
 * Read column by column, a thousand circuits at a time.
 */
export async function* readCircuits(connection: DuckDBConnection, options: ReadOptions & { only?: readonly CircuitKey[] | undefined }): AsyncGenerator<CircuitRecords> {
  const asOf = options.later === true ? lastDay : dayText(options.asOf)
  const columns = await readColumns(connection, circuitsSql, { asOf, only: options.only === undefined ? null : JSON.stringify(options.only) })
  const appliance = rowsOf<Appliance>(applianceShape, columns)
  const site = siteReader(columns)
  for (let from = 0; from < columns.rowCount; from += circuitsAtOnce) {
    const count = Math.min(circuitsAtOnce, columns.rowCount - from)
    const appliances = Array.from({ length: count }, (_, index) => appliance(from + index))
    const wanted = JSON.stringify(appliances.map(({ appliance_id, circuit_no }, index) => ({ circuit: index, appliance_id, circuit_no })))
    const read = async <Row extends object>(sql: string, shape: Shape<Row>): Promise<(index: number) => Row[]> =>
      byCircuit(await readColumns(connection, `${wantedSql}${sql}`, { wanted, asOf }), shape, count)
    const revisions = await read(revisionsSql, revisionShape)
    const events = await read(eventsSql, eventShape)
    const repairs = await read(repairsSql, repairShape)
    const tests = await read(testsSql, testShape)
    const inspections = await read(inspectionsSql, inspectionShape)
    const filings = await read(filingsSql, filingShape)
    for (const [index, one] of appliances.entries())
      yield {
        appliance: one,
        site: site(from + index),
        revisions: revisions(index),
        events: events(index),
        repairs: repairs(index),
        tests: tests(index),
        inspections: inspections(index),
        filings: filings(index),
      }
  }
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

/** Splits rows that are sorted by `circuit` (0 to `count` - 1) into those of each. */
const byCircuit = <Row extends object>(columns: Columns, shape: Shape<Row>, count: number): ((index: number) => Row[]) => {
  const starts = new Uint32Array(count + 1)
  for (const circuit of numbersOf(columns, 'circuit')) starts[circuit + 1] = (starts[circuit + 1] as number) + 1
  for (let index = 0; index < count; index++) starts[index + 1] = (starts[index + 1] as number) + (starts[index] as number)
  const row = rowsOf(shape, columns)
  return (index) => {
    const [from = 0, to = 0] = [starts[index], starts[index + 1]]
    return Array.from({ length: to - from }, (_, offset) => row(from + offset))
  }
}
