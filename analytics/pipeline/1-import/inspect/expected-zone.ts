import type { DuckDBConnection } from '@duckdb/node-api'
import type { FoundFile } from '../recognising/discover'
import { sourceRules, zonesOf } from '../staging/plan-sources'
import type { Recognised } from '../profiles/profile'
import { chooseZone } from '../times/choose-zone'
import { rememberedZones } from '../times/remembered-zones'
import { chooseUnits } from '../recognising/unit-ids'

/** What is known of zones: units of the project, and the folder of its imports. */
export interface ZoneSources {
  connect: () => Promise<DuckDBConnection>
  imports: string
}

/** The zone an import would take for times of a file that carry none, where none is given; of units that a column names, where those among `samples` have one zone. */
export const expectedZone = async ({ connect, imports }: ZoneSources, found: FoundFile, recognised: Recognised, samples: readonly (readonly string[])[]): Promise<string> => {
  const connection = await connect()
  try {
    const known = { units: await zonesOf(connection), remembered: rememberedZones(imports) }
    const [choice] = chooseUnits([{ found, recognised }], await sourceRules(connection))
    const named = new Set((samples[recognised.unitColumn ?? -1] ?? []).map((unit) => chooseZone(known, recognised, unit.trim()).zone))
    const [zone, ...others] = named
    return choice?.unitId === undefined && zone !== undefined && others.length === 0 ? zone : chooseZone(known, recognised, choice?.unitId).zone
  } finally {
    connection.closeSync()
  }
}
