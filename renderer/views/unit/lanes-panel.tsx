import { useRef, useState, type PointerEvent } from 'react'
import type { LaneSpan, UnitLanes } from '../../../analytics/contract'
import { ChartPanel } from '../../charts/chart-panel'
import { useTraceView, type Span } from '../../state/trace-view'
import { text } from '../../text/text'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { formatDay, startOfDay, timeTicks } from '../../ui/time'
import { useWidth } from '../../ui/use-width'
import { clampSpan, firstSpan } from './trace/span'
import styles from './unit.module.css'

const left = 62
const right = 12
const rowHeight = 18
const top = 4
const dayMs = 86_400_000

interface Lane {
  name: string
  spans: readonly (LaneSpan & { fill: string; opacity?: number })[]
}

const severityFill = { critical: 'var(--critical)', major: 'var(--major)', minor: 'var(--minor)', advisory: 'var(--advisory)' }

const signalList = (label: string): string =>
  label.split('|').map((signal) => text.signals[signal] ?? signal).join(', ')

const lanesOf = (lanes: UnitLanes): Lane[] => [
  {
    name: text.unit.lanes.data,
    spans: lanes.coverage.map(({ from, to, level }) => ({
      from,
      to,
      label: text.unit.coverageLevels[level - 1] ?? '',
      fill: 'var(--accent)',
      opacity: level / 4,
    })),
  },
  {
    name: text.unit.lanes.gaps,
    spans: lanes.gaps.map((gap) => ({ ...gap, label: signalList(gap.label), fill: 'var(--text-3)' })),
  },
  {
    name: text.unit.lanes.findings,
    spans: lanes.findings.map((finding) => ({
      ...finding,
      label: text.faults[finding.label] ?? finding.label,
      fill: severityFill[finding.severity ?? 'advisory'],
    })),
  },
  {
    name: text.unit.lanes.visits,
    spans: lanes.visits.map((visit) => ({ ...visit, fill: 'var(--good)' })),
  },
]

/** What happened when, over the whole history; a drag chooses the period of the trace. */
export const LanesPanel = ({
  unitId,
  zone,
  dayZone,
  whole,
  lanes,
}: {
  unitId: string
  /** In which times are shown, and in which days are counted. */
  zone: string
  dayZone: string
  whole: Span
  lanes: UnitLanes
}) => {
  const rows = lanesOf(lanes)
  const height = top + rows.length * rowHeight + 20
  return (
    <ChartPanel
      name={text.unit.lanes.title}
      note={text.unit.zoneNote(zone)}
      height={160}
      twin={() => ({
        columns: twinColumns,
        rows: rows.flatMap((lane) => lane.spans.map((span) => ({ ...span, lane: lane.name }))),
      })}
    >
      <Drawing unitId={unitId} zone={zone} dayZone={dayZone} whole={whole} rows={rows} height={height} />
    </ChartPanel>
  )
}

const Drawing = ({
  unitId,
  zone,
  dayZone,
  whole,
  rows,
  height,
}: {
  unitId: string
  zone: string
  dayZone: string
  whole: Span
  rows: readonly Lane[]
  height: number
}) => {
  const [box, width] = useWidth<HTMLDivElement>()
  const view = useTraceView()
  const span = view.spans[unitId] ?? firstSpan(whole)
  const plot = Math.max(1, width - left - right)
  const x = (t: number): number => left + (Math.min(Math.max(t, whole.from), whole.to) - whole.from) / (whole.to - whole.from) * plot
  const { dragged, ...drag } = useLaneDrag((a, b) => {
    const at = (px: number): number => whole.from + ((px - left) / plot) * (whole.to - whole.from)
    view.setSpan(unitId, clampSpan({ from: at(a), to: at(b) }, whole))
  })
  const bottom = top + rows.length * rowHeight
  return (
    <div ref={box} style={{ height }} data-chart>
      {width > 0 && (
        <svg
          className={styles.lanes}
          width={width}
          height={height}
          role="img"
          aria-label={text.unit.lanesLabel(formatDay(whole.from / dayMs), formatDay(whole.to / dayMs))}
          {...drag}
        >
          <title>{text.unit.lanes.hint}</title>
          {timeTicks(whole.from, whole.to, zone, Math.floor(plot / 62)).map((tick) => (
            <g key={tick.at}>
              <line x1={x(tick.at)} x2={x(tick.at)} y1={top} y2={bottom} stroke="var(--chart-grid)" />
              <text x={x(tick.at)} y={bottom + 14} textAnchor={x(tick.at) > width - 40 ? 'end' : 'start'}>
                {tick.label}
              </text>
            </g>
          ))}
          {rows.map((lane, index) => (
            <g key={lane.name}>
              <text x={0} y={top + index * rowHeight + 13}>
                {lane.name}
              </text>
              {lane.spans.length === 0 && (
                <text x={left + 6} y={top + index * rowHeight + 13}>
                  {text.unit.lanes.none}
                </text>
              )}
              {lane.spans.map((one) => {
                const start = x(startOfDay(one.from, dayZone))
                const end = x(startOfDay(one.to, dayZone) + dayMs)
                return (
                  <rect
                    key={`${one.from}${one.to}${one.label}`}
                    x={start}
                    y={top + index * rowHeight + 4}
                    width={Math.max(2, end - start)}
                    height={rowHeight - 8}
                    rx={1}
                    fill={one.fill}
                    opacity={one.opacity ?? 1}
                  >
                    <title>{`${one.label}, ${formatDay(one.from)} to ${formatDay(one.to)}`}</title>
                  </rect>
                )
              })}
            </g>
          ))}
          <rect
            x={x(span.from)}
            y={1}
            width={Math.max(3, x(span.to) - x(span.from))}
            height={bottom}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={1.5}
            rx={3}
          />
          {dragged !== undefined && (
            <rect
              x={Math.min(dragged.from, dragged.to)}
              y={1}
              width={Math.abs(dragged.to - dragged.from)}
              height={bottom}
              fill="var(--accent)"
              opacity={0.16}
            />
          )}
        </svg>
      )}
    </div>
  )
}

const useLaneDrag = (choose: (a: number, b: number) => void) => {
  const start = useRef<number>(undefined)
  const [dragged, setDragged] = useState<Span>()
  const at = (event: PointerEvent<SVGSVGElement>): number =>
    Math.max(left, event.clientX - event.currentTarget.getBoundingClientRect().left)
  return {
    dragged,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      start.current = at(event)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (start.current !== undefined) setDragged({ from: start.current, to: at(event) })
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      const from = start.current
      start.current = undefined
      setDragged(undefined)
      if (from === undefined || Math.abs(at(event) - from) < 5) return
      choose(Math.min(from, at(event)), Math.max(from, at(event)))
    },
  }
}

const twinColumns: GridColumn<LaneSpan & { lane: string }>[] = [
  { id: 'lane', title: text.unit.lanes.kind, width: 90, render: (row) => <span>{row.lane}</span> },
  { id: 'label', title: text.unit.lanes.what, width: 180, grow: 1, render: (row) => <span>{row.label}</span> },
  { id: 'from', title: text.unit.lanes.from, width: 96, align: 'end', render: (row) => <span>{formatDay(row.from)}</span> },
  { id: 'to', title: text.unit.lanes.to, width: 96, align: 'end', render: (row) => <span>{formatDay(row.to)}</span> },
]
