import { useState } from 'react'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/en'
import { Screen } from '../../ui/screen'
import { DropZone } from './drop-zone'
import { History } from './history'
import { ImportResult, ImportedFiles } from './import-result'
import { InspectedFiles } from './inspected-files'
import { Rejects } from './rejects'
import styles from './import.module.css'

/** From files to a project: choose, see what they are, load, see what became of them. */
export const ImportView = () => {
  const sources = useImportFlow((state) => state.sources)
  const importing = useJob('import.start')
  const history = useQuery('import.history', {})
  const [chosen, setChosen] = useState<number>()
  const latest = history.data?.find((record) => !record.undone)?.importNo
  const shownNo = chosen ?? (importing.result?.importNo || latest)
  const shown = history.data?.find((record) => record.importNo === shownNo)
  const showsResult = importing.status === 'done' && importing.result !== undefined && sources.length === 0
  return (
    <Screen title={text.import.title} lead={text.import.lead}>
      <div className={styles.stack}>
        {sources.length === 0 ? <DropZone /> : <InspectedFiles />}
        {showsResult && importing.result !== undefined && <ImportResult summary={importing.result} />}
        <History onRejects={setChosen} />
        {shown !== undefined && !(showsResult && importing.result?.importNo === shownNo) && <ImportedFiles record={shown} />}
        {shownNo !== undefined && <Rejects key={shownNo} importNo={shownNo} />}
      </div>
    </Screen>
  )
}
