import type { unitCalls } from '../../contract/unit'
import type { Answer } from '../answer'

const furtherSql = 'SELECT DISTINCT circuit_no FROM circuit_telemetry JOIN import i USING (import_id) WHERE unit_id = $unitId AND NOT i.undone ORDER BY circuit_no'

/** The first circuit, and the further ones that telemetry has readings of. */
export const unitCircuits: Answer<(typeof unitCalls)['unit.circuits']> = async (context, { unitId }) => [
  1,
  ...(await context.read<{ circuit_no: number }>(furtherSql, { unitId })).map((row) => row.circuit_no),
]
