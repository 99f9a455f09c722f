import { useMemo } from 'react'
import type { InspectedFile } from '../../../../analytics/contract'
import { useImportFlow } from '../../../state/import-flow'
import { text } from '../../../text/text'
import { Icon } from '../../../ui/icon'
import { SearchChoice } from '../../../ui/search-choice'
import { asksZone } from './file-state'
import styles from './inspected.module.css'
import { zoneChoices } from './zones'

/** Asks once for the zone of all times that carry none. */
export const ZoneQuestion = ({ files }: { files: readonly InspectedFile[] }) => {
  const { zone, change } = useImportFlow()
  const asking = useMemo(() => files.filter(asksZone), [files])
  const proposed = useMemo(() => [...new Set(asking.map((file) => file.zone ?? 'UTC'))], [asking])
  const choices = useMemo(() => zoneChoices(proposed), [proposed])
  const [first] = asking
  if (first === undefined) return null
  const from = first.zoneFrom ?? 'default'
  return (
    <div className={styles.question}>
      <Icon name="question" size={14} />
      <span>{text.import.zoneAsked(text.import.files(asking.length))}</span>
      <div className={styles.zone}>
        <SearchChoice
          label={text.import.zone}
          value={zone ?? proposed[0] ?? 'UTC'}
          shown={zone ?? proposed.join(', ')}
          choices={choices}
          onChoose={(chosen) => change({ zone: chosen })}
        />
      </div>
      <span className={styles.sub}>{zone === null ? text.import.zoneFrom[from] : text.import.zoneGiven}</span>
    </div>
  )
}
