import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/en'
import { Button } from '../../../ui/button'
import { formatBytes, formatNumber } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { formatName } from './file-card'
import { hasColumns, isLoaded, type FileState } from './file-state'
import styles from './inspected.module.css'
import { StateMark } from './state-mark'
import { UnitField } from './unit-field'

const sumOf = (files: readonly InspectedFile[], of: (file: InspectedFile) => number): number =>
  files.reduce((sum, file) => sum + of(file), 0)

/** Many like files as one: together, and each when it is opened. */
export const GroupCard = ({ groupKey, state, files, open }: { groupKey: string; state: FileState; files: readonly InspectedFile[]; open: boolean }) => {
  const { change, toggle } = useImportFlow()
  const [first] = files
  if (first === undefined) return null
  const rows = sumOf(files, (file) => file.rowsGuess ?? 0)
  const facts = [formatBytes(sumOf(files, (file) => file.bytes)), rows === 0 ? '' : text.import.aboutRows(formatNumber(rows))]
  const name = text.import.files(files.length)
  return (
    <div className={styles.card} data-group={files.length}>
      <StateMark state={state} />
      <div className={styles.name}>
        <Button small variant="quiet" icon={open ? 'down' : 'right'} aria-expanded={open} onPress={() => toggle(groupKey)}>
          <span className={styles.title}>{name}</span>
        </Button>
        <span className={styles.sub}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </div>
      <div className={styles.what}>
        <span className={styles.text} title={formatName(first)}>
          {isLoaded(first) ? formatName(first) : text.import.states[state]}
        </span>
        <span className={`${styles.sub} ${styles.text}`} title={first.evidence ?? ''}>
          {first.evidence === null ? '' : text.import.toldBy(first.evidence)}
        </span>
      </div>
      <UnitField label={name} files={files} />
      <div className={styles.action}>
        {hasColumns(first) && state !== 'refused' && (
          <Button
            small
            variant={state === 'needs' ? 'primary' : 'normal'}
            aria-label={text.import.columnsName(name)}
            onPress={() => change({ columnsOf: { file: first.file, name: first.name }, draft: null })}
          >
            {state === 'needs' ? text.import.sayColumns : text.import.checkColumns}
          </Button>
        )}
      </div>
      {first.message !== null && (
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
