import { useCallback, useState } from 'react'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { WorkOrderRow } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { goTo } from '../../state/place'
import { orderTitle } from '../../text/order-title'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SearchField } from '../../ui/field'
import { formatMoney, formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { PriorityMark } from '../../ui/priority'
import { Screen } from '../../ui/screen'
import { Segmented } from '../../ui/segmented'
import { formatDay } from '../../ui/time'
import { OrderBoard } from './order-board'
import { OrderDetail } from './order-detail'
import { OrderDocuments, OutdatedDocuments } from './order-documents'
import styles from './orders.module.css'

/** Who should go where, first things first. */
export const OrdersView = ({ workOrderId }: { workOrderId: string | null }) => {
  const [words, setWords] = useState('')
  const [priorities, setPriorities] = useState<string[]>([])
  const [shape, setShape] = useState<'list' | 'board'>('list')
  const [folding, setFolding] = useState(true)
  const fold = folding && words === '' && priorities.length === 0
  const list = useQuery(
    'workOrders.list',
    { text: words, priorities: priorities.map(Number), fold },
    { keepPrevious: true },
  )
  const rows = list.data?.rows ?? []
  const { data: causes } = useQuery('commonCauses.list', {})
  const standsFor = useCallback((lead: string) => (fold ? (causes?.find(({ apart, orderIds }) => orderIds[0] === lead && !apart)?.orderIds.length ?? 1) : 1), [causes, fold])
  const chosen = workOrderId ?? rows[0]?.workOrderId ?? null
  const every = list.data?.byPriority.reduce((sum, one) => sum + one.orders, 0) ?? 0

  if (list.data !== undefined && every === 0)
    return (
      <Screen title={text.orders.title}>
        <Message title={text.orders.none} hint={text.orders.noneHint} />
      </Screen>
    )

  return (
    <Screen
      title={text.orders.title}
      lead={list.data !== undefined && <span role="status">{text.orders.count(list.data.total)}</span>}
      actions={
        <>
          {/* Known late: on the other side they would push the choice from under the pointer. */}
          <OrderDocuments documents={list.data?.documents ?? []} />
          <Segmented
            label={text.orders.title}
            selected={[shape]}
            onSelect={([next]) => next !== undefined && setShape(next)}
            segments={[
              { id: 'list', label: text.board.list },
              { id: 'board', label: text.board.board },
            ]}
          />
        </>
      }
      fill
    >
      {list.data?.outdated === true && <OutdatedDocuments />}
      {shape === 'board' ? (
        <OrderBoard fold={folding} />
      ) : (
        <>
          <div className={styles.tools}>
            <SearchField
              label={text.fleet.searchLabel}
              placeholder={text.orders.search}
              value={words}
              onChange={setWords}
            />
            <Segmented
              label={text.orders.filterPriority}
              many
              selected={priorities}
              onSelect={setPriorities}
              segments={(list.data?.byPriority ?? []).map(({ priority, orders }) => ({
                id: String(priority),
                label: text.priority(priority),
                count: formatNumber(orders),
              }))}
            />
          </div>
          {((list.data?.held ?? 0) > 0 || !folding) && (
            <div className={styles.held}>
              {folding && <span>{text.causes.held(list.data?.held ?? 0)}</span>}
              <Button small variant="quiet" onPress={() => setFolding(!folding)}>
                {folding ? text.causes.takeApart : text.causes.foldOrders}
              </Button>
            </div>
          )}
          {list.error !== undefined && <ErrorMessage error={list.error} />}
          <div className={styles.split}>
            <OrderList rows={rows} chosen={chosen} standsFor={standsFor} />
            <div className={styles.detail} key={chosen ?? ''} tabIndex={-1}>
              {chosen === null ? <Message title={text.orders.nothingChosen} /> : <OrderDetail workOrderId={chosen} />}
            </div>
          </div>
        </>
      )}
    </Screen>
  )
}

const OrderList = ({ rows, chosen, standsFor }: { rows: readonly WorkOrderRow[]; chosen: string | null; standsFor: (workOrderId: string) => number }) => (
  <Virtualizer layout={ListLayout} layoutOptions={rowsOfList}>
    <ListBox
      className={styles.list ?? ''}
      aria-label={text.orders.title}
      items={rows.map((row) => ({ ...row, id: row.workOrderId }))}
      dependencies={[standsFor]}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        if (keys === 'all') return
        const [next] = keys
        if (next !== undefined) goTo({ screen: 'orders', id: String(next) })
      }}
      renderEmptyState={() => <Message title={text.orders.noMatch} />}
    >
      {(row) => <OrderItem row={row} standsFor={standsFor(row.workOrderId)} />}
    </ListBox>
  </Virtualizer>
)

/** Rows are as high as their words need; only those in view are drawn. */
const rowsOfList = { estimatedRowHeight: 58 }

const OrderItem = ({ row, standsFor }: { row: WorkOrderRow; standsFor: number }) => (
  <ListBoxItem
    id={row.workOrderId}
    className={styles.item ?? ''}
    textValue={`${text.priority(row.priority)} ${orderTitle(row.title)} ${row.unitId}`}
  >
    <span className={styles.mark}>
      <PriorityMark priority={row.priority} />
    </span>
    <span className={styles.itemTitle}>{orderTitle(row.title)}</span>
    <span className={styles.due}>{formatDay(row.dueOn)}</span>
    <span className={styles.itemNote}>
      {[
        standsFor > 1 ? text.causes.standsFor(standsFor) : null,
        row.unitId,
        row.siteName,
        row.technicianName ?? row.technicianId ?? text.orders.unassigned,
        row.costOfWaitingPerMonth === null
          ? null
          : `${formatMoney(row.costOfWaitingPerMonth, row.currency)} ${text.orders.costPerMonth}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' · ')}
    </span>
  </ListBoxItem>
)
