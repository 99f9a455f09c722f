import { Button as AriaButton } from 'react-aria-components'
import type { Finding } from '../../../analytics/contract'
import type { FindingState } from '../../../analytics/contract/choices'
import { goTo } from '../../state/place'
import { findingName } from '../../text/finding-name'
import { text } from '../../text/text'
import { Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { SeverityMark } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import styles from './unit.module.css'
import { WhyFlagged } from './why-flagged'

const closed = new Set(['resolved', 'withdrawn', 'dismissed'])

/** The findings of a unit; the one at hand tells why it was flagged. */
export const FindingsPanel = ({
  unitId,
  zone,
  findings,
  findingId,
}: {
  unitId: string
  zone: string
  findings: readonly Finding[]
  findingId: string | null
}) => {
  const open = findingId ?? findings.find((finding) => !closed.has(finding.status))?.findingId ?? null
  return (
    <Panel title={text.unit.findings} flush>
      {findings.length === 0 && <Message title={text.unit.findingsNone} hint={text.unit.findingsNoneHint} />}
      <div className={styles.findingList}>
        {findings.map((finding) => {
          const expanded = finding.findingId === open
          return (
            <div key={finding.findingId}>
              <AriaButton
                className={styles.finding ?? ''}
                aria-expanded={expanded}
                onPress={() => goTo({ screen: 'unit', id: unitId, findingId: finding.findingId })}
              >
                <span className={styles.findingName}>{findingName(finding)}</span>
                <SeverityMark severity={finding.severity} />
                <span className={styles.findingNote}>
                  {[
                    closed.has(finding.status) ? text.findings.states[finding.status as FindingState] : null,
                    `${text.unit.detected} ${formatDay(finding.detectedOn)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </AriaButton>
              {expanded && <WhyFlagged finding={finding} zone={zone} />}
            </div>
          )
        })}
      </div>
    </Panel>
  )
}
