import { cohortKeys, type CohortKey } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import type { Side } from '../../state/compare-view'
import { useFleetView } from '../../state/fleet-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SelectField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import styles from './compare.module.css'

/** Chooses the units of one side: by a key and its value, or as they are brushed in the fleet. */
export const SideChoice = ({ name, mark, side, onChange, brushable = true }: { name: string; mark?: string; side: Side; onChange: (side: Side) => void; brushable?: boolean }) => {
  const { data: choices } = useQuery('compare.choices', {})
  const brushed = useFleetView((state) => Object.keys(state.brushes).length > 0)
  const shownUnits = useFleetView((state) => state.shownUnits)
  const values = choices?.[side.key] ?? []
  return (
    <div className={styles.side}>
      <span className={`${styles.sideName} ${mark === undefined ? '' : (styles[mark] ?? '')}`}>{name}</span>
      {side.unitIds === null ? (
        <>
          <SelectField label={text.compare.keyLabel(name)} value={side.key} onChange={(key) => onChange({ key: key as CohortKey, value: '', unitIds: null })} options={cohortKeys.map((value) => ({ value, label: text.compare.keys[value] }))} />
          <SelectField
            label={text.compare.valueLabel(name)}
            value={side.value}
            onChange={(value) => onChange({ ...side, value })}
            options={[{ value: '', label: text.compare.anything }, ...values.map(({ value, units }) => ({ value, label: `${value} (${formatNumber(units)})` }))]}
          />
        </>
      ) : (
        <span className={styles.brushed}>
          {text.compare.brushed(formatNumber(side.unitIds.length))}
          <Button small variant="quiet" icon="close" aria-label={text.actions.clear} onPress={() => onChange({ ...side, unitIds: null })} />
        </span>
      )}
      {brushable && brushed && side.unitIds === null && (
        <Button small variant="quiet" onPress={() => onChange({ ...side, unitIds: shownUnits() ?? [] })}>
          {text.compare.takeBrush(name)}
        </Button>
      )}
    </div>
  )
}
