import { cohortKeys, compareMetrics, type CohortKey, type CompareMetric } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import { useCompareView } from '../../state/compare-view'
import { text } from '../../text/text'
import { SelectField } from '../../ui/field'
import { formatNumber, formatPercent, missing } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import styles from './compare.module.css'
import { formatMetric } from './metric-value'

/** The choice of a measure. */
export const MetricChoice = () => {
  const { metric, set } = useCompareView()
  return <SelectField label={text.compare.metric} value={metric} onChange={(value) => set({ metric: value as CompareMetric })} options={compareMetrics.map((value) => ({ value, label: text.compare.metrics[value] ?? value }))} />
}

/** One key against another: means drawn together by how little they are known. */
export const MatrixPanel = () => {
  const { rows, columns, metric, set } = useCompareView()
  const { data, error } = useQuery('compare.matrix', { rows, columns, metric }, { keepPrevious: true })
  const options = cohortKeys.map((value) => ({ value, label: text.compare.keys[value] }))
  const cells = new Map(data?.cells.map((cell) => [`${cell.row}\u0000${cell.column}`, cell]))
  const values = (data?.cells ?? []).flatMap(({ shrunk }) => (shrunk === null ? [] : [shrunk]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (
    <div className={styles.groups}>
      <div className={`${styles.choices} ${styles.long}`}>
        <SelectField label={text.compare.rowsBy} value={rows} onChange={(value) => set({ rows: value as CohortKey })} options={options.map(({ value, label }) => ({ value, label: `${text.compare.rowsBy}: ${label}` }))} />
        <SelectField label={text.compare.columnsBy} value={columns} onChange={(value) => set({ columns: value as CohortKey })} options={options.map(({ value, label }) => ({ value, label: `${text.compare.columnsBy}: ${label}` }))} />
        <MetricChoice />
      </div>
      {error !== undefined && <ErrorMessage error={error} />}
      {data === undefined ? (
        <Message title={text.state.loading} />
      ) : data.rows.length === 0 ? (
        <Message title={text.compare.nothing} />
      ) : (
        <Panel title={`${text.compare.metrics[metric]}, ${text.compare.keys[rows]} × ${text.compare.keys[columns]}`} note={text.compare.matrixNote}>
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.compare.tabs.matrix}>
            <table className={styles.matrix}>
              <thead>
                <tr>
                  <th scope="col">{text.compare.keys[rows]}</th>
                  {data.columns.map((column) => (
                    <th key={column} scope="col" className={styles.number}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row}>
                    <th scope="row">{row}</th>
                    {data.columns.map((column) => {
                      const cell = cells.get(`${row}\u0000${column}`)
                      const shade = cell?.shrunk == null || high <= low ? 0 : Math.round(((cell.shrunk - low) / (high - low)) * 40)
                      return (
                        <td key={column} className={styles.number} style={cell?.shrunk == null ? undefined : { background: `color-mix(in srgb, var(--accent) ${shade}%, var(--surface))` }}>
                          {cell === undefined ? (
                            <span className={styles.muted}>{missing}</span>
                          ) : cell.shrunk === null ? (
                            <span className={styles.muted}>{text.compare.few(formatNumber(cell.units))}</span>
                          ) : (
                            <>
                              {formatMetric(metric, cell.shrunk)}
                              <span className={styles.cellNote}>{text.compare.cell(formatNumber(cell.units), formatPercent(100 * cell.weight))}</span>
                            </>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </div>
  )
}
