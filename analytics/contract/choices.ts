/** Lists that both sides choose from. The page reads them without the schemas that check what it sends. */

export const severities = ['critical', 'major', 'minor', 'advisory'] as const
export type Severity = (typeof severities)[number]

/** Columns the fleet grid can show, sort by and export. */
export const fleetColumns = [
  'unit_id',
  'severity',
  'faults',
  'findings',
  'customer',
  'site_name',
  'brand',
  'model',
  'unit_type',
  'refrigerant',
  'climate_zone',
  'seasonal_cop',
  'cop_vs_expected_pct',
  'cop_trend_pct_per_year',
  'compressor_health',
  'defrosts_per_day',
  'starts_per_day',
  'connectivity_pct',
  'energy_kwh',
  'energy_cost',
  'days_of_data',
  'last_seen_on',
  'priority',
  'due_on',
  'cost_of_waiting_per_month',
] as const
export type FleetColumn = (typeof fleetColumns)[number]

/** What a logo may be: its file, and its sides in pixels. */
export const logoLimits = { bytes: 500_000, leastPixels: 16, mostPixels: 4000 } as const

/** What a user can say of a finding; `null` takes it back. */
export const triageStatuses = ['acknowledged', 'confirmed', 'dismissed', 'resolved'] as const
export type TriageStatus = (typeof triageStatuses)[number]

/** Where a finding stands: `open` is new, `withdrawn` is no longer raised. */
export const findingStates = ['open', ...triageStatuses, 'withdrawn'] as const
export type FindingState = (typeof findingStates)[number]

export const findingGroupings = ['none', 'fault', 'unit', 'site', 'brand', 'model', 'assignee'] as const
export type FindingGrouping = (typeof findingGroupings)[number]

/** Columns of the triage list. */
export const findingColumns = [
  'finding_id', 'severity', 'fault', 'unit_id', 'site_name', 'brand', 'model', 'status', 'assignee', 'confidence',
  'detected_on', 'last_seen_on', 'annual_cost', 'recurrence', 'work_order_id', 'reason',
] as const
export type FindingColumn = (typeof findingColumns)[number]

export const cohortKeys = ['brand', 'model', 'firmware', 'climate_zone', 'unit_type', 'refrigerant', 'segment', 'install_year', 'site_name'] as const
export type CohortKey = (typeof cohortKeys)[number]

export const compareMetrics = ['carnot_pct', 'cop_at_pct', 'cop_vs_rated_pct', 'cop_vs_expected_pct', 'cop_trend_pct_per_year', 'defrosts_per_day', 'defrost_minutes', 'unneeded_pct', 'starts_per_day', 'energy_per_degree_day', 'compressor_health'] as const
export type CompareMetric = (typeof compareMetrics)[number]

export const compareRates = ['findings', 'confirmed'] as const
export type CompareRate = (typeof compareRates)[number]

export const scopeKeys = ['brand', 'model', 'unit_type', 'refrigerant', 'climate_zone', 'site_id', 'unit_id'] as const
export type ScopeKey = (typeof scopeKeys)[number]
