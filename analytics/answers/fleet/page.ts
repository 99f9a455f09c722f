import { toArrow } from '../../db/to-arrow'
import { quoteName } from '../../db/quote'
import { fleetColumns, type FleetFilter, type FleetSort, type fleetCalls } from '../../contract/fleet'
import { joinList, type Answer } from '../answer'
import fleet from './fleet.sql?raw'

/** Parameters of `fleet.sql`. */
export const filterParameters = (filter: FleetFilter): Record<string, string> => ({
  text: filter.text,
  severities: joinList(filter.severities),
  faults: joinList(filter.faults),
  brands: joinList(filter.brands),
})

/** The filtered fleet in the chosen order; equal rows stay in order of unit. */
export const orderedFleet = (names: readonly string[], sort: FleetSort): string =>
  `SELECT ${names.map(quoteName).join(', ')} FROM (${fleet})
   ORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, priority NULLS LAST, unit_id`

export const fleetPage: Answer<(typeof fleetCalls)['fleet.page']> = async (context, { filter, sort, offset, limit }) =>
  toArrow(
    await context.columns(`${orderedFleet([...fleetColumns, 'matching', 'currency'], sort)} LIMIT $limit OFFSET $offset`, {
      ...filterParameters(filter),
      limit,
      offset,
    }),
  )
