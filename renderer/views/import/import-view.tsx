import { useState } from 'react'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/text'
import { ErrorMessage } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { ColumnsView } from './columns/columns-view'
import { DropZone } from './drop-zone'
import { History } from './history'
import { ImportRunning } from './import-running'
import { ImportedFiles } from './import-result'
import { InspectedView } from './inspected/inspected-view'
import { ImportOutcome } from './outcome/import-outcome'
import { Rejects } from './rejects'
import { SavedMappings } from './saved-mappings'
import styles from './import.module.css'

/** From files to a project: choose, see what they are, load, see what became of them. */
export const ImportView = () => {
  const sources = useImportFlow((state) => state.sources)
  const columnsOf = useImportFlow((state) => state.columnsOf)
  const { status } = useJob('import.start')
  if (status !== 'running' && sources.length > 0) return columnsOf === null ? <InspectedView /> : <ColumnsView key={columnsOf.name} of={columnsOf} />
  return (
    <Screen title={text.import.title} lead={text.import.lead} actions={<SavedMappings />}>
      <div className={styles.stack}>
        {status === 'running' ? <ImportRunning /> : <DropZone />}
        <PastImports />
      </div>
    </Screen>
  )
}

/** The import just ended, or the one chosen, else the latest: what became of it, and of each of its files. */
const PastImports = () => {
  const { status, result, error } = useJob('import.start')
  const history = useQuery('import.history', {})
  const [chosen, setChosen] = useState<number>()
  const latest = history.data?.find((record) => !record.undone)?.importNo
  const shownNo = chosen ?? (result?.importNo || latest)
  const shown = history.data?.find((record) => record.importNo === shownNo)
  const isNew = status === 'done' && result !== undefined && result.importNo === shownNo
  const list = <History onChoose={setChosen} />
  const outcome = shown === undefined ? null : <ImportOutcome record={shown} summary={isNew ? result : undefined} />
  return (
    <>
      {status === 'failed' && error !== undefined && <ErrorMessage error={error} />}
      {isNew && outcome}
      {list}
      {!isNew && outcome}
      {shown !== undefined && <ImportedFiles record={shown} />}
      {shownNo !== undefined && <Rejects key={shownNo} importNo={shownNo} />}
    </>
  )
}
