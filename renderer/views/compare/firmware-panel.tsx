import { useQuery } from '../../engine/use-query'
import { useCompareView } from '../../state/compare-view'
import { text } from '../../text/text'
import { formatNumber, formatSigned, missing } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import styles from './compare.module.css'
import { MetricChoice } from './matrix-panel'
import { digitsOf, formatMetric } from './metric-value'

/** Which firmware is worse, model by model. */
export const FirmwarePanel = () => {
  const metric = useCompareView((state) => state.metric)
  const { data, error } = useQuery('compare.firmware', { metric }, { keepPrevious: true })
  const head = text.compare.firmwareHead
  return (
    <div className={styles.groups}>
      <div className={`${styles.choices} ${styles.long}`}>
        <MetricChoice />
      </div>
      {error !== undefined && <ErrorMessage error={error} />}
      {data === undefined ? (
        <Message title={text.state.loading} />
      ) : data.length === 0 ? (
        <Message title={text.compare.firmwareNone} />
      ) : (
        <Panel title={text.compare.metrics[metric]} note={text.compare.firmwareNote}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{head.model}</th>
                <th scope="col">{head.firmware}</th>
                <th scope="col" className={styles.number}>{head.units}</th>
                <th scope="col" className={styles.number}>{head.mean}</th>
                <th scope="col" className={styles.number}>{head.difference}</th>
                <th scope="col" className={styles.number}>{head.findings}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((row) => {
                const sure = row.difference !== null && (row.difference.low > 0 || row.difference.high < 0)
                return (
                  <tr key={`${row.model} ${row.firmware}`}>
                    <th scope="row">{row.model}</th>
                    <td>{row.firmware}</td>
                    <td className={styles.number}>{formatNumber(row.units)}</td>
                    <td className={styles.number}>{row.metric.mean === null ? text.compare.few(formatNumber(row.metric.units)) : formatMetric(metric, row.metric.mean)}</td>
                    <td className={sure ? `${styles.number} ${styles.sure}` : styles.number}>
                      {row.difference === null ? missing : formatSigned(row.difference.value, digitsOf(metric))}
                      {row.difference !== null && <span className={styles.note}>{text.compare.interval(formatSigned(row.difference.low, digitsOf(metric)), formatSigned(row.difference.high, digitsOf(metric)))}</span>}
                    </td>
                    <td className={styles.number}>{formatNumber(row.findingsPer100, 0)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  )
}
