import { useState } from 'react'
import { asEngineError } from '../../engine/query-cache'
import type { RejectedFile } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { useHost } from '../shell/host-context'
import { nameOf } from './import-result'
import styles from './import.module.css'

/** The name by which a file chosen by itself is inspected. */
const chosenName = (path: string): string => nameOf(path)

/** The files that rows were rejected of, each with the way to bring in its corrected version as the same unit. */
export const RejectedFiles = ({ importNo }: { importNo: number }) => {
  const host = useHost()
  const { choose, nameUnits } = useImportFlow()
  const [error, setError] = useState<EngineError>()
  const files = useQuery('import.rejectedFiles', { importNo })
  const correct = async ({ unitId }: RejectedFile): Promise<void> => {
    setError(undefined)
    try {
      const [chosen] = await host.chooseFiles('telemetry')
      if (chosen === undefined) return
      choose([chosen.path])
      if (unitId !== null) nameUnits([chosenName(chosen.path)], unitId)
    } catch (thrown) {
      setError(asEngineError(thrown))
    }
  }
  const columns: TableColumn<RejectedFile>[] = [
    { title: text.import.file, render: ({ file }) => <span title={file}>{nameOf(file)}</span> },
    { title: text.import.unit, nowrap: true, render: ({ unitId }) => unitId ?? '' },
    { title: text.import.rejected, align: 'end', render: ({ rejected }) => formatNumber(rejected) },
    {
      title: text.import.correct,
      align: 'end',
      render: (file) => (
        <Button small aria-label={text.import.correctName(nameOf(file.file))} onPress={() => void correct(file)}>
          {text.import.correct}
        </Button>
      ),
    },
  ]
  if (files.data === undefined || files.data.length === 0) return null
  return (
    <>
      <div className={styles.footText}>{text.import.correctHint}</div>
      {error !== undefined && <ErrorMessage error={error} />}
      <SimpleTable label={text.import.correct} columns={columns} rows={files.data} rowKey={({ file }) => file} maxHeight={180} />
    </>
  )
}
