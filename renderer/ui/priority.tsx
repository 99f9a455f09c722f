import styles from './priority.module.css'

const tones = [styles.p1, styles.p1, styles.p2, styles.p3, styles.p4, styles.p5]

/** P1 (most urgent) to P5 (at the next visit). */
export const PriorityMark = ({ priority }: { priority: number }) => (
  <span className={`${styles.priority} ${tones[priority] ?? ''}`}>P{priority}</span>
)
