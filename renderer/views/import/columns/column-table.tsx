import { useMemo, useState } from 'react'
import type { InspectedColumns, MappableSignal, Mapping } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { ColumnRow, type ColumnRowProps } from './column-row'
import { groupOf, isSaid, orderOf } from './column-order'
import styles from './columns.module.css'
import { signalChoices } from './signal-names'

const fewEnough = 24

/** The columns of a file: those with something to decide first, many that are left out behind a button. */
export const ColumnTable = ({
  now,
  shown,
  mapping,
  signals,
  words,
  ...change
}: {
  /** As it is read without the user's word: what the order is by. */
  now: InspectedColumns
  shown: InspectedColumns
  mapping: Mapping | null
  signals: readonly MappableSignal[]
  words: string
} & Pick<ColumnRowProps, 'onSignal' | 'onUnit'>) => {
  const [all, setAll] = useState(false)
  const choices = useMemo(() => signalChoices(signals), [signals])
  const order = useMemo(() => orderOf(now.columns, now.mapping), [now])
  const found = useMemo(() => new Map(now.columns.map((column) => [column.source, column])), [now])
  const bySource = useMemo(() => new Map(shown.columns.map((column) => [column.source, column])), [shown])
  const columns = order.flatMap((source) => {
    const column = bySource.get(source)
    return column === undefined || !source.toLowerCase().includes(words.toLowerCase()) ? [] : [column]
  })
  const left = columns.filter((column) => groupOf(column, mapping) === 'left')
  const folded = !all && words === '' && columns.length > fewEnough ? left.length : 0
  const seen = folded === 0 ? columns : columns.filter((column) => !left.includes(column))
  const head = text.import.columns
  return (
    <div className={styles.scroller} role="region" aria-label={head.title} tabIndex={0}>
      <table className={styles.table} aria-label={head.title}>
        <colgroup>
          <col className={styles.wideColumn} />
          <col className={styles.signalColumn} />
          <col className={styles.unitColumn} />
          <col className={styles.valueColumn} />
          <col className={styles.missingColumn} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{head.source}</th>
            <th scope="col">{head.signal}</th>
            <th scope="col">{head.unit}</th>
            <th scope="col">{head.values}</th>
            <th scope="col" className={styles.end}>
              {head.missing}
            </th>
          </tr>
        </thead>
        <tbody>
          {seen.map((column) => (
            <ColumnRow
              key={column.source}
              column={column}
              found={found.get(column.source) ?? column}
              mapping={mapping}
              isSaid={isSaid(column.source, now.mapping, mapping)}
              signals={signals}
              choices={choices}
              {...change}
            />
          ))}
        </tbody>
      </table>
      {folded > 0 && (
        <div className={styles.more}>
          <Button small variant="quiet" icon="down" onPress={() => setAll(true)}>
            {head.showLeft(folded)}
          </Button>
        </div>
      )}
    </div>
  )
}
