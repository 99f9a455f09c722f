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
import { openPass, type CircuitSource, type RecordsOfCircuit } from './circuit-pass'
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

/**
 * Records circuit by circuit, in order of appliance (binary text order) and circuit, up to the end of a day, voided ones included.
 * Read column by column, some circuits at a time; what is given was read in one piece only while nothing else is written.
 */
export async function* readCircuits(connection: DuckDBConnection, options: ReadOptions & { only?: readonly CircuitKey[] | undefined }): AsyncGenerator<CircuitRecords> {
  const asOf = options.later === true ? lastDay : dayText(options.asOf)
  const columns = await readColumns(connection, circuitsSql, { asOf, only: options.only === undefined ? null : JSON.stringify(options.only) })
  const source = await openPass(connection, asOf, keysOf(columns))
  try {
    const appliance = rowsOf<Appliance>(applianceShape, columns)
    const site = siteReader(columns)
    for (let from = 0; from < columns.rowCount; from += circuitsAtOnce) {
      const until = Math.min(from + circuitsAtOnce, columns.rowCount)
      const [revisions, events, repairs, tests, inspections, filings] = await readSlice(source, from, until)
      for (let index = from; index < until; index++)
        yield {
          appliance: appliance(index),
          site: site(index),
          revisions: revisions(index),
          events: events(index),
          repairs: repairs(index),
          tests: tests(index),
          inspections: inspections(index),
          filings: filings(index),
        }
    }
  } finally {
    await source.close()
  }
}

const readSlice = async (source: CircuitSource, from: number, until: number) => {
  const read = async <Row extends object>(name: RecordsOfCircuit, shape: Shape<Row>): Promise<(index: number) => Row[]> =>
    byCircuit(await source.read(name, from, until), shape, from, until)
  return [
    await read('revisions', revisionShape),
    await read('events', eventShape),
    await read('repairs', repairShape),
    await read('tests', testShape),
    await read('inspections', inspectionShape),
    await read('filings', filingShape),
  ] as const
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

/** Splits rows that are sorted by `circuit` (`from` up to, not including, `until`) into those of each. */
const byCircuit = <Row extends object>(columns: Columns, shape: Shape<Row>, from: number, until: number): ((index: number) => Row[]) => {
  const starts = new Uint32Array(until - from + 1)
  for (const circuit of numbersOf(columns, 'circuit')) starts[circuit - from + 1] = (starts[circuit - from + 1] as number) + 1
  for (let index = 0; index < until - from; index++) starts[index + 1] = (starts[index + 1] as number) + (starts[index] as number)
  const row = rowsOf(shape, columns)
  return (index) => {
    const [first = 0, end = 0] = [starts[index - from], starts[index - from + 1]]
    return Array.from({ length: end - first }, (_, offset) => row(first + offset))
  }
}
