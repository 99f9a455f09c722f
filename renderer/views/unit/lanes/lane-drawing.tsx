import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { isoDay } from '../../../../analytics/contract/days'
import { useTraceView, type Span } from '../../../state/trace-view'
import { text } from '../../../text/text'
import { formatDay, startOfDay, timeTicks } from '../../../ui/time'
import { useWidth } from '../../../ui/use-width'
import { clampSpan, firstSpan } from '../trace/span'
import { plotLeft as left, plotRight as right } from '../trace/trace-option'
import styles from '../unit.module.css'
import { itemsOn, keyCursor, laneTops, type Lane, type LaneItem } from './lane'
import { LaneTip, type TipAt } from './lane-tip'
import { modePath, runModes, type ModeDay } from './mode-days'
import { LanePatterns, modeFill } from './patterns'
import { useLaneDrag } from './use-lane-drag'

const top = 4
const dayMs = 86_400_000

interface DrawingProps {
  unitId: string
  /** In which times are shown, and in which days are counted. */
  zone: string
  dayZone: string
  whole: Span
  lanes: readonly Lane[]
  modeDays: readonly ModeDay[]
}

/** The lanes above one time axis, which begins and ends where that of the trace does. */
export const LaneDrawing = ({ unitId, zone, dayZone, whole, lanes, modeDays }: DrawingProps) => {
  const [box, width] = useWidth<HTMLDivElement>()
  const view = useTraceView()
  const span = view.spans[unitId] ?? firstSpan(whole)
  const [cursor, setCursor] = useState<{ lane: number; item: number }>()
  const [pointed, setPointed] = useState<TipAt>()
  const plot = Math.max(1, width - left - right)
  const x = (t: number): number => left + ((Math.min(Math.max(t, whole.from), whole.to) - whole.from) / (whole.to - whole.from)) * plot
  const at = (px: number): number => whole.from + ((px - left) / plot) * (whole.to - whole.from)
  const firstDay = Math.floor(whole.from / dayMs)
  const midnight = startOfDay(isoDay(firstDay), dayZone) - firstDay * dayMs
  const dayX = (day: number): number => x(day * dayMs + midnight)
  const { dragged, ...drag } = useLaneDrag(left, (a, b) => view.setSpan(unitId, clampSpan({ from: at(a), to: at(b) }, whole)))
  const tops = laneTops(lanes, top)
  const bottom = tops.at(-1) ?? top
  const topOf = (lane: number): number => tops[lane] ?? top

  const held = cursor === undefined ? undefined : lanes[cursor.lane]?.items[cursor.item]
  const heldTip: TipAt | undefined =
    cursor === undefined
      ? undefined
      : { lane: cursor.lane, x: held === undefined ? left : (dayX(held.from) + dayX(held.to + 1)) / 2, heading: held === undefined ? null : daysText(held), lines: [held?.label ?? lanes[cursor.lane]?.empty ?? ''] }
  const tip = pointed ?? heldTip

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && held !== undefined) view.setSpan(unitId, clampSpan({ from: startOfDay(isoDay(held.from), dayZone), to: startOfDay(isoDay(held.to + 1), dayZone) }, whole))
    else if (event.key === 'Escape' && cursor !== undefined) setCursor(undefined)
    else {
      const next = keyCursor(event.key, cursor ?? { lane: 0, item: -1 }, lanes)
      if (next === undefined) return
      setCursor(next)
    }
    event.preventDefault()
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    drag.onPointerMove(event)
    const frame = event.currentTarget.getBoundingClientRect()
    const [px, py] = [event.clientX - frame.left, event.clientY - frame.top]
    const lane = tops.findIndex((_, index) => py >= topOf(index) && py < (tops[index + 1] ?? -1))
    const day = Math.floor((at(px) - midnight) / dayMs)
    const items = lane < 0 || px < left || px > width - right ? [] : itemsOn(lanes[lane] as Lane, day)
    setPointed(items.length === 0 ? undefined : { lane, x: px, heading: items.length === 1 ? daysText(items[0] as LaneItem) : formatDay(day), lines: items.map(({ label }) => label) })
  }

  return (
    <div
      ref={box}
      className={styles.lanesBox}
      style={{ height: bottom + 20 }}
      data-chart
      role="group"
      aria-label={text.unit.lanes.hint}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(undefined)}
    >
      {width > 0 && (
        <svg
          className={styles.lanes}
          width={width}
          height={bottom + 20}
          role="img"
          aria-label={text.unit.lanesLabel(formatDay(whole.from / dayMs), formatDay(whole.to / dayMs))}
          {...drag}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPointed(undefined)}
        >
          <LanePatterns />
          {timeTicks(whole.from, whole.to, zone, Math.floor(plot / 62)).map((tick) => (
            <g key={tick.at}>
              <line x1={x(tick.at)} x2={x(tick.at)} y1={top} y2={bottom} stroke="var(--chart-grid)" />
              <text x={x(tick.at)} y={bottom + 14} textAnchor={x(tick.at) > width - 40 ? 'end' : 'start'}>
                {tick.label}
              </text>
            </g>
          ))}
          {lanes.map((lane, index) => (
            <g key={lane.id} data-lane={lane.id}>
              <text x={0} y={topOf(index) + lane.height / 2 + 4}>
                {lane.name}
              </text>
              <text x={width - right + 8} y={topOf(index) + lane.height / 2 + 4}>
                {lane.summary}
              </text>
              {lane.items.every(({ fill }) => fill === 'none') && lane.summary === '' && (
                <text x={left + 6} y={topOf(index) + lane.height / 2 + 4}>
                  {lane.empty}
                </text>
              )}
              {lane.id === 'mode' && <Modes days={modeDays} x={dayX} bottom={topOf(index) + lane.height - 3} height={lane.height - 7} />}
              {lane.id !== 'mode' &&
                lane.items.map((item, place) => (
                  <rect
                    key={`${item.from} ${place}`}
                    x={dayX(item.from)}
                    y={topOf(index) + 4}
                    width={Math.max(2, dayX(item.to + 1) - dayX(item.from))}
                    height={lane.height - 8}
                    rx={1}
                    fill={item.fill}
                    opacity={item.opacity ?? 1}
                  />
                ))}
            </g>
          ))}
          <rect x={x(span.from)} y={1} width={Math.max(3, x(span.to) - x(span.from))} height={bottom} fill="none" stroke="var(--accent)" strokeWidth={1.5} rx={3} />
          {held !== undefined && cursor !== undefined && (
            <rect
              x={dayX(held.from) - 2}
              y={topOf(cursor.lane) + 1}
              width={Math.max(2, dayX(held.to + 1) - dayX(held.from)) + 4}
              height={(lanes[cursor.lane]?.height ?? 0) - 2}
              fill="none"
              stroke="var(--text)"
              strokeWidth={1.5}
              rx={2}
            />
          )}
          {dragged !== undefined && (
            <rect x={Math.min(dragged.from, dragged.to)} y={1} width={Math.abs(dragged.to - dragged.from)} height={bottom} fill="var(--accent)" opacity={0.16} />
          )}
        </svg>
      )}
      <LaneTip tip={tip} name={tip === undefined ? '' : (lanes[tip.lane]?.name ?? '')} y={tip === undefined ? 0 : (tops[tip.lane + 1] ?? 0)} width={width} live={pointed === undefined} />
    </div>
  )
}

const daysText = ({ from, to }: LaneItem): string => (from === to ? formatDay(from) : text.unit.lanes.period(formatDay(from), formatDay(to)))

const Modes = ({ days, x, bottom, height }: { days: readonly ModeDay[]; x: (day: number) => number; bottom: number; height: number }) => (
  <>
    {runModes.map((mode) => (
      <path key={mode} d={modePath(days, mode, x, bottom, height)} fill={modeFill[mode]} />
    ))}
  </>
)
