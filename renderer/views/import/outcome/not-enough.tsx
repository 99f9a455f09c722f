import { useQuery } from '../../../engine/use-query'
import { hrefOf } from '../../../state/place'
import { text } from '../../../text/text'
import { SimpleTable, type TableColumn } from '../../../ui/simple-table'
import { lackingBySentence, type Lack } from './lacking'
import styles from './outcome.module.css'

const head = text.import.outcome
const unitsShown = 3

const columns: TableColumn<Lack>[] = [
  { title: head.lacks, render: ({ said }) => text.sentence(said).replaceAll('`', '') },
  {
    title: head.unitsHit,
    render: ({ unitIds }) => (
      <span className={styles.units}>
        {unitIds.slice(0, unitsShown).map((unitId) => (
          <a key={unitId} href={hrefOf({ screen: 'unit', id: unitId })}>
            {unitId}
          </a>
        ))}
        {unitIds.length > unitsShown && <a href="#/quality">{text.fleet.more(unitIds.length - unitsShown)}</a>}
      </span>
    ),
  },
]

/** What can't be judged with the data of an import's units, and what would be enough. */
export const NotEnough = ({ importNo }: { importNo: number }) => {
  const quality = useQuery('quality.units', { importNo })
  const units = (quality.data ?? []).filter(({ notEnough }) => notEnough.length > 0)
  if (units.length === 0) return null
  const title = head.notEnough(text.import.unitsCount(units.length))
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <SimpleTable label={title} columns={columns} rows={lackingBySentence(units)} rowKey={({ said }) => said} maxHeight={260} />
    </div>
  )
}
