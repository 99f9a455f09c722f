import type { RestingSensor, SensorAgreement, SensorGroup } from '../../../../analytics/contract'
import { ChartPanel } from '../../../charts/chart-panel'
import { useQuery } from '../../../engine/use-query'
import { usePreferences } from '../../../state/preferences'
import { text } from '../../../text/text'
import { formatQuantity, scaleOf, type UnitSystem } from '../../../ui/format'
import type { GridColumn } from '../../../ui/grid/virtual-grid'
import { formatDay } from '../../../ui/time'
import { pressureRows, PressuresGroup } from './pressures-group'
import { chartHeight, RestChart, type TwinRow } from './rest-chart'
import { RestSection } from './rest-section'
import { groupName, hasMoved, verdictsOf } from './sensor-words'

/** Which sensors agree while the compressor rests, and which one has moved. */
export const SensorsPanel = ({ unitId }: { unitId: string }) => {
  const { data } = useQuery('unit.sensors', { unitId })
  const system = usePreferences((state) => state.units)
  if (data === undefined) return null
  return (
    <ChartPanel name={text.sensors.title} note={text.sensors.note} height={(data.groups.length + 1) * (chartHeight + 30)} twin={() => ({ columns: twinColumns, rows: [...sensorRows(data.groups, system), ...pressureRows(data.pressures)] })}>
      {data.groups.map((group) => (
        <Group key={group.group} group={group} agreement={data} system={system} />
      ))}
      <PressuresGroup pressures={data.pressures} agreement={data} />
    </ChartPanel>
  )
}

const Group = ({ group, agreement, system }: { group: SensorGroup; agreement: SensorAgreement; system: UnitSystem }) => {
  const { unit, from } = scaleOf('temperature_difference', system)
  const threshold = from(agreement.thresholdK)
  return (
    <RestSection name={groupName(group)} moved={hasMoved(group)} words={verdictsOf(group, agreement, system).join(' ')}>
      {group.sensors.some(({ days }) => days.length > 0) && (
        <RestChart
          name={groupName(group)}
          unit={unit}
          lines={group.sensors.map(({ sensor, days, shiftK, levelK }) => ({ id: sensor, name: sensorName(sensor), days, shift: shiftK.map(from), level: levelK === null ? null : from(levelK) }))}
          limits={{ high: threshold, low: -threshold, words: text.sensors.threshold(formatQuantity(agreement.thresholdK, 'temperature_difference', system, 1)) }}
        />
      )}
    </RestSection>
  )
}

const sensorName = (sensor: RestingSensor['sensor']): string => text.sensors.names[sensor]

const sensorRows = (groups: readonly SensorGroup[], system: UnitSystem): TwinRow[] =>
  groups.flatMap(({ sensors }) =>
    sensors.flatMap(({ sensor, days, shiftK }) => days.map((day, rest) => ({ sensor: sensorName(sensor), day, shift: formatQuantity(shiftK[rest] as number, 'temperature_difference', system, 2) }))),
  )

const twinColumns: GridColumn<TwinRow>[] = [
  { id: 'sensor', title: text.sensors.sensor, width: 150, grow: 1, render: (row) => <span>{row.sensor}</span> },
  { id: 'day', title: text.sensors.day, width: 110, align: 'end', render: (row) => <span>{formatDay(row.day)}</span> },
  { id: 'shift', title: text.sensors.shift, width: 110, align: 'end', render: (row) => <span>{row.shift}</span> },
]
