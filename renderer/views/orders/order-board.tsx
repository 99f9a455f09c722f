import { useState } from 'react'
import type { BoardOrder, OrderBoard as Board } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useQuery } from '../../engine/use-query'
import { hrefOf } from '../../state/place'
import { orderTitle } from '../../text/order-title'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { PriorityMark } from '../../ui/priority'
import { formatDay } from '../../ui/time'
import styles from './board.module.css'

const dayMs = 86_400_000
const shownWeeks = 4

const mondayOf = (day: string): number => {
  const at = Date.parse(day) / dayMs
  return at - ((at + 3) % 7)
}

/** The column of a due date: -1 overdue, 0.. weeks from the present one, `shownWeeks` later. */
const columnOf = (dueOn: string | null, asOf: string): number => {
  if (dueOn === null) return shownWeeks
  if (dueOn < asOf) return -1
  return Math.min(shownWeeks, Math.floor((mondayOf(dueOn) - mondayOf(asOf)) / 7))
}

/** Orders by technician and week; an order dragged to another technician is theirs from then on. */
export const OrderBoard = ({ fold }: { fold: boolean }) => {
  const engine = useEngine()
  const { data, error } = useQuery('workOrders.board', { fold }, { keepPrevious: true })
  const [failed, setFailed] = useState<EngineError>()
  const [told, setTold] = useState('')
  const [undo, setUndo] = useState<{ workOrderId: string; technicianId: string | null }>()
  const [over, setOver] = useState<string>()
  const [moved, setMoved] = useState<string>()
  if (error !== undefined) return <ErrorMessage error={error} />
  if (data === undefined || data.asOf === null) return <Message title={text.state.loading} />
  const { asOf } = data
  const name = (id: string | null): string => data.technicians.find((one) => one.technicianId === id)?.name ?? id ?? text.board.nobody
  const give = async (workOrderId: string, technicianId: string | null): Promise<void> => {
    try {
      setFailed(undefined)
      setMoved(workOrderId)
      const before = await engine.call('workOrders.assign', { workOrderId, technicianId })
      setUndo(before)
      setTold(technicianId === null ? text.board.back(workOrderId) : text.board.given(workOrderId, name(technicianId)))
    } catch (thrown) {
      setFailed(asEngineError(thrown))
    }
  }
  const columns = [-1, ...Array.from({ length: shownWeeks + 1 }, (_, week) => week)].filter((column) => column >= 0 || data.orders.some((order) => columnOf(order.dueOn, asOf) === -1))
  const people = [...data.technicians.map(({ technicianId }) => technicianId as string | null), ...(data.orders.some(({ technicianId }) => technicianId === null) ? [null] : [])]
  return (
    <div className={styles.board}>
      <div className={styles.tools}>
        <span className={styles.muted}>{text.board.hint}</span>
        {data.held > 0 && <span className={styles.muted}>{text.causes.held(data.held)}</span>}
        <span role="status">{told}</span>
        {undo !== undefined && (
          <Button
            small
            icon="undo"
            onPress={() => {
              void give(undo.workOrderId, undo.technicianId)
              setUndo(undefined)
            }}
          >
            {text.board.undo}
          </Button>
        )}
      </div>
      {failed !== undefined && <ErrorMessage error={failed} />}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.board.label}>
        <table className={styles.table} aria-label={text.board.label}>
          <thead>
            <tr>
              <th scope="col">{text.orders.technician}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column === -1 ? text.board.weeks.overdue : column === shownWeeks ? text.board.weeks.later : text.board.week(formatDay(mondayOf(asOf) + 7 * column))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((id) => (
              <tr
                key={id ?? ''}
                className={over === (id ?? '') ? styles.target : undefined}
                onDragOver={(event) => {
                  if (id === null) return
                  event.preventDefault()
                  setOver(id)
                }}
                onDragLeave={() => setOver(undefined)}
                onDrop={(event) => {
                  event.preventDefault()
                  setOver(undefined)
                  const order = event.dataTransfer.getData('text/plain')
                  if (id !== null && order !== '') void give(order, id)
                }}
              >
                <th scope="row">{name(id)}</th>
                {columns.map((column) => (
                  <Cell key={column} board={data} id={id} orders={data.orders.filter((order) => order.technicianId === id && columnOf(order.dueOn, asOf) === column)} week={column >= 0 && column < shownWeeks} moved={moved} onGive={give} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const Cell = ({ board, id, orders, week, moved, onGive }: { board: Board; id: string | null; orders: readonly BoardOrder[]; week: boolean; moved: string | undefined; onGive: (order: string, technician: string | null) => Promise<void> }) => {
  const hours = orders.reduce((sum, order) => sum + (order.estimatedHours ?? 0), 0)
  const of = board.technicians.find(({ technicianId }) => technicianId === id)?.hoursPerWeek
  return (
    <td>
      {week && of !== undefined && orders.length > 0 && (
        <span className={hours > of ? styles.conflict : styles.load}>
          {text.board.load(formatNumber(hours, 1), formatNumber(of))}
          {hours > of ? `, ${text.board.over}` : ''}
        </span>
      )}
      {orders.map((order) => (
        <Card key={order.workOrderId} order={order} board={board} moved={order.workOrderId === moved} onGive={onGive} />
      ))}
    </td>
  )
}

const Card = ({ order, board, moved, onGive }: { order: BoardOrder; board: Board; moved: boolean; onGive: (order: string, technician: string | null) => Promise<void> }) => {
  const own = order.candidates.find(({ technicianId }) => technicianId === order.technicianId)
  return (
    <article className={styles.card} draggable onDragStart={(event) => event.dataTransfer.setData('text/plain', order.workOrderId)}>
      <div className={styles.cardHead}>
        <PriorityMark priority={order.priority} />
        <a href={hrefOf({ screen: 'orders', id: order.workOrderId })}>{orderTitle(order.title)}</a>
      </div>
      <span className={styles.muted}>{[order.unitId, order.dueOn === null ? null : formatDay(order.dueOn), order.chosen ? text.board.byHand : null].filter(Boolean).join(' · ')}</span>
      {own !== undefined && !own.eligible && <span className={styles.conflict}>{text.board.lacks(own.reason)}</span>}
      <select className={styles.give} autoFocus={moved} aria-label={text.board.give(order.workOrderId)} value={order.chosen ? (order.technicianId ?? '') : ''} onChange={(event) => void onGive(order.workOrderId, event.target.value === '' ? null : event.target.value)}>
        <option value="">{text.board.plan}</option>
        {board.technicians.map(({ technicianId, name }) => (
          <option key={technicianId} value={technicianId}>
            {name ?? technicianId}
          </option>
        ))}
      </select>
    </article>
  )
}
