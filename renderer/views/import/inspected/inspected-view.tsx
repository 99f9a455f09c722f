import { useMemo } from 'react'
import { useJob } from '../../../engine/use-job'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { formatNumber } from '../../../ui/format'
import { ErrorMessage, Message } from '../../../ui/message'
import { Screen } from '../../../ui/screen'
import { SavedMappings } from '../saved-mappings'
import { useImport } from '../use-import'
import { useInspection } from '../use-inspection'
import { FileList } from './file-list'
import { isLoaded, stateOf } from './file-state'
import { listRows, sectionsOf } from './group-files'
import styles from './inspected.module.css'
import { StateFilter } from './state-filter'
import { ZoneQuestion } from './zone-question'

/** What each chosen file is and what is still open about it, and the button that loads them. */
export const InspectedView = () => {
  const { words, shown, opened, choose } = useImportFlow()
  const inspection = useInspection()
  const importing = useJob('import.start')
  const start = useImport()
  const files = useMemo(() => inspection.data ?? [], [inspection.data])
  const sections = useMemo(() => {
    const wanted = words.toLowerCase()
    return sectionsOf(files.filter((file) => (shown === null || stateOf(file) === shown) && file.name.toLowerCase().includes(wanted)))
  }, [files, words, shown])
  const rows = useMemo(() => listRows(sections, opened), [sections, opened])
  const count = files.filter(isLoaded).length
  const open = files.filter((file) => stateOf(file) === 'needs').length
  return (
    <Screen
      title={text.import.title}
      lead={inspection.data !== undefined && <span role="status">{text.import.usable(formatNumber(count), formatNumber(files.length))}</span>}
      actions={
        <>
          <SavedMappings />
          <Button onPress={() => choose([])}>{text.import.startOver}</Button>
        </>
      }
      fill
    >
      {inspection.error !== undefined && <ErrorMessage error={inspection.error} />}
      {importing.status === 'failed' && importing.error !== undefined && <ErrorMessage error={importing.error} />}
      {importing.status === 'cancelled' && (
        <div className={styles.question} role="status">
          {text.job.cancelled}
        </div>
      )}
      {inspection.loading && <Message title={text.import.inspecting} />}
      {files.length > 0 && (
        <>
          <StateFilter files={files} />
          <ZoneQuestion files={files} />
          <FileList rows={rows} />
        </>
      )}
      <div className={styles.foot}>
        <span className={styles.footText}>{open > 0 && text.import.stillOpen(text.import.files(open))}</span>
        <Button
          variant="primary"
          isDisabled={count === 0 || importing.status === 'running'}
          onPress={() => void start()}
        >
          {text.import.start(text.import.files(count))}
        </Button>
      </div>
    </Screen>
  )
}
