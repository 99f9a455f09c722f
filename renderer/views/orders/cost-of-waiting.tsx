import type { CostTerm, WorkOrder } from '../../../analytics/contract'
import { text } from '../../text/text'
import { formatMoney, formatNumber, formatPercent } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { SimpleTable } from '../../ui/simple-table'

const shown = ({ value, unit }: CostTerm): string => {
  if (unit === '1') return value === null ? formatNumber(null) : formatPercent(value * 100, 1)
  if (/^[A-Z]{3}$/.test(unit)) return formatMoney(value, unit, 2)
  return value === null ? formatNumber(null) : `${formatNumber(value, 2)} ${unit}`.trim()
}

const sentence = (term: string): string => term.charAt(0).toUpperCase() + term.slice(1).replaceAll('_', ' ')

/** What a month of waiting costs, term by term. */
export const CostOfWaiting = ({ order }: { order: WorkOrder }) => (
  <Panel title={text.orders.cost} flush>
    <SimpleTable
      label={text.orders.cost}
      columns={[
        { title: text.orders.costTerm, render: (row: CostTerm) => text.orders.costTerms[row.term] ?? sentence(row.term) },
        { title: text.unit.value, align: 'end', render: shown },
      ]}
      rows={[
        ...order.costTerms,
        { term: text.orders.costTotal, value: order.costOfWaitingPerMonth, unit: order.currency ?? '' },
      ]}
      rowKey={(row) => row.term}
    />
  </Panel>
)
