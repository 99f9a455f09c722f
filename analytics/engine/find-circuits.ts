import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { furtherCircuits } from '../db/canonical-columns'
import { columnsOfCircuit, columnsOfParts } from '../db/circuit-columns'
import { readRows, run } from '../db/query'
import { quoteName, quoteTexts } from '../db/quote'
import type { Circuit } from '../evaluation/backtest/circuit'
import { partName } from '../pipeline/1-import/storing/part-facts'
import type { Project } from '../project/open-project'
import circuitTelemetry from './circuit_telemetry.sql?raw'

/** Makes the tables that tell which telemetry has readings of further circuits, where they are missing. */
export const createCircuitSchema = (connection: DuckDBConnection): Promise<void> => run(connection, circuitTelemetry)

/** The further circuits that telemetry has readings of, as it was looked at last. */
export const knownCircuits = async (jobs: DuckDBConnection): Promise<number[]> =>
  (await readRows<{ circuit_no: number }>(jobs, 'SELECT DISTINCT circuit_no FROM circuit_telemetry JOIN import i USING (import_id) WHERE NOT i.undone ORDER BY circuit_no')).map((row) => row.circuit_no)

/** The same, with where their tables lie. */
export const circuitsOf = async (connection: DuckDBConnection): Promise<Circuit[]> => (await knownCircuits(connection)).map((circuitNo) => ({ circuitNo, schema: schemaOf(circuitNo) }))

/** Where a circuit's tables lie. */
export const schemaOf = (circuitNo: number): string => `circuit_${circuitNo}`

/**
 * Fills `circuit_telemetry`: which part of telemetry has readings of a further circuit of which units. Each part is looked at once. Makes
 * `<schema>.segment` of every circuit that has any, and answers those circuits.
 */
export const findCircuits = async ({ jobs, layout }: Project): Promise<number[]> => {
  await lookAtParts(jobs, layout.telemetry)
  const known = await knownCircuits(jobs)
  for (const circuitNo of furtherCircuits) {
    const schema = quoteName(schemaOf(circuitNo))
    if (!known.includes(circuitNo)) {
      await run(jobs, `DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      continue
    }
    await run(jobs, `CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await run(
      jobs,
      `CREATE OR REPLACE TABLE ${schema}.segment AS
       SELECT s.* FROM main.segment s JOIN import i USING (import_no) JOIN circuit_telemetry c USING (import_id, part, unit_id) WHERE c.circuit_no = $circuitNo
       ORDER BY s.import_no, s.part, s.unit_id`,
      { circuitNo },
    )
  }
  return known
}

const lookAtParts = async (jobs: DuckDBConnection, telemetryFolder: string): Promise<void> => {
  const parts = await readRows<{ import_id: string; part: number }>(
    jobs,
    `SELECT DISTINCT i.import_id, s.part FROM segment s JOIN import i USING (import_no) ANTI JOIN circuit_look l ON l.import_id = i.import_id AND l.part = s.part WHERE NOT i.undone ORDER BY ALL`,
  )
  const pathOf = ({ import_id, part }: (typeof parts)[number]): string => join(telemetryFolder, import_id, partName(part))
  const stored = await columnsOfParts(jobs, parts.map(pathOf))
  for (const part of parts) {
    const path = pathOf(part)
    for (const circuitNo of furtherCircuits) {
      const columns = columnsOfCircuit(circuitNo, stored.get(path) ?? new Set())
      if (columns.length === 0) continue
      await run(
        jobs,
        `INSERT INTO circuit_telemetry SELECT DISTINCT $import_id, $part::INTEGER, $circuitNo::INTEGER, unit_id FROM read_parquet(${quoteTexts([path])}) WHERE coalesce(${columns.map(quoteName).join(', ')}) IS NOT NULL`,
        { ...part, circuitNo },
      )
    }
    await run(jobs, 'INSERT INTO circuit_look VALUES ($import_id, $part)', part)
  }
}
