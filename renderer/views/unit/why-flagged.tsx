import type { Evidence, Finding } from '../../../analytics/contract'
import type { FindingState } from '../../../analytics/contract/choices'
import { goTo, hrefOf } from '../../state/place'
import { usePreferences } from '../../state/preferences'
import { useTraceView } from '../../state/trace-view'
import { text } from '../../text/text'
import { Button, ButtonLink } from '../../ui/button'
import { formatMoney, formatPercent } from '../../ui/format'
import { formatMeasure, formatSentence } from '../../ui/measure'
import { formatDay, startOfDay } from '../../ui/time'
import styles from './unit.module.css'

const dayMs = 86_400_000
const closedStatuses = new Set(['resolved', 'withdrawn', 'dismissed'])

/** The name of a measure: from the catalogue, else its words. */
export const metricName = (metric: string): string => {
  const known = text.metrics[metric] ?? text.signals[metric]
  if (known !== undefined) return known
  const words = metric.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Why a finding was raised: rule, threshold, values, the days they are from, and what it is not. */
export const WhyFlagged = ({ finding, zone }: { finding: Finding; zone: string }) => {
  const system = usePreferences((state) => state.units)
  const setSpan = useTraceView((state) => state.setSpan)
  const measure = (value: number | null): string => formatMeasure(value, finding.unit, system, finding.metric)
  const pairs: [string, string][] = [
    [text.unit.rule, metricName(finding.metric)],
    [text.unit.measured, measure(finding.value)],
    [text.unit.threshold, `${measure(finding.threshold)} (${text.unit.profile(finding.profile)})`],
    ...(finding.expected === null ? [] : [[text.unit.expectedValue, measure(finding.expected)] as [string, string]]),
    [text.unit.onset, formatDay(finding.onsetOn)],
    [text.unit.detected, formatDay(finding.detectedOn)],
    [text.unit.lastSeen, formatDay(finding.lastSeenOn)],
    ...(finding.confidence === null
      ? []
      : [[text.unit.confidence, formatPercent(finding.confidence * 100)] as [string, string]]),
    ...(finding.annualCost === null
      ? []
      : [[text.unit.annualCost, formatMoney(finding.annualCost, finding.currency)] as [string, string]]),
    [text.unit.status, text.findings.states[finding.status as FindingState]],
  ]
  const hints: Readonly<Record<string, string | undefined>> = { [text.unit.confidence]: text.glossary['confidence'] }
  const days = finding.evidence.flatMap(({ from, to }) => [from, to]).sort()
  const first = days[0] ?? finding.onsetOn ?? finding.detectedOn
  const last = days.at(-1) ?? finding.lastSeenOn ?? finding.detectedOn
  return (
    <div className={styles.why} data-why-flagged>
      <h3>{text.unit.why}</h3>
      <p className={styles.sentence}>{formatSentence(finding.why, system)}</p>
      <dl className={styles.pairs}>
        {pairs.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt title={hints[name]}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {finding.evidence.length > 0 && (
        <>
          <h3>{text.unit.evidence}</h3>
          <ul className={styles.evidence}>
            {finding.evidence.map((one) => (
              <EvidenceItem key={`${one.metric}${one.from}${one.to}`} evidence={one} />
            ))}
          </ul>
        </>
      )}
      {finding.notBecause.length > 0 && (
        <>
          <h3>{text.unit.notBecause}</h3>
          <ul className={styles.notBecause}>
            {finding.notBecause.map(({ fault, reason }) => (
              <li key={fault + reason}>
                {fault !== '' && <strong>{text.faults[fault] ?? metricName(fault)}: </strong>}
                {formatSentence(reason, system)}
              </li>
            ))}
          </ul>
        </>
      )}
      {!closedStatuses.has(finding.status) && finding.threshold !== null && (
        <>
          <h3>{text.findings.clears}</h3>
          <p>{text.findings.clearsBody(metricName(finding.metric), measure(finding.threshold))}</p>
        </>
      )}
      <div className={styles.whyButtons}>
        <Button
          small
          icon="chart"
          onPress={() => {
            setSpan(finding.unitId, { from: startOfDay(first, zone), to: startOfDay(last, zone) + dayMs })
            goTo({ screen: 'unit', id: finding.unitId, findingId: finding.findingId })
          }}
        >
          {text.unit.evidenceWindow}
        </Button>
        {finding.workOrderId !== null && (
          <ButtonLink href={hrefOf({ screen: 'orders', id: finding.workOrderId })} icon="orders">
            {text.unit.openOrder}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

const EvidenceItem = ({ evidence }: { evidence: Evidence }) => {
  const system = usePreferences((state) => state.units)
  return (
    <li className={styles.evidenceItem}>
      <span>{metricName(evidence.metric)}</span>
      <span className={styles.evidenceValue}>{formatMeasure(evidence.value, evidence.unit, system, evidence.metric)}</span>
      <span className={styles.evidenceNote}>
        <span>
          {evidence.from === evidence.to
            ? formatDay(evidence.from)
            : text.unit.between(formatDay(evidence.from), formatDay(evidence.to))}
        </span>
        {evidence.expected !== null && (
          <span>
            {text.unit.expected.toLowerCase()} {formatMeasure(evidence.expected, evidence.unit, system, evidence.metric)}
          </span>
        )}
      </span>
    </li>
  )
}
