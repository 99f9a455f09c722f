import { memo, type ReactNode } from 'react'
import { cellClass } from './cell-class'
import type { GridColumn } from './virtual-grid'
import styles from './virtual-grid.module.css'

interface GridRowProps<Row> {
  row: Row | undefined
  index: number
  /** Px from the top. */
  start: number
  columns: readonly GridColumn<Row>[]
  template: string
  /** Undefined in a grid without a choice. */
  chosen: boolean | undefined
  /** -1 where no cell of the row is the active one. */
  activeColumn: number
  activeId: string
  onPress: (index: number) => void
}

/** One row of a grid. When it only moves, its cells stay as they are. */
const OneRow = <Row,>({ row, index, start, columns, template, chosen, activeColumn, activeId, onPress }: GridRowProps<Row>) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    aria-selected={chosen}
    className={chosen === true ? `${styles.row} ${styles.chosen}` : styles.row}
    style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
    onClick={() => onPress(index)}
  >
    <Cells row={row} columns={columns} activeColumn={activeColumn} activeId={activeId} />
  </div>
)

const OneRowsCells = <Row,>({ row, columns, activeColumn, activeId }: Pick<GridRowProps<Row>, 'row' | 'columns' | 'activeColumn' | 'activeId'>): ReactNode =>
  columns.map((column, index) => (
    <div key={column.id} id={index === activeColumn ? activeId : undefined} role="gridcell" aria-colindex={index + 1} className={cellClass(column, index, { active: index === activeColumn })}>
      {row === undefined ? <div className={styles.waiting} /> : column.render(row)}
    </div>
  ))

const Cells = memo(OneRowsCells) as typeof OneRowsCells
export const GridRow = memo(OneRow) as typeof OneRow
