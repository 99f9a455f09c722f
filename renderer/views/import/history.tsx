import { useState } from 'react'
import type { ImportRecord } from '../../../analytics/contract'
import { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/en'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { formatDuration, formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { formatInstant } from '../../ui/time'
import { nameOf } from './import-result'
import styles from './import.module.css'

const least = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).sort()[0] ?? null

const greatest = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).sort().at(-1) ?? null

const filesOf = (record: ImportRecord): string => {
  const names = record.files.map((file) => nameOf(file.file))
  return names.length <= 2 ? names.join(', ') : text.import.files(names.length)
}

/** Imports of the project, their rejects, and a way back. */
export const History = ({ onRejects }: { onRejects: (importNo: number) => void }) => {
  const history = useQuery('import.history', {})
  const [undoing, setUndoing] = useState<ImportRecord>()
  const columns: TableColumn<ImportRecord>[] = [
    { title: text.import.number, align: 'end', render: (record) => record.importNo },
    { title: text.import.filesHead, render: filesOf },
    { title: text.import.units, align: 'end', render: (record) => formatNumber(record.units) },
    { title: text.import.rows, align: 'end', render: (record) => formatNumber(record.rowsLoaded) },
    {
      title: text.import.rejected,
      align: 'end',
      render: (record) =>
        record.rowsRejected === 0 ? (
          formatNumber(0)
        ) : (
          <Button small variant="quiet" onPress={() => onRejects(record.importNo)}>
            {formatNumber(record.rowsRejected)}
          </Button>
        ),
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

const UndoDialog = ({ record, onClose }: { record: ImportRecord; onClose: () => void }) => {
  const engine = useEngine()
  const analysing = useJob('project.analyse')
  const [error, setError] = useState<EngineError>()
  const undo = async (): Promise<void> => {
    try {
      await engine.call('import.undo', { importNo: record.importNo })
      onClose()
      await analysing.start({})
    } catch (thrown) {
      setError(thrown instanceof EngineError ? thrown : new EngineError('internal', String(thrown)))
    }
  }
  const title = text.import.undoTitle(record.importNo)
  return (
    <Dialog label={title} isOpen onClose={onClose}>
      <div className={styles.dialogBody}>
        <h2>{title}</h2>
        <p>{text.import.undoBody(text.import.files(record.files.length), formatNumber(record.rowsLoaded))}</p>
        {error !== undefined && <ErrorMessage error={error} />}
        <div className={styles.dialogButtons}>
          <Button autoFocus onPress={onClose}>
            {text.actions.cancel}
          </Button>
          <Button variant="primary" onPress={() => void undo()}>
            {text.import.undoConfirm}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
