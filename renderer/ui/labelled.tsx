import type { ReactNode } from 'react'
import styles from './labelled.module.css'

/** A field under the word for it; the field says the word to readers itself. */
export const Labelled = ({ label, note, wide = false, children }: { label: string; note?: ReactNode; wide?: boolean; children: ReactNode }) => (
  <div className={wide ? `${styles.labelled} ${styles.wide}` : styles.labelled}>
    <span className={styles.label} aria-hidden="true">
      {label}
    </span>
    {children}
    {note !== undefined && note !== '' && <span className={styles.note}>{note}</span>}
  </div>
)
