import type { ReactNode } from 'react'
import { SeverityShape } from '../../../ui/severity'
import styles from './sensors.module.css'

/** Sensors that belong together, with what is to be said of them. */
export const RestSection = ({ name, moved, words, children }: { name: string; /** There is something to act upon. */ moved: boolean; words: string; children: ReactNode }) => (
  <section className={styles.group}>
    <div className={styles.head}>
      <h3>{name}</h3>
      <p className={moved ? styles.moved : styles.quiet}>
        {moved && <SeverityShape severity="minor" />}
        {words}
      </p>
    </div>
    {children}
  </section>
)
