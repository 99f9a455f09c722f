import { readRows } from '../../db/query'
import { assumeRefrigerant } from './assume-refrigerant'
import { readUnitRows, type TelemetrySource } from './read-unit-rows'
import { steadySamplesOf, type DayRange, type SteadySamples } from './steady-samples'

/** One unit's steady samples of one period. */
export interface PeriodUnit {
  samples: SteadySamples
  refrigerant: string | undefined
  /** The register does not name it: it was told by the readings. */
  isAssumed: boolean
  hydronic: boolean
}

const hydronicSql = `SELECT unit_id FROM unit WHERE unit_type IN ('hydronic', 'water_source', 'ground_source', 'chiller', 'hpwh')`

/**
 * Steady samples of units (all, or those named) over a range of local days. `assumed` names the refrigerants that the other
 * period went by, by unit, so that both go by the same.
 */
export const collectPeriod = async (source: TelemetrySource, { asOf, range, unitIds, assumed }: { asOf: string; range?: DayRange | undefined; unitIds?: ReadonlySet<string> | undefined; assumed?: (unitId: string) => string | undefined }): Promise<Map<string, PeriodUnit>> => {
  const hydronic = new Set((await readRows<{ unit_id: string }>(source.jobs, hydronicSql)).map((row) => row.unit_id))
  const units = new Map<string, PeriodUnit>()
  await readUnitRows(source, asOf, unitIds, (unitId, rows, facts) => {
    const registered = facts.refrigerant ?? undefined
    const refrigerant = registered ?? assumed?.(unitId) ?? (assumed === undefined ? assumeRefrigerant(rows, facts) : undefined)
    const samples = steadySamplesOf(rows, { ...facts, refrigerant: refrigerant ?? null }, range)
    units.set(unitId, { samples, refrigerant, isAssumed: registered === undefined && refrigerant !== undefined, hydronic: facts.hydronic ?? hydronic.has(unitId) })
  })
  return units
}
