import { useState } from 'react'
import type { ImportRecord } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { formatDuration, formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { formatInstant } from '../../ui/time'
import { nameOf } from './import-result'
import styles from './import.module.css'
import { UndoDialog } from './undo-dialog'

const least = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).sort()[0] ?? null

const greatest = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).sort().at(-1) ?? null

const filesOf = (record: ImportRecord): string => {
  const names = record.files.map((file) => nameOf(file.file))
  return names.length <= 2 ? names.join(', ') : text.import.files(names.length)
}

/** Imports of the project, their rejects, and a way back. */
export const History = ({ onChoose }: { onChoose: (importNo: number) => void }) => {
  const history = useQuery('import.history', {})
  const [undoing, setUndoing] = useState<ImportRecord>()
  const columns: TableColumn<ImportRecord>[] = [
    { title: text.import.number, align: 'end', render: (record) => record.importNo },
    {
      title: text.import.filesHead,
      render: (record) => (
        <span className={styles.ofImport}>
          <Button small variant="quiet" aria-label={text.import.showImport(filesOf(record), record.importNo)} onPress={() => onChoose(record.importNo)}>
            <span className={styles.cut} title={filesOf(record)}>
              {filesOf(record)}
            </span>
          </Button>
        </span>
      ),
    },
    { title: text.import.units, align: 'end', render: (record) => formatNumber(record.units) },
    { title: text.import.rows, align: 'end', render: (record) => formatNumber(record.rowsLoaded) },
    {
      title: text.import.rejected,
      align: 'end',
      render: (record) => formatNumber(record.rowsRejected),
    },
    {
      title: text.import.from,
      nowrap: true,
      render: (record) => formatInstant(least(record.files.map((file) => file.from)), 'UTC'),
    },
    {
      title: text.import.to,
      nowrap: true,
      render: (record) => formatInstant(greatest(record.files.map((file) => file.to)), 'UTC'),
    },
    { title: text.import.took, align: 'end', render: (record) => formatDuration(record.seconds) },
    {
      title: text.import.undo,
      align: 'end',
      render: (record) =>
        record.undone ? (
          <Badge>{text.import.undone}</Badge>
        ) : (
          <Button
            small
            variant="quiet"
            aria-label={text.import.undoName(record.importNo)}
            onPress={() => setUndoing(record)}
          >
            {text.import.undo}
          </Button>
        ),
    },
  ]
  return (
    <Panel title={text.import.historyTitle} flush>
      {history.error !== undefined && <ErrorMessage error={history.error} />}
      {history.data?.length === 0 && <Message title={text.import.historyNone} />}
      {history.data !== undefined && history.data.length > 0 && (
        <div className={styles.table}>
          <SimpleTable
            label={text.import.historyTitle}
            columns={columns}
            rows={history.data}
            rowKey={(record) => record.importId}
            maxHeight={300}
          />
        </div>
      )}
      {undoing !== undefined && <UndoDialog record={undoing} onClose={() => setUndoing(undefined)} />}
    </Panel>
  )
}
