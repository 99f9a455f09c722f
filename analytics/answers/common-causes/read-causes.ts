import { sharedKeys, type SharedCause } from '../../contract/common-causes'
import { severities } from '../../contract/choices'
import { numbersOf, textsOf } from '../../db/to-columns'
import { isoDay } from '../../contract/days'
import { splitList } from '../answer'
import type { AnswerContext } from '../context'
import apartSql from './apart.sql?raw'
import { findCauses, type FoundCause, type Groups } from './find-causes'
import ordersSql from './orders.sql?raw'
import sharedSql from './shared.sql?raw'
import standingSql from './standing.sql?raw'

export interface ReadCause extends SharedCause {
  findingIds: string[]
}

const critical = 4

/** The common causes of a project's findings with all that they stand for, the most findings first. */
export const readCauses = async (context: AnswerContext): Promise<ReadCause[]> => {
  const found = await context.columns(standingSql)
  const [ids, units, faults] = [textsOf(found, 'finding_id'), textsOf(found, 'unit_id'), textsOf(found, 'fault')]
  const [severity, confirmed, cost, currency] = [numbersOf(found, 'severity'), numbersOf(found, 'confirmed'), numbersOf(found, 'annual_cost'), textsOf(found, 'currency')]
  const shared = await context.columns(sharedSql)
  const place = new Map(textsOf(shared, 'unit_id').map((id, at) => [id, at]))
  const groups: Groups = { size: shared.rowCount, values: Object.fromEntries(sharedKeys.map((key) => [key, textsOf(shared, key)])) as unknown as Groups['values'] }
  const causes = findCauses(
    {
      fault: faults.map((fault) => fault ?? ''),
      unit: units.map((unit) => place.get(unit) ?? -1),
      begun: numbersOf(found, 'begun'),
      foldable: ids.map((_, at) => (severity[at] === critical || confirmed[at] === 1 ? 0 : 1)),
    },
    groups,
  )
  const apart = await causesApart(context)
  const ordersOf = causes.length === 0 ? () => [] : await orderFinder(context)
  return causes
    .map((cause): ReadCause => {
      const { findings: places, from, to, ...rest } = cause
      const causeId = causeIdOf(cause)
      const findingIds = places.map((at) => ids[at] as string)
      const orderIds = ordersOf(new Set(findingIds))
      const costs = places.map((at) => cost[at] as number).filter((value) => !Number.isNaN(value))
      return {
        ...rest,
        causeId,
        from: isoDay(from),
        to: isoDay(to),
        worst: severities[4 - Math.max(...places.map((at) => severity[at] as number))] ?? 'advisory',
        annualCost: costs.length === 0 ? null : costs.reduce((sum, value) => sum + value, 0),
        currency: places.map((at) => currency[at]).find((one) => one != null) ?? null,
        findings: places.length,
        findingIds,
        orderIds,
        apart: apart.has(causeId),
      }
    })
    .sort((a, b) => b.findings - a.findings || (a.causeId < b.causeId ? -1 : 1))
}

const causeIdOf = ({ fault, key, value }: FoundCause): string => `${fault}|${key}|${value}`

/** Finds the orders that are for some of the given findings and for no other, the most urgent first. */
const orderFinder = async (context: AnswerContext): Promise<(findingIds: ReadonlySet<string>) => string[]> => {
  const orders = await context.columns(ordersSql)
  const [ids, findings] = [textsOf(orders, 'work_order_id'), textsOf(orders, 'finding_ids').map(splitList)]
  return (findingIds) => ids.flatMap((id, at) => (id !== null && (findings[at]?.length ?? 0) > 0 && findings[at]?.every((one) => findingIds.has(one)) === true ? [id] : []))
}

/** As a page gets it. */
export const toShared = ({ findingIds: _, ...cause }: ReadCause): SharedCause => cause

/** The causes that stay folded. */
export const foldedCauses = async (context: AnswerContext): Promise<ReadCause[]> => (await readCauses(context)).filter(({ apart }) => !apart)

/** What the audit trail says of a cause that is taken apart, and of one that is folded again. */
export const causeCommands = { apart: 'take cause apart', folded: 'fold cause' } as const

/** Ids of the causes that the audit trail says last are taken apart, those that stand no more too. */
export const causesApart = async (context: Pick<AnswerContext, 'read'>): Promise<Set<string>> =>
  new Set((await context.read<{ causeId: string }>(apartSql, causeCommands)).map(({ causeId }) => causeId))
