import { text } from '../../text/text'
import { Missing } from '../../ui/cells'
import styles from './fleet.module.css'

const width = 84
const height = 20
/** Per cent above and below what is expected that the cell shows. */
const reach = 20

/** A year of efficiency against expected as a line around zero. */
export const Spark = ({ line }: { line: Float64Array | undefined }) => {
  if (line === undefined) return <Missing />
  const points = [...line].flatMap((value, week) => (Number.isNaN(value) ? [] : [`${((week + 0.5) / line.length) * width},${height / 2 - (Math.min(reach, Math.max(-reach, value)) / reach) * (height / 2 - 1)}`]))
  return (
    <svg width={width} height={height} role="img" aria-label={text.brush.sparkLabel(points.length)} className={styles.spark}>
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} />
      <polyline points={points.join(' ')} />
    </svg>
  )
}
