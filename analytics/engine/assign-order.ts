import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import type { OrderAssignment } from '../contract/work-orders'
import { readRow, run } from '../db/query'
import { inTransaction } from '../db/transaction'
import { recordAudit } from '../project/audit'
import { replanOrders } from './replan-orders'

/**
 * Gives a work order to a technician by hand, or back to the plan (null), and plans all orders anew around it. The choice
 * holds until it is taken back, over later analyses too. Errors: `bad-arguments`.
 */
export const assignOrder = (connection: DuckDBConnection, who: string, { workOrderId, technicianId }: OrderAssignment): Promise<OrderAssignment> =>
  inTransaction(connection, async () => {
    const order = await readRow<{ technician_id: string | null }>(connection, 'SELECT technician_id FROM work_order WHERE work_order_id = $workOrderId', { workOrderId })
    if (order === undefined) throw new EngineError('bad-arguments', `There is no work order "${workOrderId}" in this project.`, { hint: 'It may be gone since the last analysis: choose one of the list.' })
    if (technicianId !== null && (await readRow(connection, 'SELECT 1 FROM technician WHERE technician_id = $technicianId', { technicianId })) === undefined)
      throw new EngineError('bad-arguments', `There is no technician "${technicianId}" in the register.`, { hint: 'Choose one of the list.' })
    const before = (await readRow<{ technician_id: string }>(connection, 'SELECT technician_id FROM order_choice WHERE work_order_id = $workOrderId', { workOrderId }))?.technician_id ?? null
    await run(connection, 'DELETE FROM order_choice WHERE work_order_id = $workOrderId', { workOrderId })
    const at = new Date().toISOString().slice(0, 19).replace('T', ' ')
    if (technicianId !== null) await run(connection, 'INSERT INTO order_choice VALUES ($workOrderId, $technicianId, $who, $at::TIMESTAMP)', { workOrderId, technicianId, who, at })
    if (before !== technicianId) await recordAudit(connection, { who, command: 'assign order', before: { workOrderId, technicianId: before }, after: { workOrderId, technicianId } })
    await replanOrders(connection)
    return { workOrderId, technicianId: before }
  })
