import { text } from '../../../text/text'
import { Icon, type IconName } from '../../../ui/icon'
import type { FileState } from './file-state'
import styles from './inspected.module.css'

const icons: Record<FileState, IconName> = {
  needs: 'question',
  refused: 'close',
  unsure: 'question',
  likely: 'check',
  sure: 'check',
  register: 'table',
  duplicate: 'copies',
  document: 'file',
}

/** What has to be known of a file, by shape and colour, and by its word to readers. */
export const StateMark = ({ state }: { state: FileState }) => (
  <span className={`${styles.mark} ${styles[state]}`}>
    <Icon name={icons[state]} size={13} />
    <span className="visually-hidden">{text.import.states[state]}</span>
  </span>
)
