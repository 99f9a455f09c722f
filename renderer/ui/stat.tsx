import type { ReactNode } from 'react'
import styles from './stat.module.css'

export interface StatItem {
  label: string
  /** What the figure is; a tooltip on its label. */
  hint?: string | undefined
  value: ReactNode
  unit?: string
  note?: ReactNode
}

/** A strip of key figures. */
export const StatStrip = ({ label, items }: { label: string; items: readonly StatItem[] }) => (
  <dl className={styles.strip} aria-label={label}>
    {items.map((item) => (
      <div className={styles.stat} key={item.label}>
        <dt className={styles.label} title={item.hint}>
          {item.label}
        </dt>
        <dd>
          <div className={styles.value}>
            {item.value}
            {item.unit !== undefined && item.unit !== '' && <span className={styles.unit}>{item.unit}</span>}
          </div>
          {item.note !== undefined && <div className={styles.note}>{item.note}</div>}
        </dd>
      </div>
    ))}
  </dl>
)
