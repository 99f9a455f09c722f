import { fleetColumns } from '../../../analytics/contract/choices'
import { useGlossary } from '../../state/glossary'
import { goTo } from '../../state/place'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './glossary.module.css'

/** What a measure is and where its definition comes from. */
export const GlossaryDialog = () => {
  const { measure, show } = useGlossary()
  const close = () => show(null)
  return (
    <Dialog label={text.palette.definition} isOpen={measure !== null} onClose={close}>
      {measure !== null && (
        <div className={styles.body}>
          <h2>{text.glossaryNames[measure]}</h2>
          <p>{text.glossary[measure]}</p>
          <div className={styles.buttons}>
            {(fleetColumns as readonly string[]).includes(measure) && (
              <Button
                icon="fleet"
                onPress={() => {
                  close()
                  goTo({ screen: 'fleet' })
                }}
              >
                {text.palette.shownIn}
              </Button>
            )}
            <Button variant="primary" autoFocus onPress={close}>
              {text.palette.close}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
