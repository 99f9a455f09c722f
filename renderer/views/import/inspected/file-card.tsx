import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { formatBytes, formatNumber } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { asksZone, hasColumns, isLoaded, stateOf } from './file-state'
import { lastPart } from './group-files'
import styles from './inspected.module.css'
import { SameUnit } from './same-unit'
import { StateMark } from './state-mark'
import { UnitField } from './unit-field'

export const formatName = (file: InspectedFile): string => file.format.replaceAll('_', ' ')

const factsOf = (file: InspectedFile): string =>
  [
    file.name.slice(0, -lastPart(file.name).length - 1),
    formatBytes(file.bytes),
    file.rowsGuess === null ? '' : text.import.aboutRows(formatNumber(file.rowsGuess)),
    file.zone !== null && !asksZone(file) ? text.import.timesIn(file.zone) : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ')

/** What a file was taken for, and by what. */
export const What = ({ file }: { file: InspectedFile }) => (
  <div className={styles.what}>
    <span className={styles.text} title={formatName(file)}>
      {file.kind === 'register' ? text.import.register(formatName(file)) : formatName(file)}
    </span>
    {file.evidence !== null && (
      <span className={`${styles.sub} ${styles.text}`} title={file.evidence}>
        {text.import.toldBy(file.evidence)}
      </span>
    )}
  </div>
)

/** One file: what it is, how that was told, whose it is, and what to do about it. */
export const FileCard = ({ file, inGroup }: { file: InspectedFile; inGroup: boolean }) => {
  const change = useImportFlow((flow) => flow.change)
  const state = stateOf(file)
  const saysMessage = isLoaded(file) && file.message !== null && !inGroup
  return (
    <div className={inGroup ? `${styles.card} ${styles.inGroup}` : styles.card} data-file={file.name}>
      <StateMark state={state} />
      <div className={styles.name}>
        <span className={styles.title} title={file.name}>
          {lastPart(file.name)}
        </span>
        <span className={`${styles.sub} ${styles.text}`} title={factsOf(file)}>
          {factsOf(file)}
        </span>
      </div>
      {isLoaded(file) ? (
        <>
          <What file={file} />
          <UnitField label={file.name} files={[file]} />
        </>
      ) : (
        <div className={styles.why}>{file.message}</div>
      )}
      <div className={styles.action}>
        {hasColumns(file) && (
          <Button
            small
            variant={state === 'needs' ? 'primary' : 'normal'}
            aria-label={text.import.columnsOf(state === 'needs' || state === 'refused', file.name)}
            onPress={() => change({ columnsOf: { file: file.file, name: file.name }, draft: null })}
          >
            {state === 'needs' || state === 'refused' ? text.import.sayColumns : text.import.checkColumns}
          </Button>
        )}
      </div>
      {(saysMessage || file.sameAs !== null) && (
        <div className={styles.notes}>
          {saysMessage && (
            <div className={`${styles.note} ${styles[state]}`}>
              <Icon name={state === 'sure' || state === 'register' ? 'right' : 'warning'} size={14} />
              <span>{file.message}</span>
            </div>
          )}
          <SameUnit file={file} />
        </div>
      )}
    </div>
  )
}
