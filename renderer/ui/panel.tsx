import { useId, type ReactNode } from 'react'
import styles from './panel.module.css'

/** A titled part of a screen. */
export const Panel = ({
  title,
  note,
  actions,
  flush = false,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}) => {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2 id={id}>{title}</h2>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </div>
        {actions}
      </div>
      <div className={flush ? `${styles.body} ${styles.flush}` : styles.body}>{children}</div>
    </section>
  )
}
