import type { News } from '../../../analytics/contract'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { Panel } from '../../ui/panel'
import { formatDay } from '../../ui/time'
import { useHost } from '../shell/host-context'
import styles from './start.module.css'

const words = text.start.duty

/** Duties of refrigerant law past their day; where there are none, what is next or what is lacking to know. */
export const DutiesPanel = ({ news }: { news: News }) => {
  const host = useHost()
  const { duties, overdueDuties, dutiesDocument } = news
  return (
    <Panel title={text.start.duties(overdueDuties)}>
      {duties.length === 0 ? (
        <NoDuty news={news} />
      ) : (
        <>
          <ul className={styles.duties}>
            {duties.map((duty) => (
              <li key={`${duty.applianceId} ${duty.circuitNo} ${duty.kind} ${duty.dueOn}`} title={duty.cite}>
                <DutyLink duty={duty} document={dutiesDocument === null ? undefined : host.artifactUrl(dutiesDocument)} />
                <span className={styles.rest}>{[words.circuit(duty.applianceId, duty.circuitNo), duty.siteId, duty.unitId].filter(Boolean).join(' · ')}</span>
                <span className={styles.muted}>{duty.dueOn === null ? '' : words.due(formatDay(duty.dueOn))}</span>
                <strong className={styles.late}>{duty.daysLate === null ? '' : words.late(duty.daysLate)}</strong>
              </li>
            ))}
          </ul>
          {overdueDuties > duties.length && <p className={styles.muted}>{words.more(overdueDuties - duties.length)}</p>}
          {dutiesDocument !== null && (
            <div className={styles.foot}>
              <ButtonLink href={host.artifactUrl(dutiesDocument)} icon="file" newTab>
                {words.document}
              </ButtonLink>
            </div>
          )}
        </>
      )}
      {news.undeterminedCircuits > 0 && <p className={styles.aside}>{words.undetermined(news.undeterminedCircuits)}</p>}
    </Panel>
  )
}

/** Leads to the unit of the circuit, else to the list that has the duty with its paragraph. */
const DutyLink = ({ duty, document }: { duty: News['duties'][number]; document: string | undefined }) => {
  const name = words.kinds[duty.kind] ?? duty.kind
  if (duty.unitId !== null) return <a href={hrefOf({ screen: 'unit', id: duty.unitId })}>{name}</a>
  return document === undefined ? (
    <span>{name}</span>
  ) : (
    <a href={document} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}

const NoDuty = ({ news: { refrigerantRecords, openDuties, nextDutyOn } }: { news: News }) =>
  refrigerantRecords ? (
    <p className={styles.muted}>{openDuties === 0 ? words.noneOpen : nextDutyOn === null ? words.open(openDuties) : words.next(openDuties, formatDay(nextDutyOn))}</p>
  ) : (
    <>
      <p className={styles.muted}>{words.noRecords}</p>
      <div className={styles.foot}>
        <ButtonLink href={hrefOf({ screen: 'import' })} icon="import">
          {words.importRecords}
        </ButtonLink>
      </div>
    </>
  )
