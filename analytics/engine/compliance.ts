import type { DuckDBConnection } from '@duckdb/node-api'
import type { CheckContext } from '../compliance/checks/check'
import { dayOf } from '../compliance/exact/day'
import { linkFindings } from '../compliance/link/link-findings'
import { writeEpaFolder } from '../compliance/papers/epa-folder'
import { complianceRules } from '../compliance/rules'
import { recompute, type Recomputed } from '../compliance/store'
import { readRow, readRows } from '../db/query'
import type { Letterhead } from '../documents/pdf/letterhead'
import type { Profile } from '../pipeline/4-findings/profile'
import { usedProfile } from './used-profile'
import recordFilesSql from './record_files.sql?raw'
import { programVersion } from './version'

export interface ComplianceSettings {
  /** `YYYY-MM-DD`. */
  asOf: string
  /** No as-of day was named: it is today, and records dated later are listed. */
  asOfIsToday: boolean
  profile: Profile
}

/** As of when, by which rules and with which readings of them. */
export const complianceContext = ({ asOf, asOfIsToday, profile }: ComplianceSettings): CheckContext => ({
  asOf: dayOf(asOf),
  rules: complianceRules,
  policy: { vrf: profile.compliance.vrf_policy, seasonalExcess: profile.compliance.seasonal_excess },
  defaultAsOf: asOfIsToday,
})

/** Leak rates, clocks and what is wrong with the records, for all circuits, and the findings that call for a record. */
export const computeCompliance = async (jobs: DuckDBConnection, settings: ComplianceSettings, signal?: AbortSignal): Promise<Recomputed> => {
  const recomputed = await recompute(jobs, { ...complianceContext(settings), signal })
  await linkFindings(jobs, settings.asOf)
  return recomputed
}

/** The current day in UTC, `YYYY-MM-DD`. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/**
 * As of when and how compliance was computed last; where that was for the day it was done on, as of today. `outdated`: its tables are of
 * an earlier day.
 */
export const lastCompliance = async (jobs: DuckDBConnection): Promise<ComplianceSettings & { outdated: boolean }> => {
  const state = await readRow<{ as_of: string; policy: string }>(jobs, 'SELECT as_of, policy FROM compliance_state')
  const asOfIsToday = state === undefined || (JSON.parse(state.policy) as unknown[])[2] === true
  const now = today()
  const asOf = state === undefined || (asOfIsToday && now > state.as_of) ? now : state.as_of
  return { asOf, asOfIsToday, outdated: asOf !== state?.as_of, profile: await usedProfile(jobs) }
}

export interface EpaSettings extends ComplianceSettings {
  zone: string
  simulated: boolean
  letterhead: Letterhead | undefined
  threads: number
}

/** Writes `epa/` below a report's folder; answers its files. */
export const emitCompliance = async (jobs: DuckDBConnection, folder: string, settings: EpaSettings): Promise<string[]> => {
  const { zone, simulated, profile, letterhead, threads } = settings
  const inputs = await recordFiles(jobs)
  return writeEpaFolder(jobs, folder, complianceContext(settings), { zone, profileName: profile.name, version: programVersion, simulated, inputs, letterhead }, { threads })
}

/** The registers that refrigerant papers are made from: no telemetry, no tariffs. */
export const recordFiles = (jobs: DuckDBConnection): Promise<{ file: string; sha256: string }[]> => readRows(jobs, recordFilesSql)

/** What a reader of a summary has to know of the refrigerant records: what was assumed, what is undetermined, overdue, or not read. */
export const complianceWarnings = async (jobs: DuckDBConnection, asOf: string): Promise<string[]> => {
  const counts = await readRow<{ assumed: number; undetermined: number; overdue: number; violations: number }>(
    jobs,
    `SELECT (SELECT count(*) FROM circuit WHERE assumed)::INTEGER AS assumed,
      (SELECT count(*) FROM circuit_regime WHERE regime = 'undetermined')::INTEGER AS undetermined,
      (SELECT count(*) FROM deadline WHERE status = 'overdue')::INTEGER AS overdue,
      (SELECT count(*) FROM violation)::INTEGER AS violations`,
  )
  const later = await readRows<{ record: string; n: number }>(
    jobs,
    `SELECT 'refrigerant_events' AS record, count(*)::INTEGER AS n FROM refrigerant_event WHERE service_date > $asOf::DATE HAVING count(*) > 0`,
    { asOf },
  )
  const { assumed = 0, undetermined = 0, overdue = 0, violations = 0 } = counts ?? {}
  const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)
  return [
    ...(assumed === 0 ? [] : [`There is no appliances.csv: ${assumed === 1 ? 'the registered unit is' : `each of the ${assumed} registered units is`} taken for one refrigerant circuit, its subsector for that of its type (see epa/).`]),
    ...(undetermined === 0 ? [] : [`${plural(undetermined, 'refrigerant circuit is', 'refrigerant circuits are')} undetermined: epa/ says what is missing.`]),
    ...(overdue === 0 ? [] : [`${plural(overdue, 'duty of refrigerant law is', 'duties of refrigerant law are')} overdue: see epa/deadlines.csv.`]),
    ...(violations === 0 ? [] : [`${plural(violations, 'thing is incomplete or does', 'things are incomplete or do')} not fit in the refrigerant records: see epa/violations.csv.`]),
    ...later.map(({ record, n }) => `${plural(n, 'line', 'lines')} of ${record} ${n === 1 ? 'is dated after' : 'are dated after'} ${asOf} and ${n === 1 ? 'was' : 'were'} not read.`),
  ]
}
