import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { formatBytes, formatNumber } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { What } from './file-card'
import { lastPart } from './group-files'
import { hasColumns, isLoaded, type FileState } from './file-state'
import styles from './inspected.module.css'
import { StateMark } from './state-mark'
import { UnitField } from './unit-field'

const namesShown = 3

const sumOf = (files: readonly InspectedFile[], of: (file: InspectedFile) => number): number =>
  files.reduce((sum, file) => sum + of(file), 0)

/** Many like files as one: together, and each when it is opened. */
export const GroupCard = ({ groupKey, state, files, open }: { groupKey: string; state: FileState; files: readonly InspectedFile[]; open: boolean }) => {
  const { change, toggle } = useImportFlow()
  const [first] = files
  if (first === undefined) return null
  const rows = sumOf(files, (file) => file.rowsGuess ?? 0)
  const facts = [formatBytes(sumOf(files, (file) => file.bytes)), rows === 0 ? '' : text.import.aboutRows(formatNumber(rows)), files.slice(0, namesShown).map((file) => lastPart(file.name)).join(', ')]
  const shownFacts = facts.filter((fact) => fact !== '').join(' · ')
  const name = text.import.files(files.length)
  return (
    <div className={styles.card} data-group={files.length}>
      <StateMark state={state} />
      <div className={styles.name}>
        <Button small variant="quiet" icon={open ? 'down' : 'right'} aria-expanded={open} onPress={() => toggle(groupKey)}>
          <span className={styles.title}>{name}</span>
        </Button>
        <span className={`${styles.sub} ${styles.text}`} title={shownFacts}>
          {shownFacts}
        </span>
      </div>
      {isLoaded(first) ? (
        <>
          <What file={first} />
          <UnitField label={name} files={files} />
        </>
      ) : (
        <div className={styles.why}>{first.message !== null && text.import.firstOf(first.message)}</div>
      )}
      <div className={styles.action}>
        {hasColumns(first) && state !== 'refused' && (
          <Button
            small
            variant={state === 'needs' ? 'primary' : 'normal'}
            aria-label={text.import.columnsOf(state === 'needs', name)}
            onPress={() => change({ columnsOf: { file: first.file, name: first.name }, draft: null })}
          >
            {state === 'needs' ? text.import.sayColumns : text.import.checkColumns}
          </Button>
        )}
      </div>
      {isLoaded(first) && first.message !== null && (
        <div className={styles.notes}>
          <div className={`${styles.note} ${styles[state]}`}>
            <Icon name="warning" size={14} />
            <span>{text.import.firstOf(first.message)}</span>
          </div>
        </div>
      )}
    </div>
  )
}
