import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import { planWorkOrders } from '../pipeline/5-work-orders/plan-work-orders'
import { usedProfile } from './used-profile'

/** Plans the work orders of the last analysis anew from what users have said since; answers how many there are. */
export const replanOrders = async (connection: DuckDBConnection): Promise<number> => {
  const analysis = await readRow<{ as_of: string }>(connection, 'SELECT as_of FROM analysis')
  return analysis === undefined ? 0 : planWorkOrders(connection, { profile: await usedProfile(connection), asOf: analysis.as_of })
}
