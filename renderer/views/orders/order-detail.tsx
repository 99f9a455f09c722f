import type { WorkOrder } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { hrefOf } from '../../state/place'
import { usePreferences } from '../../state/preferences'
import { orderTitle } from '../../text/order-title'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { formatNumber, type UnitSystem } from '../../ui/format'
import { formatSentence } from '../../ui/measure'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { PriorityMark } from '../../ui/priority'
import { SeverityMark } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import { useHost } from '../shell/host-context'
import { CostOfWaiting } from './cost-of-waiting'
import { OrderCause } from './order-cause'
import styles from './orders.module.css'
import { TechnicianChoice } from './technician-choice'

/** Everything a dispatcher decides by and a technician takes along. */
export const OrderDetail = ({ workOrderId }: { workOrderId: string }) => {
  const system = usePreferences((state) => state.units)
  const { data: order, error } = useQuery('workOrders.detail', { workOrderId })
  if (error !== undefined && order === undefined) return <ErrorMessage error={error} />
  if (order === undefined) return <Message title={text.state.loading} />
  return (
    <article aria-label={orderTitle(order.title)}>
      <Head order={order} />
      <OrderCause workOrderId={workOrderId} />
      <Facts order={order} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={text.orders.diagnosis}>
            {order.diagnosis.split('\n').map((finding) => (
              <p key={finding}>{formatSentence(finding, system)}</p>
            ))}
          </Panel>
          <Panel title={text.orders.checklist}>
            <ol className={styles.checklist}>
              {order.checklist.map((step) => (
                <li key={step}>{text.work(step)}</li>
              ))}
            </ol>
          </Panel>
          <Panel title={text.orders.parts}>
            {order.parts.length === 0 ? <p className={styles.muted}>{text.orders.partsNone}</p> : <Bullets items={order.parts} />}
          </Panel>
          {order.safety.length > 0 && (
            <Panel title={text.orders.safety}>
              <div className={styles.safety}>
                <Bullets items={order.safety} />
              </div>
            </Panel>
          )}
        </div>
        <div className={styles.column}>
          <CostOfWaiting order={order} />
          <TechnicianChoice order={order} />
          <Findings order={order} system={system} />
        </div>
      </div>
    </article>
  )
}

const Head = ({ order }: { order: WorkOrder }) => {
  const host = useHost()
  return (
    <div className={styles.detailHead}>
      <div className={styles.detailTitle}>
        <h2>
          <PriorityMark priority={order.priority} />
          {orderTitle(order.title)}
        </h2>
        <div className={styles.sub}>
          {[order.workOrderId, order.siteName, order.address].filter((part) => part !== null && part !== '').join(' · ')}
        </div>
      </div>
      <div className={styles.buttons}>
        <ButtonLink href={hrefOf({ screen: 'unit', id: order.unitId })} icon="unit">
          {text.orders.openUnit}
        </ButtonLink>
        {order.jobSheet === null ? (
          <span className={styles.muted}>{text.orders.jobSheetNone}</span>
        ) : (
          <ButtonLink
            href={`${host.artifactUrl(order.jobSheet.artifact)}#page=${order.jobSheet.page}`}
            icon="file"
            variant="primary"
            newTab
          >
            {text.orders.jobSheet}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

const Facts = ({ order }: { order: WorkOrder }) => {
  const facts: [string, string][] = [
    [text.orders.due, formatDay(order.dueOn)],
    [text.unit.title, [order.unitId, order.brand, order.model].filter(Boolean).join(', ')],
    [text.orders.technician, order.technicianName ?? order.technicianId ?? text.orders.unassigned],
    [
      text.orders.estimated,
      order.estimatedHours === null ? formatNumber(null) : `${formatNumber(order.estimatedHours, 1)} h`,
    ],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Bullets = ({ items }: { items: readonly string[] }) => (
  <ul className={styles.bullets}>
    {items.map((item) => (
      <li key={item}>{text.work(item)}</li>
    ))}
  </ul>
)

const Findings = ({ order, system }: { order: WorkOrder; system: UnitSystem }) => (
  <Panel title={text.orders.findings}>
    {order.findings.map((finding) => (
      <div className={styles.finding} key={finding.findingId}>
        <div className={styles.findingHead}>
          <SeverityMark severity={finding.severity} />
          <a href={hrefOf({ screen: 'unit', id: order.unitId, findingId: finding.findingId })}>
            {text.faults[finding.fault] ?? finding.fault}
          </a>
        </div>
        <p className={styles.reason}>{formatSentence(finding.why, system)}</p>
      </div>
    ))}
  </Panel>
)
