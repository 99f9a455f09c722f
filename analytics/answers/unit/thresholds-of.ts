import { loadProfile, thresholdsFor, type Thresholds, type UnitFacts } from '../../pipeline/4-findings/profile'
import usedProfileSql from '../../project/used-profile.sql?raw'
import type { AnswerContext } from '../context'

const factsSql = 'SELECT brand, model, unit_type, refrigerant, climate_zone, site_id, unit_id FROM unit WHERE unit_id = $unitId'

/** The thresholds of the profile in use as they hold for one unit, its scopes included. */
export const thresholdsOf = async (context: AnswerContext, unitId: string): Promise<Thresholds> => {
  const [used] = await context.read<{ profile: string }>(usedProfileSql)
  const [facts] = await context.read<UnitFacts>(factsSql, { unitId })
  return thresholdsFor(used === undefined ? loadProfile() : loadProfile(used.profile), facts ?? {})
}
