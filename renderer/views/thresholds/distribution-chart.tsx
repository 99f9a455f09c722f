import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ThresholdInfo, ThresholdRule } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber } from '../../ui/format'
import { useWidth } from '../../ui/use-width'
import { metricName } from '../unit/why-flagged'
import { formatThreshold, heldAt, heldScale, heldTicks, stepOf, valueAt } from './threshold-value'
import styles from './thresholds.module.css'

const height = 220
const foot = 26
const head = 22
const bins = 60

/** Units by the highest value of a statistic, with the threshold as a line to drag. */
export const DistributionChart = ({
  info,
  rule,
  values,
  value,
  onChange,
}: {
  info: ThresholdInfo
  rule: ThresholdRule
  /** Ascending. */
  values: Float64Array
  value: number
  /** `within` a drag. */
  onChange: (value: number, within: boolean) => void
}) => {
  const system = usePreferences((state) => state.units)
  const [ref, width] = useWidth<HTMLDivElement>()
  const [dragging, setDragging] = useState(false)
  const line = heldAt(info, rule.held, value)
  const reach = useMemo(() => {
    const most = values[Math.floor((values.length - 1) * 0.99)] ?? 1
    const usual = heldAt(info, rule.held, info.default)
    return Math.max(most * 1.08, usual * 1.6, 1e-9)
  }, [values, info, rule])
  const counts = useMemo(() => {
    const made = new Float64Array(bins)
    for (const one of values) {
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((one / reach) * bins)))
      made[bin] = (made[bin] as number) + 1
    }
    return made
  }, [values, reach])
  const most = Math.max(1, ...counts)
  const first = values.findIndex((one) => one >= line)
  const past = first === -1 ? 0 : values.length - first
  const x = (held: number): number => (Math.min(reach, Math.max(0, held)) / reach) * width
  const bar = width / bins
  const tall = (units: number): number => (units === 0 ? 0 : Math.max(2, Math.sqrt(units / most) * (height - foot - head)))

  const at = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return valueAt(info, rule.held, ((event.clientX - box.left) / box.width) * reach)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const sense = (rule.held.at(-1) as number) > (rule.held[0] as number) ? 1 : -1
    const step = stepOf(info) * (event.shiftKey ? 10 : 1) * sense
    if (event.key === 'ArrowRight' || event.key === 'ArrowUp') onChange(value + step, false)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') onChange(value - step, false)
    else return
    event.preventDefault()
  }

  return (
    <div ref={ref} className={styles.chart} data-chart>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={text.thresholds.chartLabel(metricName(rule.detector), formatNumber(past), formatNumber(values.length))}
          className={styles.distribution}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            setDragging(true)
            onChange(at(event), false)
          }}
          onPointerMove={(event) => dragging && onChange(at(event), true)}
          onPointerUp={() => setDragging(false)}
        >
          {[...counts].map((units, index) => {
            const from = (index / bins) * reach
            return (
              <rect
                key={index}
                className={from >= line ? styles.over : from + reach / bins > line ? styles.edge : styles.under}
                x={index * bar + 0.5}
                y={height - foot - tall(units)}
                width={Math.max(1, bar - 1)}
                height={tall(units)}
              />
            )
          })}
          <line className={styles.axis} x1={0} x2={width} y1={height - foot} y2={height - foot} />
          {heldTicks(heldScale(rule.detector, system), reach, 6).map(({ held, label }) => (
            <text key={label} className={styles.tick} x={x(held)} y={height - 9} textAnchor={x(held) < 8 ? 'start' : x(held) > width - 24 ? 'end' : 'middle'}>
              {label}
            </text>
          ))}
          <g transform={`translate(${x(line)} 0)`}>
            <line className={styles.line} y1={head - 6} y2={height - foot} />
            <text className={styles.past} y={12} textAnchor={x(line) > width - 110 ? 'end' : 'start'} dx={x(line) > width - 110 ? -6 : 6}>
              {text.thresholds.past(formatNumber(past))}
            </text>
          </g>
        </svg>
      )}
      <div
        role="slider"
        tabIndex={0}
        aria-label={text.thresholds.lineHandle}
        aria-valuemin={info.min}
        aria-valuemax={info.max}
        aria-valuenow={value}
        aria-valuetext={formatThreshold(info, value, system)}
        className={styles.handle}
        style={{ left: x(line) }}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
