import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { formatMoney } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { SimpleTable } from '../../ui/simple-table'
import { formatDay } from '../../ui/time'
import styles from './more.module.css'

/** Who was there, what was found and done. */
export const ServicePanel = ({ unitId, currency }: { unitId: string; currency: string | null }) => {
  const { data } = useQuery('unit.service', { unitId })
  if (data === undefined) return null
  const words = text.unitMore
  return (
    <Panel title={words.service}>
      {data.length === 0 ? (
        <p className={styles.muted}>{words.serviceNone}</p>
      ) : (
        <SimpleTable
          label={words.service}
          columns={[
            { title: words.visited, nowrap: true, render: (visit) => formatDay(visit.visitedOn) },
            { title: words.kind, nowrap: true, render: (visit) => words.kinds[visit.kind ?? ''] ?? visit.kind },
            { title: words.who, render: (visit) => visit.technician },
            { title: words.found, render: (visit) => (visit.confirmedFault === null ? '' : visit.confirmedFault === 'none' ? words.nothingFound : (text.faults[visit.confirmedFault] ?? visit.confirmedFault)) },
            { title: words.notes, render: (visit) => [visit.parts, visit.notes].filter(Boolean).join(' · ') },
            { title: words.cost, align: 'end', render: (visit) => formatMoney(visit.cost, currency) },
          ]}
          rows={data}
          rowKey={(visit) => visit.visitId}
          maxHeight={240}
        />
      )}
    </Panel>
  )
}
