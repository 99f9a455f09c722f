import { ProgressBar } from 'react-aria-components'
import styles from './progress.module.css'

/** How far something is, 0 to 1; to and fro where that is not known. */
export const Progress = ({ label, share }: { label: string; share: number | undefined }) => (
  <ProgressBar aria-label={label} {...(share === undefined ? { isIndeterminate: true } : { value: share * 100 })} className={styles.track ?? ''}>
    <div className={share === undefined ? `${styles.fill} ${styles.unknown}` : styles.fill} style={share === undefined ? {} : { width: `${share * 100}%` }} />
  </ProgressBar>
)
