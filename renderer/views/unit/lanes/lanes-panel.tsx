import { useMemo } from 'react'
import type { UnitLanes } from '../../../../analytics/contract'
import { ChartPanel } from '../../../charts/chart-panel'
import { useQuery } from '../../../engine/use-query'
import type { Span } from '../../../state/trace-view'
import { text } from '../../../text/text'
import { formatPercent } from '../../../ui/format'
import type { GridColumn } from '../../../ui/grid/virtual-grid'
import { ErrorMessage } from '../../../ui/message'
import { formatDay } from '../../../ui/time'
import styles from '../unit.module.css'
import { LaneDrawing } from './lane-drawing'
import { laneTops, type LaneItem } from './lane'
import { lanesOf } from './lanes-of'
import { modeDaysOf, modeTotals, runModes } from './mode-days'
import { ModeLegend } from './patterns'

/** What happened when, over the whole history; a drag or a key chooses the period of the trace. */
export const LanesPanel = ({ unitId, zone, dayZone, whole, lanes }: { unitId: string; /** In which times are shown, and in which days are counted. */ zone: string; dayZone: string; whole: Span; lanes: UnitLanes }) => {
  const answer = useQuery('unit.modeDays', { unitId })
  const modeDays = useMemo(() => (answer.data === undefined ? [] : modeDaysOf(answer.data)), [answer.data])
  const rows = useMemo(() => lanesOf(lanes, modeDays), [lanes, modeDays])
  const totals = modeTotals(modeDays)
  return (
    <ChartPanel
      name={text.unit.lanes.title}
      note={text.unit.zoneNote(zone)}
      height={(laneTops(rows, 4).at(-1) ?? 0) + 40}
      twin={() => ({ columns: twinColumns, rows: rows.flatMap((lane) => lane.items.length === 0 ? [{ lane: lane.name, label: lane.empty }] : lane.items.map((item) => ({ ...item, lane: lane.name }))) })}
    >
      {answer.error !== undefined && <ErrorMessage error={answer.error} />}
      {answer.data !== undefined && <LaneDrawing unitId={unitId} zone={zone} dayZone={dayZone} whole={whole} lanes={rows} modeDays={modeDays} />}
      {totals !== undefined && (
        <ModeLegend
          className={styles.modeLegend}
          modes={runModes.filter((id) => totals[id] > 0).map((id) => ({ id, name: text.unit.lanes.modes[id] ?? id, share: formatPercent(100 * totals[id]) }))}
        />
      )}
    </ChartPanel>
  )
}

type TwinRow = { lane: string; label: string } & Partial<LaneItem>

const twinColumns: GridColumn<TwinRow>[] = [
  { id: 'lane', title: text.unit.lanes.kind, width: 90, render: (row) => <span>{row.lane}</span> },
  { id: 'label', title: text.unit.lanes.what, width: 180, grow: 1, render: (row) => <span title={row.label}>{row.label}</span> },
  { id: 'from', title: text.unit.lanes.from, width: 96, align: 'end', render: (row) => <span>{formatDay(row.from)}</span> },
  { id: 'to', title: text.unit.lanes.to, width: 96, align: 'end', render: (row) => <span>{formatDay(row.to)}</span> },
]
