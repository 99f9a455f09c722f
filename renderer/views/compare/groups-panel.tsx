import type { ComparedMetric, ComparedRate, Comparison } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { cohortOf, isUntouched, useCompareView, usualPair } from '../../state/compare-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber, formatSigned, missing } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import styles from './compare.module.css'
import { digitsOf, formatMetric } from './metric-value'
import { CurvesPanel } from './curves-panel'
import { SideChoice } from './side-choice'

/** Two groups beside each other. */
export const GroupsPanel = () => {
  const { a: chosenA, b: chosenB, within, set } = useCompareView()
  const { data: choices } = useQuery('compare.choices', {})
  const { a, b } = (choices !== undefined && isUntouched(chosenA) && isUntouched(chosenB) ? usualPair(choices) : undefined) ?? { a: chosenA, b: chosenB }
  const [one, other] = [cohortOf(a), cohortOf(b)]
  const answer = useQuery('compare.cohorts', one === undefined || other === undefined ? undefined : { a: one, b: other, ...(cohortOf(within) === undefined ? {} : { within: cohortOf(within) }) }, { keepPrevious: true })
  const comparison = one === undefined || other === undefined ? undefined : answer.data
  return (
    <div className={styles.groups}>
      <div className={styles.choices}>
        <SideChoice name={text.compare.a} mark="markA" side={a} onChange={(next) => set({ a: next, b })} />
        <SideChoice name={text.compare.b} mark="markB" side={b} onChange={(next) => set({ a, b: next })} />
        <SideChoice name={text.compare.within} side={within} onChange={(next) => set({ within: next })} brushable={false} />
        <Button small icon="arrow" onPress={() => set({ a: b, b: a })}>
          {text.compare.swap}
        </Button>
      </div>
      {answer.error !== undefined && <ErrorMessage error={answer.error} />}
      {comparison === undefined ? (
        <Message title={one === undefined || other === undefined ? text.compare.choose : text.state.loading} />
      ) : (
        <div className={styles.pair}>
          <FiguresPanel comparison={comparison} />
          <CurvesPanel comparison={comparison} />
        </div>
      )}
    </div>
  )
}


const FiguresPanel = ({ comparison }: { comparison: Comparison }) => {
  const { units, leastUnits } = comparison
  const head = text.compare.head
  return (
    <Panel title={text.compare.tabs.groups} note={text.compare.robust}>
      {units.both > 0 && <p className={styles.muted}>{text.compare.both(formatNumber(units.both))}</p>}
      {units.a + units.b === 0 && <Message title={text.compare.nothing} />}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.compare.tabs.groups}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{head.metric}</th>
              <th scope="col" className={styles.number}>
                <span className={styles.markA}>{text.compare.a}</span> {text.compare.units(formatNumber(units.a))}
              </th>
              <th scope="col" className={styles.number}>
                <span className={styles.markB}>{text.compare.b}</span> {text.compare.units(formatNumber(units.b))}
              </th>
              <th scope="col" className={styles.number}>
                {head.difference}
              </th>
              <th scope="col">{head.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.metrics.map((row) => (
              <MetricRow key={row.metric} row={row} least={leastUnits} />
            ))}
            {comparison.rates.map((row) => (
              <RateRow key={row.rate} row={row} least={leastUnits} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

const Name = ({ metric }: { metric: string }) => (
  <th scope="row" title={text.glossary[metric]}>
    {text.compare.metrics[metric]}
    <span className={styles.note}>{text.compare.notes[metric]}</span>
  </th>
)

const MetricRow = ({ row, least }: { row: ComparedMetric; least: number }) => {
  const digits = digitsOf(row.metric)
  const show = (value: number | null): string => formatMetric(row.metric, value)
  const difference = row.difference
  return (
    <tr>
      <Name metric={row.metric} />
      <MeanCell mean={show(row.a.mean)} low={row.a.low} high={row.a.high} digits={digits} units={row.a.units} />
      <MeanCell mean={show(row.b.mean)} low={row.b.low} high={row.b.high} digits={digits} units={row.b.units} />
      <td className={styles.number}>
        {difference === null ? missing : formatSigned(difference.value, digits)}
        {difference !== null && <span className={styles.note}>{text.compare.interval(formatSigned(difference.low, digits), formatSigned(difference.high, digits))}</span>}
      </td>
      <Verdict sure={difference === null ? undefined : difference.low > 0 ? 1 : difference.high < 0 ? -1 : 0} least={least} />
    </tr>
  )
}

const RateRow = ({ row, least }: { row: ComparedRate; least: number }) => {
  const { ratio } = row
  return (
    <tr>
      <Name metric={row.rate} />
      <MeanCell mean={formatNumber(row.a.per100, 0)} low={row.a.low} high={row.a.high} digits={0} units={1} />
      <MeanCell mean={formatNumber(row.b.per100, 0)} low={row.b.low} high={row.b.high} digits={0} units={1} />
      <td className={styles.number}>
        {ratio === null ? missing : `× ${formatNumber(ratio.value, 2)}`}
        {ratio !== null && <span className={styles.note}>{text.compare.interval(formatNumber(ratio.low, 2), formatNumber(ratio.high, 2))}</span>}
      </td>
      <Verdict sure={ratio === null ? undefined : ratio.low > 1 ? 1 : ratio.high < 1 ? -1 : 0} least={least} />
    </tr>
  )
}

const MeanCell = ({ mean, low, high, digits, units }: { mean: string; low: number | null; high: number | null; digits: number; units: number }) => (
  <td className={styles.number}>
    {units === 0 ? missing : mean}
    {low !== null && high !== null && <span className={styles.note}>{text.compare.interval(formatNumber(low, digits), formatNumber(high, digits))}</span>}
  </td>
)

const Verdict = ({ sure, least }: { sure: number | undefined; least: number }) => {
  const words = text.compare.verdict
  if (sure === undefined) return <td className={styles.muted}>{words.few(formatNumber(least))}</td>
  return <td className={sure === 0 ? styles.muted : styles.sure}>{sure > 0 ? words.more : sure < 0 ? words.less : words.same}</td>
}
