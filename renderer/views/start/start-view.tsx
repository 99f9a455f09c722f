import type { ReactNode } from 'react'
import { severities } from '../../../analytics/contract/choices'
import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { everyFindingQuery, findingsQuery } from '../../state/findings-view'
import { useFileBrowser } from '../../state/file-browser'
import { useNewsView } from '../../state/news-view'
import { hrefOf } from '../../state/place'
import { orderTitle } from '../../text/order-title'
import { text } from '../../text/text'
import { Button, ButtonLink } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { Screen } from '../../ui/screen'
import { SeverityMark, SeverityShape } from '../../ui/severity'
import { formatDay } from '../../ui/time'
import { CauseItem } from '../causes/cause-item'
import { showCause } from '../causes/show-cause'
import { useHost } from '../shell/host-context'
import { DutiesPanel } from './duties-panel'
import { RecentPanel } from './recent-panel'
import styles from './start.module.css'
import { useOpenProject } from './use-open-project'

/** What is new since last time, and other projects. */
export const StartView = () => {
  const { shell } = useHost()
  const info = useQuery('project.info', {})
  const project = info.data?.path ?? ''
  const since = useNewsView((state) => state.seen[project]) ?? null
  const markSeen = useNewsView((state) => state.markSeen)
  const news = useQuery('start.news', info.data === undefined ? undefined : { since }, { keepPrevious: true })
  const sample = useJob('project.load-sample')
  const ask = useFileBrowser((state) => state.ask)
  const other = useOpenProject()
  const data = news.data
  const empty = info.data?.imports === 0
  return (
    <Screen
      title={text.start.title}
      lead={info.data?.dataTo == null ? undefined : text.start.dataTo(formatDay(info.data.dataTo))}
      actions={
        data?.dataTo != null && (
          <Button icon="check" onPress={() => markSeen(project, data.dataTo as string)}>
            {text.start.seen}
          </Button>
        )
      }
    >
      {news.error !== undefined && <ErrorMessage error={news.error} />}
      <div className={styles.layout}>
        <div className={styles.news}>
          {data === undefined ? (
            <Message title={text.state.loading} />
          ) : (
            <>
              <Panel title={since === null ? text.start.first : text.start.since(formatDay(since))} note={text.start.seenNote}>
                <div className={styles.counts}>
                  {severities.map((severity) => (
                    <a key={severity} className={styles.count} href={hrefOf({ screen: 'findings', query: findingsQuery({ severities: [severity], since }) })}>
                      <SeverityShape severity={severity} size={15} />
                      <strong>{formatNumber(data.bySeverity[severity])}</strong>
                      <span>{text.severity[severity]}</span>
                    </a>
                  ))}
                </div>
                {data.causes.length > 0 && (
                  <ul className={styles.causes} aria-label={text.causes.title}>
                    {data.causes.map((cause) => (
                      <CauseItem key={cause.causeId} cause={cause} folded>
                        <Button small onPress={() => showCause(cause.causeId)}>
                          {text.causes.show}
                        </Button>
                      </CauseItem>
                    ))}
                  </ul>
                )}
                {data.findings.length === 0 && data.causes.length > 0 ? null : data.findings.length === 0 ? (
                  <p className={styles.muted}>{text.start.noFindings}</p>
                ) : (
                  <ul className={styles.lines}>
                    {data.findings.map((finding) => (
                      <li key={finding.findingId}>
                        <SeverityMark severity={finding.severity} />
                        <a href={hrefOf({ screen: 'findings', id: finding.findingId })}>{text.faults[finding.fault] ?? finding.fault}</a>
                        <span className={styles.rest}>{[finding.unitId, finding.siteName].filter(Boolean).join(' · ')}</span>
                        <span className={styles.muted}>{formatDay(finding.detectedOn)}</span>
                      </li>
                    ))}
                  </ul>
                )}
                <ButtonLink href={hrefOf({ screen: 'findings', query: everyFindingQuery })} icon="flag">
                  {text.start.all}
                </ButtonLink>
              </Panel>
              {data.duties.length > 0 && <DutiesPanel news={data} />}
              <div className={data.duties.length > 0 ? styles.pair : styles.trio}>
                <Panel title={text.start.overdue(data.overdueOrders)}>
                  <List
                    none={text.start.overdueNone}
                    items={data.overdue.map((order) => ({ key: order.workOrderId, href: hrefOf({ screen: 'orders', id: order.workOrderId }), words: orderTitle(order.title), rest: `${order.unitId}, ${text.start.dueOn(formatDay(order.dueOn))}` }))}
                  />
                </Panel>
                <Panel title={text.start.silent(data.silentUnits)}>
                  <List
                    none={info.data?.units === 0 ? text.fleet.emptyProject : text.start.silentNone}
                    items={data.silent.map((unit) => ({ key: unit.unitId, href: hrefOf({ screen: 'unit', id: unit.unitId }), words: unit.unitId, rest: [unit.siteName, unit.since === null ? null : text.start.silentSince(formatDay(unit.since))].filter(Boolean).join(', ') }))}
                  />
                </Panel>
                {data.duties.length === 0 && <DutiesPanel news={data} />}
              </div>
            </>
          )}
        </div>
        <div className={styles.news}>
          <Panel title={text.start.project}>
            <div className={styles.project}>
              <strong>{info.data?.name}</strong>
              <span className={styles.path}>{info.data?.path}</span>
              <ButtonLink href={hrefOf({ screen: 'import' })} icon="import">
                {text.start.import}
              </ButtonLink>
              {empty && (
                <Button icon="fleet" variant="primary" isDisabled={sample.status === 'running'} onPress={() => void sample.start({})}>
                  {text.start.loadSample}
                </Button>
              )}
              {shell === null ? (
                <Button icon="folder" onPress={() => void ask('project').then(([folder]) => folder !== undefined && other.open(folder.path))}>
                  {text.start.open}
                </Button>
              ) : (
                <>
                  <Button icon="folder" onPress={() => void shell.act('open-project')}>
                    {text.start.open}
                  </Button>
                  <Button icon="plus" onPress={() => void shell.act('new-project')}>
                    {text.start.make}
                  </Button>
                  <Button icon="fleet" onPress={() => void shell.act('open-sample')}>
                    {text.start.sample}
                  </Button>
                </>
              )}
              {other.error !== undefined && <ErrorMessage error={other.error} />}
            </div>
          </Panel>
          <RecentPanel />
        </div>
      </div>
    </Screen>
  )
}

const List = ({ items, none }: { items: readonly { key: string; href: string; words: ReactNode; rest: string }[]; none: string }) =>
  items.length === 0 ? (
    <p className={styles.muted}>{none}</p>
  ) : (
    <ul className={styles.small}>
      {items.map((item) => (
        <li key={item.key}>
          <a href={item.href}>{item.words}</a>
          <span className={styles.muted}>{item.rest}</span>
        </li>
      ))}
    </ul>
  )
