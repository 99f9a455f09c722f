import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { formatNumber, formatPercent } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import styles from './compare.module.css'

/** Faults that a group has in common. */
export const CausesPanel = () => {
  const { data, error } = useQuery('compare.causes', {}, { keepPrevious: true })
  const head = text.compare.causesHead
  if (error !== undefined) return <ErrorMessage error={error} />
  if (data === undefined) return <Message title={text.state.loading} />
  if (data.length === 0) return <Message title={text.compare.causesNone} hint={text.compare.causesNote} />
  return (
    <Panel title={text.compare.tabs.causes} note={text.compare.causesNote}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{head.fault}</th>
            <th scope="col">{head.group}</th>
            <th scope="col" className={styles.number}>{head.units}</th>
            <th scope="col" className={styles.number}>{head.elsewhere}</th>
            <th scope="col" className={styles.number}>{head.chance}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((cause) => (
            <tr key={`${cause.fault} ${cause.key} ${cause.value}`}>
              <th scope="row">{text.faults[cause.fault] ?? cause.fault}</th>
              <td>{`${text.compare.keys[cause.key]} ${cause.value}`}</td>
              <td className={styles.number}>{`${formatNumber(cause.units)} / ${formatNumber(cause.of)}`}</td>
              <td className={styles.number}>{formatPercent(cause.elsewherePct, 0)}</td>
              <td className={styles.number}>{cause.chance < 0.001 ? text.compare.under(formatNumber(0.001, 3)) : formatNumber(cause.chance, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
