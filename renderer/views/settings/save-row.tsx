import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage } from '../../ui/message'
import styles from './settings.module.css'
import type { Saving } from './use-save'

/** The foot of a form: its button, and how the last save ended. */
export const SaveRow = ({ saving, changed, problem }: { saving: Saving; changed: boolean; problem?: string | undefined }) => (
  <>
    {problem !== undefined && (
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    )}
    {saving.error !== undefined && <ErrorMessage error={saving.error} />}
    <div className={styles.saveRow}>
      <Button type="submit" variant={changed ? 'primary' : 'normal'} isDisabled={!changed || problem !== undefined || saving.state === 'saving'}>
        {text.settingsScreen.save}
      </Button>
      <span role="status" className={styles.muted}>
        {changed ? text.settingsScreen.unsaved : saving.state === 'saved' ? text.settingsScreen.saved : ''}
      </span>
    </div>
  </>
)
