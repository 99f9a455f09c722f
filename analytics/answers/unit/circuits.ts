import type { unitCalls } from '../../contract/unit'
import { furtherCircuits } from '../../db/canonical-columns'
import type { Answer } from '../answer'

/** The first circuit, and the further ones that telemetry has readings of. */
export const unitCircuits: Answer<(typeof unitCalls)['unit.circuits']> = async (context, { unitId }) => {
  const known = await context.read<{ schema: string }>(`SELECT schema_name AS schema FROM duckdb_tables() WHERE table_name = 'segment' AND starts_with(schema_name, 'circuit_')`)
  const circuits = [1]
  for (const circuitNo of furtherCircuits) {
    const schema = `circuit_${circuitNo}`
    if (!known.some((one) => one.schema === schema)) continue
    if ((await context.read(`SELECT 1 FROM ${schema}.segment WHERE unit_id = $unitId LIMIT 1`, { unitId })).length > 0) circuits.push(circuitNo)
  }
  return circuits
}
