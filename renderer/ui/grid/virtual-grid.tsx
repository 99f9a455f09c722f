import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from '../icon'
import { moveCell, type Cell } from './grid-keys'
import { GridRow } from './grid-row'
import { cellClass } from './cell-class'
import styles from './virtual-grid.module.css'

export interface GridColumn<Row> {
  id: string
  title: string
  /** What the column is; a tooltip on its head. */
  hint?: string | undefined
  /** Least width, px. */
  width: number
  /** Share of the width left over. */
  grow?: number
  align?: 'start' | 'end'
  sortable?: boolean
  render: (row: Row) => ReactNode
}

export interface GridSort {
  column: string
  descending: boolean
}

export interface VirtualGridProps<Row> {
  label: string
  columns: readonly GridColumn<Row>[]
  rowCount: number
  /** Undefined while the row is on its way. A row that is the same object as before is not drawn again. */
  rowAt: (index: number) => Row | undefined
  /** What a row keeps when others come before it; default: its place. */
  rowKey?: (row: Row) => string | number
  /** Told which rows are in sight. */
  onSight?: (first: number, last: number) => void
  sort?: GridSort
  onSort?: (sort: GridSort) => void
  onOpen?: (row: Row, index: number) => void
  isChosen?: (row: Row) => boolean
  /** Where the row at hand is, when the caller chooses it; keys go on from there. */
  chosenAt?: number | undefined
  /** Told the row that keys have gone to. */
  onReach?: (row: Row) => void
  empty?: ReactNode
}

const rowHeight = 28

/** Rows by the hundred thousand with the keyboard of a spreadsheet; sorting, filtering and paging are the caller's. */
export const VirtualGrid = <Row,>(props: VirtualGridProps<Row>) => {
  const { label, columns, rowCount, rowAt, rowKey, onSight, sort, onSort, onOpen, isChosen, chosenAt, onReach, empty } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 })
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 30,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSight?.(first, last), [onSight, first, last])

  const template = columns.map((column) => `minmax(${column.width}px, ${column.grow ?? 0.001}fr)`).join(' ')
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0)
  const row = active.row < 0 ? -1 : Math.min(chosenAt ?? active.row, rowCount - 1)
  const activeId = `${id}-active`

  const sortBy = (column: GridColumn<Row>): void => {
    if (column.sortable !== true) return
    onSort?.({ column: column.id, descending: sort?.column === column.id ? !sort.descending : column.align === 'end' })
  }

  const open = (index: number): void => {
    const found = rowAt(index)
    if (found !== undefined) onOpen?.(found, index)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const next = moveCell({ row, column: active.column }, event, { rows: rowCount, columns: columns.length, page })
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
      if (next.row < 0) return
      virtual.scrollToIndex(next.row)
      const reached = rowAt(next.row)
      if (reached !== undefined) onReach?.(reached)
      return
    }
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    const column = columns[active.column]
    if (row >= 0) open(row)
    else if (column !== undefined) sortBy(column)
  }

  const press = (index: number): void => {
    setActive({ row: index, column: active.column })
    open(index)
  }
  const latestPress = useRef(press)
  useLayoutEffect(() => {
    latestPress.current = press
  })
  const onPress = useCallback((index: number) => latestPress.current(index), [])

  return (
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={row < 0 || (row >= first && row <= last && rowCount > 0) ? activeId : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.inner} style={{ minWidth }} role="presentation">
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
            {columns.map((column, index) => (
              <div
                key={column.id}
                id={row < 0 && index === active.column ? activeId : undefined}
                role="columnheader"
                aria-colindex={index + 1}
                aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={cellClass(column, index, { active: row < 0 && index === active.column, sorted: sort?.column === column.id })}
                onClick={() => {
                  setActive({ row: -1, column: index })
                  sortBy(column)
                }}
              >
                <span title={column.hint ?? column.title}>{column.title}</span>
                {sort?.column === column.id && <Icon name={sort.descending ? 'down' : 'up'} size={11} />}
              </div>
            ))}
          </div>
        </div>
        {rowCount === 0 ? (
          <div role="rowgroup" className={styles.empty}>
            <div role="row">
              <div role="gridcell">{empty}</div>
            </div>
          </div>
        ) : (
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const found = rowAt(item.index)
              return (
                <GridRow
                  key={found === undefined || rowKey === undefined ? item.key : rowKey(found)}
                  row={found}
                  index={item.index}
                  start={item.start}
                  columns={columns}
                  template={template}
                  chosen={isChosen === undefined ? undefined : found !== undefined && isChosen(found)}
                  activeColumn={item.index === row ? active.column : -1}
                  activeId={activeId}
                  onPress={onPress}
                />
              )
            })}
          </div>
        )}
      </div>
    </div>
  )
}
