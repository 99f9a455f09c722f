import { useState } from 'react'
import type { RejectedRow } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { exportRejects } from './export-rejects'
import { nameOf } from './import-result'
import { RejectedFiles } from './rejected-files'
import styles from './import.module.css'

const columns: TableColumn<RejectedRow>[] = [
  { title: text.import.file, nowrap: true, render: (row) => nameOf(row.file) },
  { title: text.import.line, align: 'end', render: (row) => formatNumber(row.line) },
  { title: text.import.column, nowrap: true, render: (row) => row.column ?? '' },
  { title: text.import.reason, render: (row) => row.reason },
  { title: text.import.cell, render: (row) => <code>{row.text}</code> },
]

const pageSize = 200

/** Rows and cells of one import that could not be read, where they stand and why. */
export const Rejects = ({ importNo }: { importNo: number }) => {
  const [offset, setOffset] = useState(0)
  const page = useQuery('import.rejects', { importNo, offset, limit: pageSize }, { keepPrevious: true })
  const total = page.data?.total ?? 0
  const last = Math.min(offset + pageSize, total)
  return (
    <Panel
      title={text.import.rejectsOf(importNo)}
      note={total > 0 ? text.import.range(formatNumber(offset + 1), formatNumber(last), formatNumber(total)) : undefined}
      flush
      actions={
        <>
          {total > 0 && <ExportRejects importNo={importNo} />}
          {total > pageSize && (
          <>
            <Button
              small
              icon="left"
              aria-label={text.import.earlierRows}
              isDisabled={offset === 0}
              onPress={() => setOffset(offset - pageSize)}
            />
            <Button
              small
              icon="right"
              aria-label={text.import.laterRows}
              isDisabled={last >= total}
              onPress={() => setOffset(offset + pageSize)}
            />
          </>
          )}
        </>
      }
    >
      {page.error !== undefined && <ErrorMessage error={page.error} />}
      {page.data !== undefined && total === 0 && <Message title={text.import.rejectsNone} />}
      {total > 0 && (
        <div className={styles.table}>
          <SimpleTable
            label={text.import.rejectsTitle}
            columns={columns}
            rows={page.data?.rows ?? []}
            rowKey={(_, index) => String(index)}
            maxHeight={300}
          />
          <RejectedFiles importNo={importNo} />
        </div>
      )}
    </Panel>
  )
}

const ExportRejects = ({ importNo }: { importNo: number }) => {
  const engine = useEngine()
  const [done, setDone] = useState<string>()
  return (
    <>
      <span role="status">{done}</span>
      <Button
        small
        icon="download"
        onPress={() => {
          exportRejects(engine, importNo).then(
            (rows) => setDone(text.import.exportedRejects(formatNumber(rows))),
            (thrown: unknown) => setDone(thrown instanceof Error ? thrown.message : String(thrown)),
          )
        }}
      >
        {text.import.exportRejects}
      </Button>
    </>
  )
}
