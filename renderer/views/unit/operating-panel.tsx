import { ChartPanel } from '../../charts/chart-panel'
import { roundTicks } from '../../charts/round-ticks'
import { useQuery } from '../../engine/use-query'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, scaleOf } from '../../ui/format'
import { useWidth } from '../../ui/use-width'
import styles from './more.module.css'

const height = 220
const left = 42
const right = 12
const top = 8
const bottom = 34

interface Cell {
  evaporating: number
  condensing: number
  mode: string
  days: number
  discharge: number
}

/** Where the compressor runs: days by evaporating and condensing temperature, hot discharge marked. */
export const OperatingPanel = ({ unitId }: { unitId: string }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const system = usePreferences((state) => state.units)
  const { data } = useQuery('unit.operatingMap', { unitId })
  if (data === undefined || data.rowCount === 0) return null
  const cells = Array.from({ length: data.rowCount }, (_, row): Cell => ({
    evaporating: data.numbers('evaporating_c')[row] as number,
    condensing: data.numbers('condensing_c')[row] as number,
    mode: data.texts('mode')[row] ?? '',
    days: data.numbers('days')[row] as number,
    discharge: data.numbers('discharge_c')[row] as number,
  }))
  const limitC = data.numbers('discharge_limit_c')[0] as number
  const [x0, x1] = [Math.min(...cells.map(({ evaporating }) => evaporating)) - 3, Math.max(...cells.map(({ evaporating }) => evaporating)) + 3]
  const [y0, y1] = [Math.min(...cells.map(({ condensing }) => condensing)) - 3, Math.max(...cells.map(({ condensing }) => condensing)) + 3]
  const most = Math.max(...cells.map(({ days }) => days))
  const x = (value: number): number => left + ((value - x0) / (x1 - x0)) * (width - left - right)
  const y = (value: number): number => top + (1 - (value - y0) / (y1 - y0)) * (height - top - bottom)
  const scale = scaleOf('temperature', system)
  const ticks = (from: number, to: number): { shown: number; value: number }[] => roundTicks(scale.from(from), scale.from(to), 6).map((shown) => ({ shown, value: scale.back(shown) }))
  const days = cells.reduce((sum, cell) => sum + cell.days, 0)
  const twin = () => ({
    columns: [
      { id: 'e', title: text.unitMore.evaporating, width: 110, align: 'end' as const, render: (cell: Cell) => <span>{formatQuantity(cell.evaporating, 'temperature', system, 0)}</span> },
      { id: 'c', title: text.unitMore.condensing, width: 110, align: 'end' as const, render: (cell: Cell) => <span>{formatQuantity(cell.condensing, 'temperature', system, 0)}</span> },
      { id: 'm', title: text.unit.mode, width: 90, render: (cell: Cell) => <span>{text.unit.modes[cell.mode] ?? cell.mode}</span> },
      { id: 'd', title: text.unitMore.days, width: 60, align: 'end' as const, render: (cell: Cell) => <span>{formatNumber(cell.days)}</span> },
      { id: 'h', title: text.unitMore.discharge, width: 130, align: 'end' as const, render: (cell: Cell) => <span>{formatQuantity(cell.discharge, 'temperature', system, 0)}</span> },
    ],
    rows: cells,
  })
  return (
    <ChartPanel name={text.unitMore.map} note={text.unitMore.mapNote(formatQuantity(limitC, 'temperature', system, 0))} height={height} twin={twin}>
      <div ref={ref} data-chart style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={text.unitMore.mapLabel(formatNumber(days))}>
            {ticks(y0, y1).map(({ shown, value }) => (
              <g key={shown}>
                <line className={styles.gridLine} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
                <text className={styles.tick} x={left - 6} y={y(value) + 4} textAnchor="end">
                  {formatNumber(shown)}
                </text>
              </g>
            ))}
            {ticks(x0, x1).map(({ shown, value }) => (
              <text key={shown} className={styles.tick} x={x(value)} y={height - bottom + 14} textAnchor="middle">
                {formatNumber(shown)}
              </text>
            ))}
            {cells.map((cell) => (
              <circle key={`${cell.evaporating} ${cell.condensing} ${cell.mode}`} className={cell.discharge > limitC ? styles.hot : cell.mode === 'cool' ? styles.cool : styles.warm} cx={x(cell.evaporating)} cy={y(cell.condensing)} r={2 + 5 * Math.sqrt(cell.days / most)} />
            ))}
            <text className={styles.tick} x={left + (width - left - right) / 2} y={height - 3} textAnchor="middle">{`${text.unitMore.evaporating} → ${text.unitMore.condensing} ↑, ${scale.unit}`}</text>
          </svg>
        )}
      </div>
    </ChartPanel>
  )
}
