import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { TextField } from '../../../ui/field'
import { mayNameUnit } from './file-state'
import styles from './inspected.module.css'

/** The unit of a file, or of all files of a group, and where its name comes from; a field where another may be given. */
export const UnitField = ({ label, files }: { label: string; files: readonly InspectedFile[] }) => {
  const given = useImportFlow(({ unitIds }) => unitIds[files[0]?.name ?? ''])
  const nameUnits = useImportFlow((state) => state.nameUnits)
  const units = [...new Set(files.flatMap((file) => file.unitIds))]
  const [first = ''] = units
  const from = text.import.unitIdFrom[files[0]?.unitIdFrom ?? ''] ?? ''
  if (units.length !== 1 || !files.every(mayNameUnit))
    return (
      <div className={styles.unit}>
        <span className={styles.text} title={units.slice(0, 20).join(', ')}>
          {units.length === 1 ? first : units.length === 0 ? '' : text.import.unitsCount(units.length)}
        </span>
        <span className={styles.sub}>{from}</span>
      </div>
    )
  const names = files.map(({ name }) => name)
  const isGiven = given !== undefined && given !== '' && given !== first
  return (
    <div className={styles.unit}>
      <TextField
        label={text.import.unitOf(label)}
        placeholder={first}
        value={given ?? first}
        onChange={(value) => nameUnits(names, value === first ? null : value)}
      />
      <span className={styles.sub}>{isGiven ? text.import.unitIdFrom['option'] : from}</span>
    </div>
  )
}
