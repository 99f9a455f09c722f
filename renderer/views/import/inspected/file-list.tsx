import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { text } from '../../../text/text'
import { formatNumber } from '../../../ui/format'
import { FileCard } from './file-card'
import { GroupCard } from './group-card'
import type { ListRow } from './group-files'
import styles from './inspected.module.css'

const heights: Record<ListRow['kind'], number> = { section: 40, group: 56, file: 56 }

/** The files by what has to be known of them; only those in sight are drawn. */
export const FileList = ({ rows }: { rows: readonly ListRow[] }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'file'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  })
  return (
    <div ref={scroller} className={styles.list} role="region" aria-label={text.import.chosenFiles} tabIndex={0}>
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row row={row} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const Row = ({ row }: { row: ListRow }) => {
  if (row.kind === 'file') return <FileCard file={row.file} inGroup={row.inGroup} />
  if (row.kind === 'group') return <GroupCard groupKey={row.key} state={row.state} files={row.files} open={row.open} />
  return (
    <div className={styles.section}>
      <h2>{text.import.states[row.state]}</h2>
      <span className={styles.count}>{formatNumber(row.count)}</span>
      <span className={styles.sub}>{text.import.stateHints[row.state]}</span>
    </div>
  )
}
