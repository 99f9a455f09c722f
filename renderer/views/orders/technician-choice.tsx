import type { Candidate, WorkOrder } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatQuantity } from '../../ui/format'
import { withUnits } from '../../ui/measure'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import styles from './orders.module.css'

const requirements = (order: WorkOrder): string =>
  [
    ...order.requiredSkills.map((skill) => text.orders.skills[skill] ?? skill.replaceAll('_', ' ')),
    ...(order.requiredEpaType === null ? [] : [text.orders.epa(order.requiredEpaType)]),
    ...(order.requiredRefrigerantClass === null ? [] : [text.orders.refrigerantClass(order.requiredRefrigerantClass)]),
  ].join(', ')

/** Who goes, why, and who else was looked at. */
export const TechnicianChoice = ({ order }: { order: WorkOrder }) => {
  const units = usePreferences((state) => state.units)
  const columns: TableColumn<Candidate>[] = [
    { title: text.orders.technician, nowrap: true, render: (row) => row.name ?? row.technicianId },
    { title: text.orders.eligible, render: (row) => (row.eligible ? text.orders.yes : text.orders.no) },
    { title: text.orders.travel, align: 'end', render: (row) => formatQuantity(row.travelKm, 'distance', units) },
    { title: text.import.reason, render: (row) => withUnits(text.technicianReason(row.reason), units) },
  ]
  return (
    <Panel
      title={`${text.orders.technician}: ${order.technicianName ?? order.technicianId ?? text.orders.unassigned}`}
      flush
    >
      <div style={{ padding: '0 12px 10px' }}>
        <p>{withUnits(text.technicianReason(order.technicianReason), units)}</p>
        <p className={styles.reason}>
          {text.orders.requires}: {requirements(order)}
        </p>
      </div>
      {order.candidates.length > 0 && (
        <SimpleTable
          label={text.orders.candidates}
          columns={columns}
          rows={order.candidates}
          rowKey={(row) => row.technicianId}
        />
      )}
    </Panel>
  )
}
