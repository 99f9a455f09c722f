import type { QualityRule, SignalQuality } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { formatNumber, formatPercent, formatQuantity, missing, type UnitSystem } from '../../ui/format'
import { withUnits } from '../../ui/measure'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import { formatInstant } from '../../ui/time'
import styles from './quality.module.css'
import { gapWords, nameOfSignal, rangeWords } from './signal-words'

/** What there is of each signal and what is wrong with it; a press on one shows its days. */
export const SignalsPanel = ({ signals, zone, chosen, onChoose }: { signals: readonly SignalQuality[]; zone: string; chosen: string; onChoose: (signal: string) => void }) => {
  const system = usePreferences((state) => state.units)
  const columns: TableColumn<SignalQuality>[] = [
    {
      title: text.quality.signal,
      nowrap: true,
      render: ({ signal, samples }) =>
        samples === 0 ? (
          nameOfSignal(signal)
        ) : (
          <Button small variant={signal === chosen ? 'primary' : 'quiet'} aria-pressed={signal === chosen} onPress={() => onChoose(signal)}>
            {nameOfSignal(signal)}
          </Button>
        ),
    },
    { title: text.quality.share, align: 'end', render: ({ share }) => formatPercent(share * 100, share > 0.995 && share < 1 ? 2 : 0) },
    { title: text.quality.range, align: 'end', render: (signal) => rangeWords(signal, system) },
    { title: text.quality.gaps, align: 'end', render: ({ gaps }) => formatNumber(gaps) },
    { title: text.quality.longestGap, align: 'end', render: ({ longestGapS }) => (longestGapS > 0 ? gapWords(longestGapS) : missing) },
    {
      title: text.quality.stuck,
      align: 'end',
      render: ({ stuckDays, judgedDays }) => (stuckDays === null || judgedDays === null ? missing : text.quality.stuckOf(formatNumber(stuckDays), formatNumber(judgedDays))),
    },
    { title: text.quality.rules, render: ({ rules }) => <Rules rules={rules} zone={zone} /> },
    { title: text.quality.drift, render: (signal) => <Drift signal={signal} system={system} /> },
  ]
  return (
    <Panel title={text.quality.signals} note={text.quality.signalsNote(zone)} flush>
      <SimpleTable label={text.quality.signals} columns={columns} rows={signals} rowKey={({ signal }) => signal} />
    </Panel>
  )
}

const Rules = ({ rules, zone }: { rules: readonly QualityRule[]; zone: string }) => (
  <ul className={styles.rules}>
    {rules.map(({ rule, samples, from, to, action, detail }) => (
      <li key={`${rule} ${action}`} title={detail ?? undefined}>
        {text.quality.ruleLine(text.quality.ruleNames[rule] ?? rule.replaceAll('_', ' '), formatNumber(samples), text.quality.actions[action] ?? action)}
        {from !== null && to !== null && <div className={styles.muted}>{text.quality.ruleSpan(formatInstant(from, zone), formatInstant(to, zone))}</div>}
      </li>
    ))}
  </ul>
)

const Drift = ({ signal: { drift, driftTold }, system }: { signal: SignalQuality; system: UnitSystem }) =>
  drift === null ? (
    <>{driftTold ? text.quality.noDrift : missing}</>
  ) : (
    <>
      {text.quality.driftPerYear(formatQuantity(drift.perYear, 'temperature_difference', system))}
      <div className={styles.muted}>
        {withUnits(drift.detail, system).replace(/`(\w+)`/g, (_, name: string) => nameOfSignal(name).toLowerCase())}
      </div>
    </>
  )
