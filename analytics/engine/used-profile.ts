import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import { loadProfile, type Profile } from '../pipeline/4-findings/profile'
import { recordAudit } from '../project/audit'
import usedProfileSql from '../project/used-profile.sql?raw'

/** What sets a profile apart, as JSON that `loadProfile` reads again. */
const profileJson = ({ name, alarmBudgetPerUnitYear, thresholds, scopes, costs, compliance }: Profile) => {
  const defaults = loadProfile().thresholds
  const changed = Object.entries(thresholds).filter(([key, threshold]) => JSON.stringify(threshold) !== JSON.stringify(defaults[key]))
  return {
    schema: 'subcool/profile@1',
    name,
    alarm_budget_per_unit_year: alarmBudgetPerUnitYear,
    thresholds: Object.fromEntries(changed),
    scopes,
    costs,
    compliance,
  }
}

/** The profile of the last analysis, as the audit trail has it; the default one before any other was used. */
export const usedProfile = async (connection: DuckDBConnection): Promise<Profile> => {
  const row = await readRow<{ profile: string }>(connection, usedProfileSql)
  return row === undefined ? loadProfile() : loadProfile(row.profile)
}

/** Writes to the audit trail that another profile is used from now on; nothing when it is that of the last analysis. */
export const recordProfile = async (connection: DuckDBConnection, who: string, profile: Profile): Promise<void> => {
  const before = profileJson(await usedProfile(connection))
  const after = profileJson(profile)
  if (JSON.stringify(before) !== JSON.stringify(after)) await recordAudit(connection, { who, command: 'change profile', before, after })
}

/** The day and the profile of the last analysis that the audit trail knows; undefined without one. */
export const lastAnalysis = async (connection: DuckDBConnection): Promise<{ asOf: string; profile: Profile } | undefined> => {
  const row = await readRow<{ as_of: string }>(
    connection,
    `SELECT json_extract_string(value_after, '$.as_of') AS as_of FROM audit_entry WHERE command = 'analyse' ORDER BY seq DESC LIMIT 1`,
  )
  return row === undefined ? undefined : { asOf: row.as_of, profile: await usedProfile(connection) }
}
