import type { RestingSensor, SensorAgreement, SensorGroup } from '../../../../analytics/contract'
import { ChartPanel } from '../../../charts/chart-panel'
import { useQuery } from '../../../engine/use-query'
import { usePreferences } from '../../../state/preferences'
import { text } from '../../../text/text'
import { formatQuantity, type UnitSystem } from '../../../ui/format'
import type { GridColumn } from '../../../ui/grid/virtual-grid'
import { SeverityShape } from '../../../ui/severity'
import { formatDay } from '../../../ui/time'
import { chartHeight, RestChart } from './rest-chart'
import { groupName, hasMoved, verdictsOf } from './sensor-words'
import styles from './sensors.module.css'

/** Which sensors agree while the compressor rests, and which one has moved. */
export const SensorsPanel = ({ unitId }: { unitId: string }) => {
  const { data } = useQuery('unit.sensors', { unitId })
  const system = usePreferences((state) => state.units)
  if (data === undefined) return null
  return (
    <ChartPanel name={text.sensors.title} note={text.sensors.note} height={data.groups.length * (chartHeight + 30)} twin={() => ({ columns: twinColumns(system), rows: twinRows(data.groups) })}>
      {data.groups.map((group) => (
        <Group key={group.group} group={group} agreement={data} system={system} />
      ))}
    </ChartPanel>
  )
}

const Group = ({ group, agreement, system }: { group: SensorGroup; agreement: SensorAgreement; system: UnitSystem }) => {
  const moved = hasMoved(group)
  return (
    <section className={styles.group}>
      <div className={styles.head}>
        <h3>{groupName(group)}</h3>
        <p className={moved ? styles.moved : styles.quiet}>
          {moved && <SeverityShape severity="minor" />}
          {verdictsOf(group, agreement, system).join(' ')}
        </p>
      </div>
      {group.sensors.some(({ days }) => days.length > 0) && <RestChart group={group} thresholdK={agreement.thresholdK} />}
    </section>
  )
}

interface TwinRow {
  sensor: RestingSensor['sensor']
  day: number
  shiftK: number
}

const twinRows = (groups: readonly SensorGroup[]): TwinRow[] =>
  groups.flatMap(({ sensors }) => sensors.flatMap(({ sensor, days, shiftK }) => days.map((day, rest) => ({ sensor, day, shiftK: shiftK[rest] as number }))))

const twinColumns = (system: UnitSystem): GridColumn<TwinRow>[] => [
  { id: 'sensor', title: text.sensors.sensor, width: 150, grow: 1, render: (row) => <span>{text.sensors.names[row.sensor]}</span> },
  { id: 'day', title: text.sensors.day, width: 110, align: 'end', render: (row) => <span>{formatDay(row.day)}</span> },
  { id: 'shift', title: text.sensors.shift, width: 110, align: 'end', render: (row) => <span>{formatQuantity(row.shiftK, 'temperature_difference', system, 2)}</span> },
]
