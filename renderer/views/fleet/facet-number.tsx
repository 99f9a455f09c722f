import { useRef, type PointerEvent } from 'react'
import type { Brush } from '../../state/fleet-view'
import { text } from '../../text/text'
import { dimensionName, numberName } from './brush-words'
import type { NumberDimension } from './crossfilter'
import styles from './facets.module.css'

const height = 34

/** Units by a number; dragging chooses a range, open at the ends of what is usual. */
export const FacetNumber = ({ dimension, counts, brush, onBrush }: { dimension: NumberDimension; counts: readonly number[]; brush: Brush | undefined; onBrush: (brush: Brush | undefined, within?: boolean) => void }) => {
  const { id, low, high, binCount } = dimension
  const from = useRef<number>(undefined)
  const name = dimensionName(id)
  const range = brush?.kind === 'range' ? brush : undefined
  const most = Math.max(1, ...counts)
  const share = (value: number): number => Math.min(1, Math.max(0, (value - low) / (high - low)))
  const valueOf = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return low + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (high - low)
  }
  const rangeOf = (a: number, b: number): Brush => ({ kind: 'range', low: Math.min(a, b) <= low ? -Infinity : Math.min(a, b), high: Math.max(a, b) >= high ? Infinity : Math.max(a, b) })
  const bin = 100 / binCount
  const inside = (index: number): boolean => range === undefined || (low + ((index + 1) / binCount) * (high - low) > range.low && low + (index / binCount) * (high - low) < range.high)
  const bars = (wanted: (index: number) => boolean): string =>
    counts.map((count, index) => (count === 0 || !wanted(index) ? '' : `M${index * bin + bin * 0.06} ${height}h${bin * 0.88}v${-Math.max(1.5, (count / most) * height)}h${-bin * 0.88}z`)).join('')
  const edge = (side: 'low' | 'high', word: string): void => {
    const value = word === '' ? (side === 'low' ? -Infinity : Infinity) : Number(word)
    if (Number.isNaN(value)) return
    const next = { kind: 'range' as const, low: range?.low ?? -Infinity, high: range?.high ?? Infinity, [side]: value }
    onBrush(next.low === -Infinity && next.high === Infinity ? undefined : next)
  }
  return (
    <div className={styles.number}>
      <svg
        className={styles.histogram}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.brush.histogram(name)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          from.current = valueOf(event)
        }}
        onPointerMove={(event) => {
          if (from.current !== undefined && Math.abs(valueOf(event) - from.current) > (high - low) / 100) onBrush(rangeOf(from.current, valueOf(event)), true)
        }}
        onPointerUp={(event) => {
          if (from.current !== undefined && Math.abs(valueOf(event) - from.current) <= (high - low) / 100) onBrush(undefined)
          from.current = undefined
        }}
      >
        <path className={styles.binIn} d={bars((index) => inside(index))} />
        <path className={styles.binOut} d={bars((index) => !inside(index))} />
        {range !== undefined && <rect className={styles.range} x={100 * share(range.low)} width={Math.max(0.5, 100 * (share(range.high) - share(range.low)))} y={0} height={height} />}
      </svg>
      <div className={styles.ends}>
        <span>{numberName(id, low)}</span>
        <span className={styles.inputs}>
          <input aria-label={text.brush.from(name)} inputMode="decimal" defaultValue={range === undefined || range.low === -Infinity ? '' : Number(range.low.toPrecision(4))} key={`l${range?.low}`} onBlur={(event) => edge('low', event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && edge('low', event.currentTarget.value.trim())} />
          <input aria-label={text.brush.to(name)} inputMode="decimal" defaultValue={range === undefined || range.high === Infinity ? '' : Number(range.high.toPrecision(4))} key={`h${range?.high}`} onBlur={(event) => edge('high', event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && edge('high', event.currentTarget.value.trim())} />
        </span>
        <span>{numberName(id, high)}</span>
      </div>
    </div>
  )
}
