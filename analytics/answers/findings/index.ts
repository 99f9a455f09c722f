import { EngineError } from '../../contract/errors'
import type { CauseInList, FindingFilter, FindingGroup, FindingHit, MarkChange, triageCalls } from '../../contract/triage'
import { findingColumns, findingStates, type FindingGrouping, type FindingState } from '../../contract/choices'
import { quoteName } from '../../db/quote'
import { toArrow } from '../../db/to-arrow'
import { textsOf } from '../../db/to-columns'
import { joinList, type Answer, type Answers } from '../answer'
import { foldedCauses, readCauses, toShared } from '../common-causes/read-causes'
import type { AnswerContext } from '../context'
import { readFindings } from '../read-findings'
import earlierSql from './earlier.sql?raw'
import findSql from './find.sql?raw'
import historySql from './history.sql?raw'
import list from './list.sql?raw'
import markSql from './mark.sql?raw'

const most = 20_000

const parameters = async (context: AnswerContext, filter: FindingFilter, by: FindingGrouping = 'none'): Promise<Record<string, string | boolean | null>> => ({
  ...(await causeParameters(context, filter)),
  text: filter.text,
  states: joinList(filter.states),
  severities: joinList(filter.severities),
  faults: joinList(filter.faults),
  since: filter.since,
  by: filter.group?.by ?? by,
  anyGroup: filter.group === null,
  groupKey: filter.group?.key ?? '',
})

const causeParameters = async (context: AnswerContext, { cause, fold }: FindingFilter): Promise<Record<string, string | boolean>> => {
  if (cause !== null) return { anyCause: false, members: joinList((await readCauses(context)).find(({ causeId }) => causeId === cause)?.findingIds ?? []), hidden: '' }
  return { anyCause: true, members: '', hidden: fold ? joinList((await foldedCauses(context)).flatMap(({ findingIds }) => findingIds)) : '' }
}

const findingList: Answer<(typeof triageCalls)['findings.list']> = async (context, { filter, sort }) => {
  const columns = [...findingColumns, 'currency', 'order_wanted'].map(quoteName).join(', ')
  return toArrow(
    await context.columns(
      `SELECT ${columns} FROM (${list})
       ORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, severity DESC, annual_cost DESC NULLS LAST, detected_on, finding_id LIMIT ${most}`,
      await parameters(context, filter),
    ),
  )
}

const findingStateCounts: Answer<(typeof triageCalls)['findings.states']> = async (context, { filter }) => {
  const rows = await context.read<{ status: string; findings: number }>(`SELECT status, count(*) AS findings FROM (${list}) GROUP BY status`, await parameters(context, { ...filter, states: [] }))
  const counts = Object.fromEntries(findingStates.map((state) => [state, 0])) as Record<FindingState, number>
  for (const { status, findings } of rows) if (status in counts) counts[status as FindingState] = findings
  return counts
}

const findingGroups: Answer<(typeof triageCalls)['findings.groups']> = async (context, { filter, by }) =>
  context.read<FindingGroup>(
    `SELECT group_key AS "key", count(*) AS findings, count(DISTINCT unit_id) AS units,
       ['advisory', 'minor', 'major', 'critical'][max(severity)] AS worst, sum(annual_cost) AS "annualCost"
     FROM (${list}) GROUP BY group_key ORDER BY max(severity) DESC, count(*) FILTER (severity = 4) DESC, count(*) DESC, group_key LIMIT 2000`,
    await parameters(context, { ...filter, group: null }, by),
  )

const findingCauses: Answer<(typeof triageCalls)['findings.causes']> = async (context, { filter }): Promise<CauseInList[]> => {
  const causes = await readCauses(context)
  if (causes.length === 0) return []
  const matching = new Set(textsOf(await context.columns(`SELECT finding_id FROM (${list})`, await parameters(context, { ...filter, fold: false })), 'finding_id'))
  return causes.map((cause) => ({ cause: toShared(cause), matching: cause.findingIds.filter((id) => matching.has(id)).length })).filter((one) => one.matching > 0)
}

interface MarkRow {
  status: string | null
  reason: string | null
  assignee: string | null
  orderWanted: boolean
  siteName: string | null
  timeZone: string | null
}

const findingDetail: Answer<(typeof triageCalls)['findings.detail']> = async (context, { findingId }) => {
  const [finding] = await readFindings(context, { findingIds: [findingId] })
  if (finding === undefined)
    throw new EngineError('finding-not-found', `There is no finding "${findingId}" in this project.`, { hint: 'It may be gone since the last analysis: choose one of the list.' })
  const [row] = await context.read<MarkRow>(markSql, { findingId })
  const history = await context.read<{ at: string; who: string; before: string; after: string }>(historySql, { findingId })
  const { siteName = null, timeZone = null, ...mark } = row ?? { status: null, reason: null, assignee: null, orderWanted: false }
  return {
    finding,
    mark: { findingId, ...mark } as MarkChange['after'],
    siteName,
    timeZone: timeZone ?? 'UTC',
    earlier: await context.read(earlierSql, { findingId }),
    history: history.map(({ at, who, before, after }) => ({ at, who, before: JSON.parse(before) as MarkChange['before'], after: JSON.parse(after) as MarkChange['after'] })),
  }
}

/** Answers of the Findings screen. */
export const findingAnswers: Answers<typeof triageCalls, Exclude<keyof typeof triageCalls, 'findings.mark'>> = {
  'findings.list': findingList,
  'findings.states': findingStateCounts,
  'findings.groups': findingGroups,
  'findings.causes': findingCauses,
  'findings.find': (context, { text, faults, limit }) => context.read<FindingHit>(findSql, { text, faults: joinList(faults), limit }),
  'findings.detail': findingDetail,
}
