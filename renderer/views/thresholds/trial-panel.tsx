import type { ThresholdState, ThresholdTrial, TrialFigures } from '../../../analytics/contract'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { formatMoney, formatNumber, formatPercent, missing } from '../../ui/format'
import { Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SeverityShape } from '../../ui/severity'
import styles from './thresholds.module.css'

const shownFlips = 60

/** Before and after: units, visits, money, and what confirmed visits say. */
export const TrialPanel = ({ trial, state }: { trial: ThresholdTrial | undefined; state: ThresholdState }) => {
  if (trial === undefined) return <Message title={text.state.loading} />
  const rows = text.thresholds.rows
  const line = (name: string, of: (figures: TrialFigures) => number | null, show: (value: number | null) => string, lessIsBetter: boolean) => {
    const [before, after] = [of(trial.before), of(trial.after)]
    const sense = before === null || after === null || before === after ? '' : after < before === lessIsBetter ? styles.better : styles.worse
    return (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td>{show(before)}</td>
        <td className={sense}>{show(after)}</td>
      </tr>
    )
  }
  const whole = (value: number | null): string => formatNumber(value)
  const share = (value: number | null): string => (value === null ? missing : formatPercent(value * 100))
  const moved = trial.medianDaysEarlier
  return (
    <div className={styles.trial}>
      <Panel title={text.thresholds.trial}>
        <table className={styles.figures}>
          <thead>
            <tr>
              <td />
              <th scope="col">{text.thresholds.before}</th>
              <th scope="col">{text.thresholds.after}</th>
            </tr>
          </thead>
          <tbody>
            {line(rows.critical, (f) => f.bySeverity.critical, whole, true)}
            {line(rows.major, (f) => f.bySeverity.major, whole, true)}
            {line(rows.minor, (f) => f.bySeverity.minor, whole, true)}
            {line(rows.advisory, (f) => f.bySeverity.advisory, whole, true)}
            {line(rows.visits, (f) => f.visits, whole, true)}
            {line(rows.visitCost, (f) => f.visits * state.visitCost, (value) => formatMoney(value, state.currency), true)}
            {line(rows.recall, (f) => f.backtest.recall, share, false)}
            {line(rows.precision, (f) => f.backtest.precision, share, false)}
            {line(rows.falseAlarms, (f) => f.backtest.falseAlarmsPerUnitYear, (value) => formatNumber(value, 3), true)}
            {line(rows.earlier, (f) => f.backtest.medianDaysEarlier, whole, false)}
          </tbody>
        </table>
        <p className={styles.muted}>{text.thresholds.countsNote}</p>
        <p className={styles.muted}>{state.labels === 0 ? text.thresholds.noLabels : text.thresholds.backtestNote(formatNumber(state.labels))}</p>
        <p>{moved === null ? text.thresholds.movesNot : moved > 0 ? text.thresholds.moves(formatNumber(moved)) : text.thresholds.movesLater(formatNumber(-moved))}</p>
      </Panel>
      <Panel title={trial.unitsFlipped === 0 ? text.thresholds.flipsNone : text.thresholds.flips(trial.unitsFlipped)} flush>
        {trial.flips.length > 0 && (
          <ul className={styles.flips} aria-label={text.thresholds.flip} tabIndex={0}>
            {trial.flips.slice(0, shownFlips).map((flip) => (
              <li key={`${flip.unitId} ${flip.circuitNo} ${flip.fault}`}>
                <a href={hrefOf({ screen: 'unit', id: flip.unitId })}>{flip.unitId}</a>
                <span className={styles.flipFault}>{[text.faults[flip.fault] ?? flip.fault, ...(flip.circuitNo === null ? [] : [text.unit.circuitNo(flip.circuitNo)])].join(' · ')}</span>
                <span className={styles.flipSense}>
                  <SeverityShape severity={flip.before ?? 'none'} />
                  {flip.before === null ? text.thresholds.nothing : text.severity[flip.before]} → <SeverityShape severity={flip.after ?? 'none'} />
                  {flip.after === null ? text.thresholds.nothing : text.severity[flip.after]}
                </span>
              </li>
            ))}
            {trial.flipped > shownFlips && <li className={styles.muted}>{text.thresholds.more(formatNumber(trial.flipped - shownFlips))}</li>}
          </ul>
        )}
      </Panel>
    </div>
  )
}
