import type { CSSProperties, ReactNode } from 'react'
import styles from './simple-table.module.css'

export interface TableColumn<Row> {
  title: string
  align?: 'start' | 'end'
  nowrap?: boolean
  render: (row: Row) => ReactNode
}

/** A short table of text that may wrap. Longer lists use the virtual grid. */
export const SimpleTable = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  maxHeight,
}: {
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  maxHeight?: number
}) => {
  const classOf = (column: TableColumn<Row>): string | undefined =>
    column.align === 'end' ? styles.end : column.nowrap === true ? styles.nowrap : undefined
  const style = maxHeight === undefined ? {} : ({ '--table-height': `${maxHeight}px` } as CSSProperties)
  return (
    <div className={styles.wrap} style={style} {...(maxHeight === undefined ? {} : { tabIndex: 0, role: 'group', 'aria-label': label })}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => (
                <td key={column.title} className={classOf(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
