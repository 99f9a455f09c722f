import type { FindingDetail as Detail, MarkChange } from '../../../analytics/contract'
import type { FindingState } from '../../../analytics/contract/choices'
import { useQuery } from '../../engine/use-query'
import { hrefOf } from '../../state/place'
import { findingName } from '../../text/finding-name'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { ErrorMessage, Message } from '../../ui/message'
import { SeverityMark } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import { WhyFlagged } from '../unit/why-flagged'
import styles from './findings.module.css'

/** Why one finding was raised, what was said of it, and what came before. */
export const FindingDetail = ({ findingId }: { findingId: string }) => {
  const { data, error } = useQuery('findings.detail', { findingId }, { keepPrevious: true })
  if (data === undefined) return error === undefined ? <Message title={text.state.loading} /> : <ErrorMessage error={error} />
  const { finding, siteName, timeZone } = data
  return (
    <article aria-label={findingName(finding)}>
      <header className={styles.detailHead}>
        <div>
          <h2>{findingName(finding)}</h2>
          <span className={styles.muted}>{[finding.unitId, siteName].filter(Boolean).join(' · ')}</span>
        </div>
        <SeverityMark severity={finding.severity} />
      </header>
      <div className={styles.detailLinks}>
        <ButtonLink href={hrefOf({ screen: 'unit', id: finding.unitId, findingId })} icon="unit">
          {text.findings.openUnit}
        </ButtonLink>
      </div>
      <WhyFlagged finding={finding} zone={timeZone} />
      <Said detail={data} />
    </article>
  )
}

const Said = ({ detail }: { detail: Detail }) => (
  <div className={styles.said}>
    <h3>{text.findings.history}</h3>
    {detail.history.length === 0 && <p className={styles.muted}>{text.findings.historyNone}</p>}
    <ul className={styles.lines}>
      {detail.history.map((change) => (
        <li key={`${change.at}${JSON.stringify(change.after)}`}>
          <span>{wordsOf(change).join(' · ')}</span>
          <span className={styles.muted}>{text.findings.historyLine(change.who, change.at.slice(0, 16).replace('T', ' '))}</span>
        </li>
      ))}
    </ul>
    {detail.earlier.length > 0 && (
      <>
        <h3>{text.findings.earlier}</h3>
        <ul className={styles.lines}>
          {detail.earlier.map((one) => (
            <li key={one.findingId}>
              <a href={hrefOf({ screen: 'findings', id: one.findingId })}>{text.findings.earlierLine(formatDay(one.detectedOn), formatDay(one.lastSeenOn))}</a>
              <span className={styles.muted}>{text.findings.states[one.status as FindingState]}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)

const wordsOf = ({ before, after }: MarkChange): string[] => [
  ...(before.status === after.status ? [] : [text.findings.changed.status(text.findings.states[after.status ?? 'open'])]),
  ...(before.reason === after.reason || after.reason === null ? [] : [text.findings.changed.reason(after.reason)]),
  ...(before.assignee === after.assignee ? [] : [after.assignee === null ? text.findings.changed.unassigned : text.findings.changed.assignee(after.assignee)]),
  ...(before.orderWanted === after.orderWanted ? [] : [after.orderWanted ? text.findings.changed.order : text.findings.changed.noOrder]),
]
