import type { ImportRecord } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { formatNumber } from '../../../ui/format'
import { StatStrip } from '../../../ui/stat'

/** What became of the rows of an import. */
export const Figures = ({ record }: { record: ImportRecord }) => {
  const head = text.import.outcome
  const sum = (of: (file: ImportRecord['files'][number]) => number): number => record.files.reduce((all, file) => all + of(file), 0)
  const taken = record.rules.filter(({ action }) => action !== 'kept').reduce((all, { values }) => all + values, 0)
  const loaded = record.files.filter(({ status }) => status === 'loaded').length
  return (
    <StatStrip
      label={head.title(record.importNo)}
      items={[
        { label: head.files, value: formatNumber(record.files.length), note: head.filesNote(formatNumber(loaded)) },
        { label: head.read, value: formatNumber(sum((file) => file.rowsRead)) },
        { label: head.loaded, value: formatNumber(record.rowsLoaded) },
        { label: head.rejected, value: formatNumber(record.rowsRejected), note: head.rejectedNote },
        { label: head.duplicate, value: formatNumber(sum((file) => file.rowsDuplicate)), note: head.duplicateNote },
        { label: head.mended, value: formatNumber(taken), note: head.mendedNote },
      ]}
    />
  )
}
