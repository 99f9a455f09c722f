import type { SensorGroup } from '../../../../analytics/contract'
import { spreadLabels } from '../../../charts/spread-labels'
import { usePreferences } from '../../../state/preferences'
import { text } from '../../../text/text'
import { formatNumber, formatQuantity, scaleOf } from '../../../ui/format'
import { timeTicks } from '../../../ui/time'
import { useWidth } from '../../../ui/use-width'
import { groupName } from './sensor-words'
import styles from './sensors.module.css'

export const chartHeight = 150
const left = 42
const right = 148
const top = 16
const bottom = 20
const dayMs = 86_400_000

const shapes = ['M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0', 'M-3-3h6v6h-6z', 'M0-4 4 3h-8z', 'M0-4 4 0 0 4-4 0z']

/** Shift of each sensor of a group, rest by rest, between the lines from which it is said to have moved. */
export const RestChart = ({ group, thresholdK }: { group: SensorGroup; thresholdK: number }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const system = usePreferences((state) => state.units)
  const scale = scaleOf('temperature_difference', system)
  const days = group.sensors.flatMap((sensor) => sensor.days)
  const [from, to] = [Math.min(...days), Math.max(...days) + 1]
  const most = Math.max(thresholdK * 1.4, ...group.sensors.flatMap(({ shiftK }) => shiftK.map(Math.abs)))
  const x = (day: number): number => left + ((day - from) / (to - from)) * (width - left - right)
  const y = (kelvin: number): number => top + ((most - kelvin) / (2 * most)) * (chartHeight - top - bottom)
  const ends = spreadLabels(group.sensors.map(({ levelK }) => y(levelK ?? 0)), chartHeight - bottom)
  return (
    <div ref={ref} style={{ height: chartHeight }} data-chart>
      {width > 0 && (
        <svg width={width} height={chartHeight} role="img" aria-label={text.sensors.label(groupName(group), formatNumber(new Set(days).size))}>
          <text className={styles.tick} x={2} y={10}>
            {text.sensors.axis(scale.unit)}
          </text>
          {timeTicks(from * dayMs, to * dayMs, 'UTC', Math.floor((width - left - right) / 72)).map((tick) => (
            <text key={tick.at} className={styles.tick} x={x(tick.at / dayMs)} y={chartHeight - 5}>
              {tick.label}
            </text>
          ))}
          <line className={styles.zero} x1={left} x2={width - right} y1={y(0)} y2={y(0)} />
          {[thresholdK, 0, -thresholdK].map((value) => (
            <text key={value} className={styles.tick} x={left - 6} y={y(value) + 4} textAnchor="end">
              {formatNumber(scale.from(value), 1)}
            </text>
          ))}
          {[thresholdK, -thresholdK].map((value) => (
            <line key={value} className={styles.threshold} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          ))}
          <text className={styles.tick} x={left + 4} y={y(thresholdK) - 4}>
            {text.sensors.threshold(formatQuantity(thresholdK, 'temperature_difference', system, 1))}
          </text>
          {group.sensors.map(({ sensor, days: at, shiftK, levelK }, index) => (
            <g key={sensor} className={styles[`sensor${index}`]}>
              {at.map((day, rest) => (
                <path key={day} d={shapes[index]} transform={`translate(${x(day + 0.5).toFixed(1)} ${y(shiftK[rest] as number).toFixed(1)})`} />
              ))}
              {levelK !== null && (
                <>
                  <path d={shapes[index]} transform={`translate(${width - right + 9} ${ends[index]})`} />
                  <text x={width - right + 17} y={(ends[index] ?? 0) + 4}>
                    {text.sensors.names[sensor]}
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
