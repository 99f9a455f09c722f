import type { Severity } from '../../analytics/contract'
import { text } from '../text/text'
import styles from './severity.module.css'

export type SeverityOrNone = Severity | 'none'

const ranks: SeverityOrNone[] = ['none', 'advisory', 'minor', 'major', 'critical']

/** The severity of a rank as the fleet answers it, 0 (none) to 4 (critical). */
export const severityOfRank = (rank: number): SeverityOrNone => ranks[rank] ?? 'none'

const shapes = {
  critical: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5zM8 4.4v4.4M8 11v.6" fill="currentColor" />,
  major: <path d="M8 1.6 15 14H1z" fill="currentColor" />,
  minor: <path d="M8 2 14 8l-6 6-6-6z" fill="currentColor" />,
  advisory: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  none: <path d="M3.5 8.4l3 3 6-6.4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** The shape alone, for dense places where the word stands beside it. */
export const SeverityShape = ({ severity, size = 11 }: { severity: SeverityOrNone; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className={`${styles.shape} ${styles[severity]}`}>
    {shapes[severity]}
    {severity === 'critical' && (
      <path d="M8 4.2v4.6M8 11.2v.8" stroke="var(--surface)" strokeWidth="2" fill="none" />
    )}
  </svg>
)

/** Severity by shape, word and colour. */
export const SeverityMark = ({ severity }: { severity: SeverityOrNone }) => (
  <span className={`${styles.mark} ${styles[severity]}`}>
    <SeverityShape severity={severity} />
    <span className={styles.word}>{text.severity[severity]}</span>
  </span>
)
