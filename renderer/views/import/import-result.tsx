import { useMemo, useState } from 'react'
import type { ImportRecord, ImportedFile } from '../../../analytics/contract'
import { text } from '../../text/text'
import { Badge, type BadgeTone } from '../../ui/badge'
import { Button } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { formatDay } from '../../ui/time'
import styles from './import.module.css'

const tones: Record<ImportedFile['status'], BadgeTone> = { loaded: 'good', duplicate: 'plain', refused: 'bad' }

/** What became of each file of an import. */
export const importedFileColumns: TableColumn<ImportedFile>[] = [
  {
    title: text.import.file,
    nowrap: true,
    render: (file) => (
      <span className={styles.cut} title={file.file}>
        {nameOf(file.file)}
      </span>
    ),
  },
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

const shownAtOnce = 200

/** Files that were refused first, then those with rejected rows. */
const troubleFirst = (files: readonly ImportedFile[]): ImportedFile[] => {
  const rank = ({ status, rowsRejected }: ImportedFile): number => (status === 'refused' ? 0 : rowsRejected > 0 ? 1 : 2)
  return [...files].sort((a, b) => rank(a) - rank(b))
}

/** The files of an import, those with something to see first. */
export const ImportedFiles = ({ record }: { record: ImportRecord }) => {
  const [all, setAll] = useState(false)
  const files = useMemo(() => troubleFirst(record.files), [record])
  return (
    <Panel
      title={text.import.filesOf(record.importNo)}
      flush
      actions={
        !all &&
        files.length > shownAtOnce && (
          <Button small variant="quiet" onPress={() => setAll(true)}>
            {text.import.showAll(text.import.files(files.length))}
          </Button>
        )
      }
    >
      <div className={styles.table}>
        <SimpleTable
          label={text.import.filesOf(record.importNo)}
          columns={importedFileColumns}
          rows={all ? files : files.slice(0, shownAtOnce)}
          rowKey={(file) => file.file}
          maxHeight={320}
        />
      </div>
    </Panel>
  )
}
