import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/en'
import { Button } from '../../ui/button'
import { formatPercent } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { ErrorMessage } from '../../ui/message'
import styles from './import.module.css'
import { SampleButton } from './sample-button'
import { useAddFiles } from './use-add-files'

/** Where exports are dropped or chosen. */
export const DropZone = () => {
  const { fromDialog, choosesFolders, dropTarget, over, error } = useAddFiles()
  const upload = useImportFlow((state) => state.upload)
  return (
    <>
      <div className={over ? `${styles.drop} ${styles.over}` : styles.drop} data-drop-zone {...dropTarget}>
        <span className={styles.dropIcon}>
          <Icon name="import" size={26} />
        </span>
        <div className={styles.dropTitle}>
          {upload === null ? text.import.drop : text.import.uploading(upload.file)}
        </div>
        <div className={styles.dropHint}>
          {upload === null ? text.import.dropHint : formatPercent(upload.share * 100)}
        </div>
        <div className={styles.buttons}>
          <Button variant="primary" icon="folder" isDisabled={upload !== null} onPress={() => void fromDialog('telemetry')}>
            {text.import.choose}
          </Button>
          {choosesFolders && (
            <Button icon="folder" isDisabled={upload !== null} onPress={() => void fromDialog('telemetry-folder')}>
              {text.import.chooseFolder}
            </Button>
          )}
          <SampleButton />
        </div>
      </div>
      {error !== undefined && <ErrorMessage error={error} />}
    </>
  )
}
