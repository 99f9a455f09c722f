import { spreadLabels } from '../../../charts/spread-labels'
import { formatNumber } from '../../../ui/format'
import { timeTicks } from '../../../ui/time'
import { useWidth } from '../../../ui/use-width'
import { text } from '../../../text/text'
import styles from './sensors.module.css'

export const chartHeight = 150
const left = 42
const right = 148
const top = 16
const bottom = 20
const dayMs = 86_400_000

const shapes = ['M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0', 'M-3-3h6v6h-6z', 'M0-4 4 3h-8z', 'M0-4 4 0 0 4-4 0z']

/** How far one sensor had moved at each rest. */
export interface RestLine {
  id: string
  name: string
  /** Days since 1970-01-01. */
  days: readonly number[]
  shift: readonly number[]
  /** Where it stands now; null where that is not known. */
  level: number | null
}

export interface RestLimits {
  high: number
  low: number
  /** What passing one of them means. */
  words: string
}

/** A rest of one sensor as a row of the table. */
export interface TwinRow {
  sensor: string
  day: number
  shift: string
}

/** Shifts of sensors, rest by rest, between the lines from which something is said of them; all in the units they are read in. */
export const RestChart = ({ name, unit, lines, limits }: { name: string; unit: string; lines: readonly RestLine[]; limits: RestLimits }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const days = lines.flatMap((line) => line.days)
  const [from, to] = [Math.min(...days), Math.max(...days) + 1]
  const most = Math.max(1.4 * Math.max(limits.high, -limits.low), ...lines.flatMap(({ shift }) => shift.map(Math.abs)))
  const x = (day: number): number => left + ((day - from) / (to - from)) * (width - left - right)
  const y = (shift: number): number => top + ((most - shift) / (2 * most)) * (chartHeight - top - bottom)
  const ends = spreadLabels(lines.map(({ level }) => y(level ?? 0)), chartHeight - bottom)
  return (
    <div ref={ref} style={{ height: chartHeight }} data-chart>
      {width > 0 && (
        <svg width={width} height={chartHeight} role="img" aria-label={text.sensors.label(name, formatNumber(new Set(days).size))}>
          <text className={styles.tick} x={2} y={10}>
            {text.sensors.axis(unit)}
          </text>
          {timeTicks(from * dayMs, to * dayMs, 'UTC', Math.floor((width - left - right) / 72)).map((tick) => (
            <text key={tick.at} className={styles.tick} x={x(tick.at / dayMs)} y={chartHeight - 5}>
              {tick.label}
            </text>
          ))}
          <line className={styles.zero} x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
          {[limits.high, 0, limits.low].map((value) => (
            <text key={value} className={styles.tick} x={left - 6} y={y(value) + 4} textAnchor="end">
              {formatNumber(value, 1)}
            </text>
          ))}
          {[limits.high, limits.low].map((value) => (
            <line key={value} className={styles.threshold} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          ))}
          <text className={styles.tick} x={left + 4} y={y(limits.high) - 4}>
            {limits.words}
          </text>
          {lines.map((line, index) => (
            <g key={line.id} className={styles[`sensor${index}`]}>
              {line.days.map((day, rest) => (
                <path key={day} d={shapes[index]} transform={`translate(${x(day + 0.5).toFixed(1)} ${y(line.shift[rest] as number).toFixed(1)})`} />
              ))}
              {line.level !== null && (
                <>
                  <path d={shapes[index]} transform={`translate(${width - right + 9} ${ends[index]})`} />
                  <text x={width - right + 17} y={(ends[index] ?? 0) + 4}>
                    {line.name}
                  </text>
                </>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
