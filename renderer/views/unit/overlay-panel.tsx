import { useMemo } from 'react'
import { ChartPanel } from '../../charts/chart-panel'
import { roundTicks } from '../../charts/round-ticks'
import { useQuery } from '../../engine/use-query'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, scaleOf } from '../../ui/format'
import { formatInstant } from '../../ui/time'
import { useWidth } from '../../ui/use-width'
import styles from './more.module.css'

const height = 190
const left = 42
const right = 10
const top = 8
const bottom = 30

interface Point {
  cycle: number
  minute: number
  value: number
  startedAt: number
}

/** The latest defrosts laid over each other from their start: coil temperature, else power. */
export const OverlayPanel = ({ unitId, zone }: { unitId: string; zone: string }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const system = usePreferences((state) => state.units)
  const { data } = useQuery('unit.defrostOverlay', { unitId })
  const { points, isCoil } = useMemo(() => {
    if (data === undefined) return { points: [] as Point[], isCoil: true }
    const [cycle, minute, coil, power, started] = (['cycle', 'minute', 'coil_c', 'power_w', 'started_at'] as const).map((name) => data.numbers(name)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]
    const hasCoil = coil.some((value) => !Number.isNaN(value))
    const values = hasCoil ? coil : power
    return { points: Array.from(values, (value, row): Point => ({ cycle: cycle[row] as number, minute: minute[row] as number, value, startedAt: started[row] as number })).filter(({ value }) => !Number.isNaN(value)), isCoil: hasCoil }
  }, [data])
  if (data === undefined || points.length === 0) return null
  const quantity = isCoil ? ('temperature' as const) : ('power' as const)
  const scale = scaleOf(quantity, system)
  const cycles = [...new Set(points.map(({ cycle }) => cycle))].sort((a, b) => b - a)
  const [low, high] = [Math.min(...points.map(({ value }) => value)), Math.max(...points.map(({ value }) => value))]
  const [from, to] = [Math.min(...points.map(({ minute }) => minute)), Math.max(...points.map(({ minute }) => minute))]
  const x = (minute: number): number => left + ((minute - from) / Math.max(1e-9, to - from)) * (width - left - right)
  const y = (value: number): number => top + (1 - (value - low) / Math.max(1e-9, high - low)) * (height - top - bottom)
  const name = isCoil ? text.unitMore.coil : text.unitMore.power
  const twin = () => ({
    columns: [
      { id: 's', title: text.unitMore.cycle, width: 150, render: (point: Point) => <span>{formatInstant(point.startedAt, zone)}</span> },
      { id: 'm', title: text.unitMore.minutes, width: 90, align: 'end' as const, render: (point: Point) => <span>{formatNumber(point.minute, 1)}</span> },
      { id: 'v', title: name, width: 100, align: 'end' as const, render: (point: Point) => <span>{formatQuantity(point.value, quantity, system)}</span> },
    ],
    rows: points,
  })
  return (
    <ChartPanel name={text.unitMore.overlay} note={text.unitMore.overlayNote(formatNumber(cycles.length))} height={height} twin={twin}>
      <div ref={ref} data-chart style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={text.unitMore.overlayLabel(name, formatNumber(cycles.length))}>
            {roundTicks(scale.from(low), scale.from(high), 4).map((shown) => (
              <g key={shown}>
                <line className={styles.gridLine} x1={left} x2={width - right} y1={y(scale.back(shown))} y2={y(scale.back(shown))} />
                <text className={styles.tick} x={left - 6} y={y(scale.back(shown)) + 4} textAnchor="end">
                  {formatNumber(shown, quantity === 'power' ? 1 : 0)}
                </text>
              </g>
            ))}
            {[0, 5, 10, 15, 20].filter((minute) => minute <= to).map((minute) => (
              <text key={minute} className={styles.tick} x={x(minute)} y={height - bottom + 14} textAnchor="middle">
                {minute}
              </text>
            ))}
            <text className={styles.tick} x={left + (width - left - right) / 2} y={height - 3} textAnchor="middle">{`${text.unitMore.minutes}; ${name}, ${scale.unit}`}</text>
            <line className={styles.start} x1={x(0)} x2={x(0)} y1={top} y2={height - bottom} />
            {cycles.map((cycle) => (
              <polyline key={cycle} className={styles.cycle} style={{ opacity: 0.9 - 0.7 * (cycle / Math.max(1, cycles.length)) }} points={points.filter((point) => point.cycle === cycle).map((point) => `${x(point.minute)},${y(point.value)}`).join(' ')} />
            ))}
          </svg>
        )}
      </div>
    </ChartPanel>
  )
}

