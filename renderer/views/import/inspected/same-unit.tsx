import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import styles from './inspected.module.css'

/** Offers the unit that has had the same readings before under another name. */
export const SameUnit = ({ file }: { file: InspectedFile }) => {
  const given = useImportFlow(({ unitIds }) => unitIds[file.name])
  const nameUnits = useImportFlow((state) => state.nameUnits)
  if (file.sameAs === null) return null
  const { unitId, detail } = file.sameAs
  const taken = given === unitId
  return (
    <div className={styles.note}>
      <Icon name="link" size={14} />
      <span>{taken ? text.import.takenAs(unitId) : text.import.sameAs(unitId, detail)}</span>
      <Button small onPress={() => nameUnits([file.name], taken ? null : unitId)}>
        {taken ? text.import.notSame : text.import.importAs(unitId)}
      </Button>
    </div>
  )
}
