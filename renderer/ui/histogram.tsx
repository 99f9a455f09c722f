import styles from './histogram.module.css'

const height = 24

/** How often values lie in each of some equal bins, as bars. */
export const Histogram = ({ label, bins }: { label: string; bins: readonly number[] }) => {
  const most = Math.max(...bins, 1)
  return (
    <svg className={styles.histogram} viewBox={`0 0 ${bins.length * 6} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {bins.map((count, index) => {
        const bar = count === 0 ? 0 : Math.max(1.5, (count / most) * height)
        return <rect key={index} x={index * 6} y={height - bar} width={5} height={bar} />
      })}
      <line x1={0} y1={height} x2={bins.length * 6} y2={height} />
    </svg>
  )
}
