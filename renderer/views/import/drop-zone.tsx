import { useQuery } from '../../engine/use-query'
import { useImportFlow } from '../../state/import-flow'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatPercent } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { ErrorMessage } from '../../ui/message'
import styles from './drop-zone.module.css'
import { SampleButton } from './sample-button'
import { useAddFiles } from './use-add-files'

/** Where exports are dropped or chosen: large while the project is empty, a strip when it is not. */
export const DropZone = () => {
  const { fromDialog, choosesFolders, dropTarget, over, error } = useAddFiles()
  const upload = useImportFlow((state) => state.upload)
  const info = useQuery('project.info', {})
  const isStrip = (info.data?.imports ?? 0) > 0
  const classes = [styles.drop, isStrip ? styles.strip : '', over ? styles.over : ''].filter((name) => name !== '').join(' ')
  return (
    <>
      <div className={classes} data-drop-zone {...dropTarget}>
        <span className={styles.icon}>
          <Icon name="import" size={isStrip ? 22 : 26} />
        </span>
        <div className={styles.words}>
          <div className={styles.title}>{upload === null ? text.import.drop : text.import.uploading(upload.file)}</div>
          <div className={styles.hint}>{upload === null ? (isStrip ? text.import.dropStripHint : text.import.dropHint) : formatPercent(upload.share * 100)}</div>
        </div>
        <div className={styles.buttons}>
          <Button variant="primary" icon="file" isDisabled={upload !== null} onPress={() => void fromDialog('telemetry')}>
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
