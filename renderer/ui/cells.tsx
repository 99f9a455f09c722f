import { formatPercent, formatSignedPercent, missing } from './format'
import styles from './cells.module.css'

type Maybe = number | null | undefined

/** A text that is cut with an ellipsis when it does not fit, whole in its tooltip. */
export const TextCell = ({ value, strong = false }: { value: string | null | undefined; strong?: boolean }) =>
  value === null || value === undefined || value === '' ? (
    <Missing />
  ) : (
    <span className={strong ? `${styles.text} ${styles.strong}` : styles.text} title={value}>
      {value}
    </span>
  )

export const Missing = () => <span className={styles.missing}>{missing}</span>

/** A percentage as a number and a bar from the middle, ±`reach` wide. */
export const DeviationCell = ({ value, reach = 20 }: { value: Maybe; reach?: number }) => {
  if (value === null || value === undefined || Number.isNaN(value)) return <Missing />
  const half = Math.min(50, (Math.abs(value) / reach) * 50)
  const tone = value <= -5 ? styles.low : value >= 5 ? styles.high : styles.near
  return (
    <div className={styles.deviation}>
      <div className={styles.track} aria-hidden="true">
        <div className={`${styles.bar} ${tone}`} style={{ width: `${half}%`, left: value < 0 ? `${50 - half}%` : '50%' }} />
      </div>
      <span className={styles.number}>{formatSignedPercent(value)}</span>
    </div>
  )
}

/** A percentage of 100 as a number and a filled rail. */
export const ShareCell = ({ value, low = 90 }: { value: Maybe; low?: number }) => {
  if (value === null || value === undefined || Number.isNaN(value)) return <Missing />
  return (
    <div className={styles.share}>
      <div className={styles.rail} aria-hidden="true">
        <div
          className={value < low ? `${styles.fill} ${styles.fillLow}` : styles.fill}
          style={{ width: `${Math.max(0, Math.min(100, value))}%` }}
        />
      </div>
      <span className={styles.number}>{formatPercent(value)}</span>
    </div>
  )
}
