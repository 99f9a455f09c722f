import { useMemo, useState } from 'react'
import type { SqlTable } from '../../../analytics/contract'
import { text } from '../../text/text'
import { SearchField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import styles from './sql.module.css'

/** Tables and their columns; a press puts a name into the statement. */
export const SchemaBrowser = ({ tables, onInsert }: { tables: readonly SqlTable[]; onInsert: (name: string) => void }) => {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const shown = useMemo(() => tables.filter(({ name, columns }) => wanted === '' || name.includes(wanted) || columns.some((column) => column.name.toLowerCase().includes(wanted))), [tables, wanted])
  return (
    <div className={styles.schema}>
      <div className={styles.schemaTools}>
        <SearchField label={text.sql.find} placeholder={text.sql.find} value={words} onChange={setWords} />
      </div>
      <ul className={styles.tables} aria-label={text.sql.tables} tabIndex={-1}>
        {shown.map((table) => (
          <li key={table.name}>
            <details open={wanted !== '' && !table.name.includes(wanted)}>
              <summary>
                <span className={styles.tableName} title={table.name}>{table.name}</span>
                <span className={styles.muted}>{table.rows === null ? text.sql.columns(formatNumber(table.columns.length)) : text.sql.rows(formatNumber(table.rows))}</span>
              </summary>
              <ul>
                <li>
                  <button type="button" className={styles.column} aria-label={text.sql.insert(table.name)} onClick={() => onInsert(table.name)}>
                    <span>{table.name}</span>
                  </button>
                </li>
                {table.columns.map((column) => (
                  <li key={column.name}>
                    <button type="button" className={styles.column} aria-label={text.sql.insert(column.name)} onClick={() => onInsert(column.name)}>
                      <span>{column.name}</span>
                      <span className={styles.muted}>{column.type.toLowerCase()}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}
