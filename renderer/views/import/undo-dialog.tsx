import { useState } from 'react'
import type { ImportRecord } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useJob } from '../../engine/use-job'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { formatNumber } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import styles from './import.module.css'

/** Asks once more before an import is taken back, and says what that means. */
export const UndoDialog = ({ record, onClose }: { record: ImportRecord; onClose: () => void }) => {
  const engine = useEngine()
  const analysing = useJob('project.analyse')
  const [error, setError] = useState<EngineError>()
  const undo = async (): Promise<void> => {
    try {
      await engine.call('import.undo', { importNo: record.importNo })
      onClose()
      await analysing.start({})
    } catch (thrown) {
      setError(asEngineError(thrown))
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
