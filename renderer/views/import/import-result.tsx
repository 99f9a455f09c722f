import type { ImportRecord, ImportedFile } from '../../../analytics/contract'
import { text } from '../../text/en'
import { Badge, type BadgeTone } from '../../ui/badge'
import { formatNumber } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { formatDay } from '../../ui/time'
import styles from './import.module.css'

const tones: Record<ImportedFile['status'], BadgeTone> = { loaded: 'good', duplicate: 'plain', refused: 'bad' }

/** What became of each file of an import. */
export const importedFileColumns: TableColumn<ImportedFile>[] = [
  { title: text.import.file, nowrap: true, render: (file) => nameOf(file.file) },
  {
    title: text.unit.status,
    nowrap: true,
    render: (file) => <Badge tone={tones[file.status]}>{text.import.status[file.status]}</Badge>,
  },
  { title: text.import.format, nowrap: true, render: (file) => file.format?.replaceAll('_', ' ') ?? '' },
  { title: text.import.loaded, align: 'end', render: (file) => formatNumber(file.rowsLoaded) },
  { title: text.import.rejected, align: 'end', render: (file) => formatNumber(file.rowsRejected) },
  { title: text.import.duplicates, align: 'end', render: (file) => formatNumber(file.rowsDuplicate) },
  { title: text.import.from, align: 'end', render: (file) => formatDay(file.from) },
  { title: text.import.to, align: 'end', render: (file) => formatDay(file.to) },
  { title: text.import.note, render: (file) => file.message ?? '' },
]

/** The last part of a path. */
export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) || path

/** The files of an earlier import. */
export const ImportedFiles = ({ record }: { record: ImportRecord }) => (
  <Panel title={text.import.filesOf(record.importNo)} flush>
    <div className={styles.table}>
      <SimpleTable
        label={text.import.filesOf(record.importNo)}
        columns={importedFileColumns}
        rows={record.files}
        rowKey={(file) => file.file}
        maxHeight={320}
      />
    </div>
  </Panel>
)
