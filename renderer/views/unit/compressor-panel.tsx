import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { formatNumber, formatPercent, formatSigned } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { SimpleTable } from '../../ui/simple-table'
import { metricName } from './why-flagged'
import styles from './more.module.css'

/** The compressor's health and what makes it. */
export const CompressorPanel = ({ unitId }: { unitId: string }) => {
  const { data } = useQuery('unit.compressor', { unitId })
  if (data === undefined || (data.health === null && data.contributors.length === 0)) return null
  return (
    <Panel title={text.unitMore.compressor} note={data.health === null ? undefined : text.unitMore.health(formatNumber(data.health))}>
      {data.health === null && <p className={styles.muted}>{text.unitMore.healthNone}</p>}
      {data.weeksToAct !== null && <p>{text.unitMore.weeks(formatNumber(data.weeksToAct.p10), formatNumber(data.weeksToAct.p50), formatNumber(data.weeksToAct.p90))}</p>}
      <SimpleTable
        label={text.unitMore.compressor}
        columns={[
          { title: text.unitMore.contributor, render: (row) => text.unitMore.indicators[row.contributor] ?? metricName(row.contributor) },
          { title: text.unitMore.family, render: (row) => text.unitMore.families[row.family] ?? row.family },
          { title: text.unitMore.deviation, align: 'end', render: (row) => formatSigned(row.z, 1) },
          { title: text.unitMore.share, align: 'end', render: (row) => formatPercent(100 * row.share) },
        ]}
        rows={data.contributors}
        rowKey={(row) => row.contributor}
        maxHeight={220}
      />
    </Panel>
  )
}
