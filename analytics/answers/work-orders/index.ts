import { z } from 'zod'
import { EngineError } from '../../contract/errors'
import type { BoardOrder, Candidate, CostTerm, OrderBoard, WorkOrder, WorkOrderRow, workOrderCalls } from '../../contract/work-orders'
import { joinList, splitList, type Answer, type Answers } from '../answer'
import { foldedCauses } from '../common-causes/read-causes'
import type { AnswerContext } from '../context'
import { readFindings } from '../read-findings'
import board from './board.sql?raw'
import detail from './detail.sql?raw'
import { findJobSheet, findOrderDocuments } from './job-sheet'
import list from './list.sql?raw'
import outdatedSql from './outdated.sql?raw'

/** Orders that wait for the first one of their common cause. */
const heldOrders = async (context: AnswerContext, { fold }: { fold: boolean }): Promise<string[]> =>
  fold ? (await foldedCauses(context)).flatMap(({ orderIds }) => orderIds.slice(1)) : []

const workOrderList: Answer<(typeof workOrderCalls)['workOrders.list']> = async (context, input) => {
  const held = await heldOrders(context, input)
  const parameters = { held: joinList(held), text: input.text, priorities: joinList(input.priorities.map(String)) }
  const rows = await context.read<WorkOrderRow>(`SELECT * FROM (${list}) LIMIT $limit OFFSET $offset`, {
    ...parameters,
    limit: input.limit,
    offset: input.offset,
  })
  const [count] = await context.read<{ total: number }>(`SELECT count(*) AS total FROM (${list})`, parameters)
  const byPriority = await context.read<{ priority: number; orders: number }>(
    'SELECT priority, count(*) AS orders FROM work_order WHERE work_order_id NOT IN (SELECT unnest(string_split($held, chr(31)))) GROUP BY priority ORDER BY priority',
    { held: parameters.held },
  )
  const documents = findOrderDocuments(context.projectDir)
  const [age] = await context.read<{ outdated: boolean }>(outdatedSql)
  return { total: count?.total ?? 0, held: held.length, byPriority, rows, documents, outdated: documents.length > 0 && age?.outdated === true }
}

type DetailRow = Omit<
  WorkOrder,
  'checklist' | 'parts' | 'safety' | 'requiredSkills' | 'costTerms' | 'candidates' | 'findings' | 'jobSheet'
> &
  Record<'checklist' | 'parts' | 'safety' | 'requiredSkills' | 'costTerms' | 'candidates' | 'findingIds', string | null>

const costTerms: z.ZodType<CostTerm[]> = z.array(
  z.object({ term: z.string(), value: z.number().nullable(), unit: z.string() }),
)

const candidates: z.ZodType<Candidate[]> = z.array(
  z
    .object({
      technician_id: z.string(),
      name: z.string().nullable().default(null),
      eligible: z.boolean().default(true),
      travel_km: z.number().nullable().default(null),
      reason: z.string().default(''),
    })
    .transform((row) => ({
      technicianId: row.technician_id,
      name: row.name,
      eligible: row.eligible,
      travelKm: row.travel_km,
      reason: row.reason,
    })),
)

const parsed = <Value>(type: z.ZodType<Value[]>, text: string | null): Value[] =>
  text === null ? [] : type.parse(JSON.parse(text))

const workOrderDetail: Answer<(typeof workOrderCalls)['workOrders.detail']> = async (context, { workOrderId }) => {
  const [row] = await context.read<DetailRow>(detail, { workOrderId })
  if (row === undefined)
    throw new EngineError('bad-arguments', `There is no work order "${workOrderId}" in this project.`, {
      hint: 'It may be gone since the last analysis: choose one of the list.',
    })
  const { findingIds, ...rest } = row
  return {
    ...rest,
    checklist: splitList(row.checklist),
    parts: splitList(row.parts),
    safety: splitList(row.safety),
    requiredSkills: splitList(row.requiredSkills),
    costTerms: parsed(costTerms, row.costTerms),
    candidates: parsed(candidates, row.candidates),
    findings: await readFindings(context, { findingIds: splitList(findingIds) }),
    jobSheet: findJobSheet(context.projectDir, workOrderId),
  }
}

const orderBoard: Answer<(typeof workOrderCalls)['workOrders.board']> = async (context, input): Promise<OrderBoard> => {
  const held = await heldOrders(context, input)
  const rows = await context.read<Omit<BoardOrder, 'candidates'> & { candidates: string | null }>(board, { held: joinList(held) })
  const [analysis] = await context.read<{ as_of: string }>('SELECT as_of FROM analysis')
  return {
    technicians: await context.read('SELECT technician_id AS "technicianId", name, coalesce(hours_per_week, 40)::DOUBLE AS "hoursPerWeek" FROM technician ORDER BY technician_id'),
    orders: rows.map((row) => ({ ...row, candidates: parsed(candidates, row.candidates) })),
    held: held.length,
    asOf: analysis?.as_of ?? null,
  }
}

/** Answers of the Work orders screen. */
export const workOrderAnswers: Answers<typeof workOrderCalls, Exclude<keyof typeof workOrderCalls, 'workOrders.assign'>> = {
  'workOrders.board': orderBoard,
  'workOrders.list': workOrderList,
  'workOrders.detail': workOrderDetail,
}
