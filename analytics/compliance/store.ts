import type { DuckDBConnection } from '@duckdb/node-api'
import { inspectCircuit } from './checks/check-circuit'
import { checkShared } from './checks/check-shared'
import { computeCircuit } from './compute-circuit'
import { recomputeWith, type Judge, type Recomputed, type RecomputeOptions } from './store/recompute'

export { circuitsTouchedBy, circuitsTouchedByImport, type Touched } from './store/circuits-touched'
export { createComplianceSchema } from './store/create-compliance-schema'
export type { Recomputed, RecomputeOptions } from './store/recompute'

const judge: Judge = { circuit: computeCircuit, inspect: inspectCircuit, shared: checkShared }

/**
 * Computes `leak_rate`, `deadline`, `violation`, `circuit_year` and `circuit_regime` anew from the records up to the end of a day, as one
 * change: of all circuits, or only of some where the results of all others are of the same day, rules and policy.
 */
export const recompute = (connection: DuckDBConnection, options: RecomputeOptions): Promise<Recomputed> => recomputeWith(judge, connection, options)
