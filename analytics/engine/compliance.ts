import type { DuckDBConnection } from '@duckdb/node-api'
import type { CheckContext } from '../compliance/checks/check'
import { dayOf } from '../compliance/exact/day'
import { linkFindings } from '../compliance/link/link-findings'
import { writeEpaFolder } from '../compliance/papers/epa-folder'
import { complianceRules } from '../compliance/rules'
import { recompute } from '../compliance/store'
import { readRow, readRows } from '../db/query'
import type { Profile } from '../pipeline/4-findings/profile'
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
export const computeCompliance = async (jobs: DuckDBConnection, settings: ComplianceSettings, signal?: AbortSignal): Promise<void> => {
  await recompute(jobs, { ...complianceContext(settings), signal })
  await linkFindings(jobs, settings.asOf)
}

export interface EpaSettings extends ComplianceSettings {
  zone: string
  simulated: boolean
  threads: number
}

/** Writes `epa/` below a report's folder; answers its files. */
export const emitCompliance = (jobs: DuckDBConnection, folder: string, settings: EpaSettings, inputs: readonly { file: string; sha256: string }[]): Promise<string[]> => {
  const { zone, simulated, profile, threads } = settings
  return writeEpaFolder(jobs, folder, complianceContext(settings), { zone, profileName: profile.name, version: programVersion, simulated, inputs }, { threads })
}

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
  return [
    ...(assumed === 0 ? [] : [`There is no appliances.csv: each of ${assumed} registered units is taken for one refrigerant circuit, its subsector for that of its type (see epa/).`]),
    ...(undetermined === 0 ? [] : [`${undetermined} refrigerant circuits are undetermined: epa/ says what is missing.`]),
    ...(overdue === 0 ? [] : [`${overdue} duties of refrigerant law are overdue: see epa/deadlines.csv.`]),
    ...(violations === 0 ? [] : [`${violations} refrigerant records are incomplete or do not fit together: see epa/violations.csv.`]),
    ...later.map(({ record, n }) => `${n} lines of ${record} are dated after ${asOf} and were not read.`),
  ]
}
