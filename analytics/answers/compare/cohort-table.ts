import type { Cohort } from '../../contract/compare'
import { cohortKeys, compareMetrics, type CohortKey, type CompareMetric } from '../../contract/choices'
import { outdoorBinParameters } from '../../contract/outdoor-bins'
import { numbersOf, textsOf } from '../../db/to-columns'
import type { AnswerContext } from '../context'
import { ratedConditions } from '../rated-conditions'
import unitsSql from './units.sql?raw'

/** What comparing needs of every unit, in columns. */
export interface CohortTable {
  size: number
  ids: (string | null)[]
  keys: Record<CohortKey, (string | null)[]>
  metrics: Record<CompareMetric, Float64Array>
  rated: { outdoorC: number; cop: Float64Array }[]
  unitYears: Float64Array
  findings: Float64Array
  confirmed: Float64Array
}

/** Reads the table. */
export const cohortTable = async (context: AnswerContext): Promise<CohortTable> => {
  const read = await context.columns(unitsSql, { rated: JSON.stringify(ratedConditions), ...outdoorBinParameters })
  const number = (name: string): Float64Array => numbersOf(read, name)
  return {
    size: read.rowCount,
    ids: textsOf(read, 'unit_id'),
    keys: Object.fromEntries(cohortKeys.map((key) => [key, textsOf(read, key)])) as CohortTable['keys'],
    metrics: Object.fromEntries(compareMetrics.map((metric) => [metric, number(metric)])) as CohortTable['metrics'],
    rated: ratedConditions.map(({ column, outdoorC }) => ({ outdoorC, cop: number(column) })),
    unitYears: number('unit_years'),
    findings: number('findings'),
    confirmed: number('confirmed'),
  }
}

/** Places of the units of a cohort. */
export const membersOf = (table: CohortTable, { match, unitIds }: Cohort): Set<number> => {
  const listed = unitIds === undefined ? undefined : new Set(unitIds)
  const wanted = Object.entries(match) as [CohortKey, string][]
  const members = new Set<number>()
  for (let unit = 0; unit < table.size; unit++)
    if ((listed === undefined || listed.has(table.ids[unit] ?? '')) && wanted.every(([key, value]) => table.keys[key][unit] === value)) members.add(unit)
  return members
}

/** The values of a metric over some units. */
export const valuesOf = (column: Float64Array, members: Iterable<number>): Float64Array => Float64Array.from(members, (unit) => column[unit] as number)
