import { useState } from 'react'
import type { Brush } from '../../state/fleet-view'
import { text } from '../../text/text'
import { formatNumber } from '../../ui/format'
import { SeverityShape, type SeverityOrNone } from '../../ui/severity'
import { dimensionName, valueName } from './brush-words'
import type { CategoryDimension, SetDimension } from './crossfilter'
import styles from './facets.module.css'

const shortList = 5

/** The values of a dimension with how many units each would leave; a press chooses or lets go. */
export const FacetCategory = ({ dimension, counts, brush, onBrush }: { dimension: CategoryDimension | SetDimension; counts: readonly number[]; brush: Brush | undefined; onBrush: (brush: Brush | undefined) => void }) => {
  const [whole, setWhole] = useState(false)
  const chosen = brush?.kind === 'values' ? brush.values : []
  const order = dimension.labels.map((label, place) => ({ label, place }))
  const ordered = dimension.id === 'severity' ? order.toReversed() : order
  const shown = whole ? ordered : ordered.filter(({ label }, index) => index < shortList || chosen.includes(label))
  const most = Math.max(1, ...counts)
  const toggle = (label: string): void => {
    const next = chosen.includes(label) ? chosen.filter((one) => one !== label) : [...chosen, label]
    onBrush(next.length === 0 ? undefined : { kind: 'values', values: next })
  }
  return (
    <ul className={styles.values} aria-label={dimensionName(dimension.id)}>
      {shown.map(({ label, place }) => {
        const count = counts[place] as number
        return (
          <li key={label}>
            <button
              type="button"
              className={chosen.length > 0 && !chosen.includes(label) ? `${styles.value} ${styles.faded}` : styles.value}
              aria-pressed={chosen.includes(label)}
              onClick={() => toggle(label)}
            >
              <span className={styles.bar} style={{ width: `${(100 * count) / most}%` }} aria-hidden="true" />
              <span className={styles.label} title={valueName(dimension.id, label)}>
                {dimension.id === 'severity' && <SeverityShape severity={label as SeverityOrNone} />}
                {valueName(dimension.id, label)}
              </span>
              <span className={styles.count}>{formatNumber(count)}</span>
            </button>
          </li>
        )
      })}
      {ordered.length > shortList && (
        <li>
          <button type="button" className={styles.more} onClick={() => setWhole(!whole)}>
            {whole ? text.brush.fewer : text.brush.more(ordered.length - shown.length)}
          </button>
        </li>
      )}
    </ul>
  )
}
