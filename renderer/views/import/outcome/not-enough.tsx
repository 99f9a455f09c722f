import { useQuery } from '../../../engine/use-query'
import { hrefOf } from '../../../state/place'
import { text } from '../../../text/en'
import { Icon } from '../../../ui/icon'
import styles from './outcome.module.css'

const mostShown = 6

/** Units of an import of whose data not everything can be judged, and what would be enough. */
export const NotEnough = ({ importNo }: { importNo: number }) => {
  const quality = useQuery('quality.units', { importNo })
  const units = (quality.data ?? []).filter(({ notEnough }) => notEnough.length > 0)
  if (units.length === 0) return null
  return (
    <div className={styles.part}>
      <h3>{text.import.outcome.notEnough(text.import.unitsCount(units.length))}</h3>
      <ul className={styles.list}>
        {units.slice(0, mostShown).map(({ unitId, notEnough }) => (
          <li key={unitId} className={styles.lacking}>
            <Icon name="warning" size={14} />
            <a href={hrefOf({ screen: 'unit', id: unitId })}>{unitId}</a>
            <span>{notEnough.join(' ')}</span>
          </li>
        ))}
      </ul>
      {units.length > mostShown && <a href="#/quality">{text.import.outcome.moreUnits(units.length - mostShown)}</a>}
    </div>
  )
}
