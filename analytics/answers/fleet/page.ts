import { toArrow } from '../../db/to-arrow'
import { quoteName } from '../../db/quote'
import type { FleetFilter, FleetSort, fleetCalls } from '../../contract/fleet'
import { fleetColumns } from '../../contract/choices'
import { joinList, type Answer } from '../answer'
import fleet from './fleet.sql?raw'
import units from './units.sql?raw'

/** Parameters of `fleet.sql`. */
export const filterParameters = (filter: FleetFilter): Record<string, string> => ({
  text: filter.text,
  severities: joinList(filter.severities),
  faults: joinList(filter.faults),
  brands: joinList(filter.brands),
})

/** Every unit with all that brushing needs. */
export const everyUnit = { sql: units.replace('fleet_rows', `(${fleet})`), parameters: filterParameters({ text: '', severities: [], faults: [], brands: [] }) }

/** The filtered fleet in the chosen order; equal rows stay in order of unit. */
export const orderedFleet = (names: readonly string[], sort: FleetSort, only = 'true'): string =>
  `SELECT ${names.map(quoteName).join(', ')} FROM (${fleet}) WHERE ${only}
   ORDER BY ${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, priority NULLS LAST, unit_id`

export const fleetPage: Answer<(typeof fleetCalls)['fleet.page']> = async (context, { filter, sort, offset, limit }) =>
  toArrow(
    await context.columns(`${orderedFleet([...fleetColumns, 'matching', 'currency', 'energy_currency'], sort)} LIMIT $limit OFFSET $offset`, {
      ...filterParameters(filter),
      limit,
      offset,
    }),
  )
