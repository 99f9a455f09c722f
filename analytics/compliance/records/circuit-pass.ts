import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, run } from '../../db/query'
import { quoteName } from '../../db/quote'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import { packedRow, unpacker } from './packed'
import type { CircuitRecords } from './records'
import type { Shape } from './shape'
import { eventShape, filingShape, inspectionShape, repairShape, revisionShape, testShape } from './shapes'
import eventsSql from './sql/events.sql?raw'
import filingsSql from './sql/filings.sql?raw'
import inspectionsSql from './sql/inspections.sql?raw'
import repairsSql from './sql/repairs.sql?raw'
import revisionsSql from './sql/revisions.sql?raw'
import testsSql from './sql/tests.sql?raw'
import wantedSql from './sql/wanted.sql?raw'

type OwnRecords = Omit<CircuitRecords, 'appliance' | 'site'>
type Kind = keyof OwnRecords

interface Packed<Row extends object> {
  sql: string
  unpack: (packed: string) => Row
}

const packed = <Row extends object>(rows: string, shape: Shape<Row>, order: keyof Row & string): Packed<Row> => ({
  sql: `SELECT circuit, ${packedRow(shape)} AS packed FROM (${rows}) ORDER BY circuit, ${quoteName(order)}`,
  unpack: unpacker(shape),
})

const kinds: { readonly [K in Kind]: Packed<OwnRecords[K][number]> } = {
  revisions: packed(revisionsSql, revisionShape, 'date'),
  events: packed(eventsSql, eventShape, 'event_id'),
  repairs: packed(repairsSql, repairShape, 'repair_id'),
  tests: packed(testsSql, testShape, 'test_id'),
  inspections: packed(inspectionsSql, inspectionShape, 'inspection_id'),
  filings: packed(filingsSql, filingShape, 'filing_id'),
}
const names = Object.keys(kinds) as Kind[]

/** Packed rows of some neighbouring circuits, from which each one's records are made. */
export interface CircuitSlice {
  /** Place of the first circuit in the list, and the one after the last. */
  from: number
  until: number
  rows: { readonly [K in Kind]: Columns }
}

export interface CircuitPass {
  read(from: number, until: number): Promise<CircuitSlice>
  close(): Promise<void>
}

const fewCircuits = 128
let passes = 0

/** Opens a list of circuits for reading up to a day `YYYY-MM-DD`. The rows of many are sorted once, into temporary tables that go when it is closed. */
export const openPass = async (connection: DuckDBConnection, asOf: string, circuits: readonly { appliance_id: string; circuit_no: number }[]): Promise<CircuitPass> => {
  const wanted = JSON.stringify(circuits.map(({ appliance_id, circuit_no }, circuit) => ({ circuit, appliance_id, circuit_no })))
  const slice = async (from: number, until: number, read: (name: Kind) => Promise<Columns>): Promise<CircuitSlice> => {
    const rows: Partial<Record<Kind, Columns>> = {}
    for (const name of names) rows[name] = await read(name)
    return { from, until, rows: rows as CircuitSlice['rows'] }
  }
  if (circuits.length <= fewCircuits)
    return { read: (from, until) => slice(from, until, (name) => readColumns(connection, `${wantedSql}${kinds[name].sql}`, { wanted, asOf })), close: async () => undefined }
  const pass = ++passes
  const table = (name: string): string => quoteName(`circuit_pass_${pass}_${name}`)
  const close = async (): Promise<void> => {
    for (const name of [...names, 'wanted']) await run(connection, `DROP TABLE IF EXISTS temp.${table(name)}`)
  }
  try {
    await run(connection, `CREATE TEMP TABLE ${table('wanted')} AS ${wantedSql} FROM wanted`, { wanted })
    for (const name of names) await run(connection, `CREATE TEMP TABLE ${table(name)} AS WITH wanted AS (FROM temp.${table('wanted')}) ${kinds[name].sql}`, { asOf })
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return {
    read: (from, until) =>
      slice(from, until, (name) => readColumns(connection, `FROM temp.${table(name)} WHERE circuit >= $from AND circuit < $until ORDER BY circuit, rowid`, { from, until })),
    close,
  }
}

/** The records of the circuit at a place in the list. */
export const recordsIn = (slice: CircuitSlice): ((place: number) => OwnRecords) => {
  const [revisions, events, repairs, tests, inspections, filings] = [ofKind(slice, 'revisions'), ofKind(slice, 'events'), ofKind(slice, 'repairs'), ofKind(slice, 'tests'), ofKind(slice, 'inspections'), ofKind(slice, 'filings')]
  return (place) => ({
    revisions: revisions(place), events: events(place), repairs: repairs(place), tests: tests(place), inspections: inspections(place), filings: filings(place),
  })
}

const ofKind = <K extends Kind>({ from, until, rows }: CircuitSlice, kind: K): ((place: number) => OwnRecords[K][number][]) => {
  const columns = rows[kind]
  const starts = new Uint32Array(until - from + 1)
  for (const circuit of numbersOf(columns, 'circuit')) starts[circuit - from + 1] = (starts[circuit - from + 1] as number) + 1
  for (let index = 0; index < until - from; index++) starts[index + 1] = (starts[index + 1] as number) + (starts[index] as number)
  const texts = textsOf(columns, 'packed')
  const { unpack } = kinds[kind] as Packed<OwnRecords[K][number]>
  return (place) => {
    const end = starts[place - from + 1] ?? 0
    const records: OwnRecords[K][number][] = []
    for (let row = starts[place - from] ?? 0; row < end; row++) records.push(unpack(texts[row] ?? ''))
    return records
  }
}
