import type { ReactNode } from 'react'
import { text } from '../text/text'
import styles from './badge.module.css'

export type BadgeTone = 'plain' | 'good' | 'bad' | 'accent' | 'simulated'

/** A short word that marks something. */
export const Badge = ({ tone = 'plain', title, children }: { tone?: BadgeTone; title?: string; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[tone] ?? ''}`} title={title}>
    {children}
  </span>
)

/** Marks figures that come from the simulator. */
export const SimulatedBadge = () => (
  <Badge tone="simulated" title={text.simulatedHint}>
    {text.simulated}
  </Badge>
)
