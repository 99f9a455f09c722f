import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../db/query'
import { leastDays, provisionalDays } from '../pipeline/3-models/baseline/complete'
import type { Analysis } from './analyse-project'
import { complianceWarnings } from './compliance'
import { programVersion, ruleDataVersion } from './version'

export interface SummaryParts {
  analysis: Analysis
  profileName: string
  importSeconds: number
  warnings: readonly string[]
}

const importsSql = `SELECT file, status, code, message, format, units, unit_id_from, rows_read, rows_loaded, rows_rejected, rows_duplicate,
    strftime(from_at, '%Y-%m-%dT%H:%M:%SZ') AS "from", strftime(to_at, '%Y-%m-%dT%H:%M:%SZ') AS "to", import_file.seconds
  FROM import_file JOIN import USING (import_no) WHERE NOT undone ORDER BY import_no, file`

/** `summary.json` as the data contract lists it, but for the seconds of the reports themselves. */
export const summarise = async (connection: DuckDBConnection, parts: SummaryParts): Promise<Record<string, unknown>> => {
  const count = async (sql: string): Promise<number> => (await readRow<{ n: number }>(connection, sql))?.n ?? 0
  return {
    version: programVersion,
    as_of: parts.analysis.asOf,
    data_to: parts.analysis.dataTo,
    zone: parts.analysis.zone,
    profile: parts.profileName,
    rule_data_version: ruleDataVersion,
    imports: (await readRows<{ seconds: number }>(connection, importsSql)).map(({ seconds, ...file }) => ({ ...file, seconds })),
    units: await count('SELECT count(*) AS n FROM unit'),
    rows: await count('SELECT coalesce(sum(rows_loaded), 0)::BIGINT AS n FROM import_file f JOIN import i USING (import_no) WHERE NOT undone AND f.unit_id_from IS NOT NULL'),
    findings: await count('SELECT count(*) AS n FROM finding'),
    work_orders: await count('SELECT count(*) AS n FROM work_order'),
    seconds: { import: parts.importSeconds, ...parts.analysis.seconds },
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    warnings: [...parts.warnings, ...(await projectWarnings(connection, parts.analysis)), ...(await complianceWarnings(connection, parts.analysis.asOf))],
  }
}

const projectWarnings = async (connection: DuckDBConnection, analysis: Analysis): Promise<string[]> => {
  const warnings: string[] = []
  const unregistered = await readRows<{ unit_id: string }>(
    connection,
    'SELECT unit_id FROM unit WHERE NOT registered AND (SELECT count(*) FROM unit_register) > 0 ORDER BY unit_id',
  )
  if (unregistered.length > 0)
    warnings.push(`${unregistered.length === 1 ? '1 unit has' : `${unregistered.length} units have`} telemetry and no line in units.csv: ${unregistered.slice(0, 5).map((u) => u.unit_id).join(', ')}${unregistered.length > 5 ? ', ..' : ''}.`)
  warnings.push(...(await tooShort(connection)), ...(await otherCurrency(connection)))
  const days = analysis.dataTo === null ? 0 : Math.round((Date.parse(analysis.asOf) - Date.parse(analysis.dataTo)) / 86_400_000)
  if (days > 30) warnings.push(`The data ends on ${analysis.dataTo}, ${days} days before the as-of date ${analysis.asOf}; findings are judged as at the end of the data.`)
  return warnings
}

const tooShort = async (connection: DuckDBConnection): Promise<string[]> => {
  const short = await readRows<{ unit_id: string; days: number }>(
    connection,
    'SELECT unit_id, count(*)::INTEGER AS days FROM unit_day GROUP BY unit_id HAVING count(*) < $leastDays ORDER BY unit_id',
    { leastDays },
  )
  if (short.length === 0) return []
  const named = short.slice(0, 5).map(({ unit_id, days }) => `${unit_id} (${days} ${days === 1 ? 'day' : 'days'})`)
  return [
    `Not enough data to judge efficiency, refrigerant circuit and compressor of ${short.length === 1 ? '1 unit' : `${short.length} units`}: ` +
      `their baselines need ${leastDays} days, or ${provisionalDays} where five like units have theirs. ${named.join(', ')}${short.length > named.length ? ', ..' : ''}.`,
  ]
}

/** Money of a tariff is never turned into that of the costs. */
const otherCurrency = async (connection: DuckDBConnection): Promise<string[]> => {
  const unpriced = await readRow<{ orders: number; tariffs: string | null; costs: string | null }>(
    connection,
    `SELECT count(DISTINCT w.work_order_id)::INTEGER AS orders, string_agg(DISTINCT f.currency, ', ' ORDER BY f.currency) AS tariffs, min(w.currency) AS costs
     FROM work_order w JOIN finding f ON f.unit_id = w.unit_id AND list_contains(string_split(w.finding_ids, '|'), f.finding_id)
     WHERE w.cost_of_waiting_per_month IS NULL AND f.currency <> w.currency`,
  )
  if (unpriced === undefined || unpriced.orders === 0) return []
  const { orders, tariffs, costs } = unpriced
  return [`${orders === 1 ? '1 work order has' : `${orders} work orders have`} no cost of waiting and no score: tariffs are in ${tariffs}, the costs of the profile in ${costs}. Say what a visit costs in ${tariffs} (costs.currency).`]
}
