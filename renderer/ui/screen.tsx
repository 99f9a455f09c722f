import type { ReactNode } from 'react'
import styles from './screen.module.css'

/** The frame of a screen: title, what holds for all of it, actions, and a body that scrolls or fills. */
export const Screen = ({
  title,
  lead,
  actions,
  fill = false,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** The body fills the height and scrolls inside its parts. */
  fill?: boolean
  children: ReactNode
}) => (
  <div className={styles.screen}>
    <header className={styles.head}>
      <div className={styles.headText}>
        <h1>{title}</h1>
        {lead !== undefined && <span className={styles.lead}>{lead}</span>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
    {fill ? (
      <div className={styles.fill}>{children}</div>
    ) : (
      <div className={styles.scroll} tabIndex={-1}>
        {children}
      </div>
    )}
  </div>
)
