import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalSignals, circuitSignals, ofCircuit } from './canonical-columns'
import { readRows } from './query'
import { quoteName, quoteTexts } from './quote'

/** Of the whole unit, so that nothing of them can be told of one circuit. */
const ofAllCircuits: ReadonlySet<string> = new Set(['heat_w', 'dhw_power_w', 'dhw_heat_w', 'energy_counter_kwh', 'heat_counter_kwh', 'heat_source'])
const ofEach: ReadonlySet<string> = new Set(circuitSignals)

/** Where a further circuit's reading of a signal is stored: in a column of its own, with the unit's, or (undefined) nowhere. */
export const circuitColumn = (signal: string, circuitNo: number): string | undefined => {
  if (ofAllCircuits.has(signal)) return undefined
  return ofEach.has(signal) ? ofCircuit(signal, circuitNo) : signal
}

/** Every canonical signal in stored order as a further circuit has it, from the columns that are stored. */
export const circuitSelect = (circuitNo: number, stored: ReadonlySet<string>): string[] =>
  canonicalSignals.map(({ name, type }) => {
    const column = circuitColumn(name, circuitNo)
    return column !== undefined && stored.has(column) ? `${quoteName(column)} AS ${quoteName(name)}` : `NULL::${type} AS ${quoteName(name)}`
  })

/** The columns of parts of telemetry, by path. */
export const columnsOfParts = async (connection: DuckDBConnection, paths: readonly string[]): Promise<Map<string, Set<string>>> => {
  const columns = new Map<string, Set<string>>()
  if (paths.length === 0) return columns
  for (const { path, name } of await readRows<{ path: string; name: string }>(connection, `SELECT file_name AS path, name FROM parquet_schema(${quoteTexts([...new Set(paths)])})`)) {
    const known = columns.get(path)
    if (known === undefined) columns.set(path, new Set([name]))
    else known.add(name)
  }
  return columns
}

/** The columns among `stored` that belong to a further circuit. */
export const columnsOfCircuit = (circuitNo: number, stored: ReadonlySet<string>): string[] =>
  circuitSignals.map((signal) => ofCircuit(signal, circuitNo)).filter((name) => stored.has(name))
