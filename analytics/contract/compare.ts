import { z } from 'zod'
import { json, query, type Calls } from './define'
import { cohortKeys, compareMetrics, type CohortKey, type CompareMetric, type CompareRate } from './choices'

/** Some units: all that match everything named, or those listed. */
export const cohort = z.strictObject({
  match: z.partialRecord(z.enum(cohortKeys), z.string().max(200)).default({}),
  unitIds: z.array(z.string().max(200)).max(50_000).optional(),
})
export type Cohort = z.output<typeof cohort>



/** A robust mean over units with its 95 % interval; both ends empty with fewer than five units. */
export interface CohortMean {
  units: number
  mean: number | null
  low: number | null
  high: number | null
}

export interface ComparedMetric {
  metric: CompareMetric
  a: CohortMean
  b: CohortMean
  /** A less B; null where either has too few units. */
  difference: { value: number; low: number; high: number } | null
}

export interface ComparedRate {
  rate: CompareRate
  /** Events per 100 unit-years with their 95 % intervals. */
  a: { events: number; unitYears: number; per100: number | null; low: number | null; high: number | null }
  b: { events: number; unitYears: number; per100: number | null; low: number | null; high: number | null }
  /** A over B; null where either has none. */
  ratio: { value: number; low: number; high: number } | null
}

/** COP at an outdoor temperature over the units of a cohort: their median and 10 to 90 %. */
export interface CurvePoint {
  outdoorC: number
  units: number
  median: number
  low: number
  high: number
}

export interface RatedPoint {
  outdoorC: number
  cop: number
  units: number
}

export interface Comparison {
  /** Units that match; those in both count in neither. */
  units: { a: number; b: number; both: number }
  /** Fewer units than this in either cohort have no interval. */
  leastUnits: number
  metrics: ComparedMetric[]
  rates: ComparedRate[]
  curves: { a: CurvePoint[]; b: CurvePoint[] }
  rated: { a: RatedPoint[]; b: RatedPoint[] }
}

export interface MatrixCell {
  row: string
  column: string
  units: number
  /** Robust mean of its own; null with fewer than three units. */
  mean: number | null
  /** Drawn towards all cells by its weight. */
  shrunk: number | null
  weight: number
}

export interface CompareMatrix {
  rows: string[]
  columns: string[]
  cells: MatrixCell[]
}

/** A firmware beside the others of its model. */
export interface FirmwareRow {
  model: string
  firmware: string
  units: number
  otherUnits: number
  metric: CohortMean
  difference: { value: number; low: number; high: number } | null
  findingsPer100: number | null
}

/** A fault that is more frequent in a group than elsewhere: one cause rather than many. */
export interface CommonCause {
  fault: string
  key: CohortKey
  value: string
  units: number
  of: number
  elsewherePct: number
  /** One-sided exact probability times the number of comparisons that could have told, of groups and faults of three units and more; 1 at most. */
  chance: number
}

export const compareCalls = {
  /** Two cohorts at the same conditions. `within` narrows both. */
  'compare.cohorts': query(z.strictObject({ a: cohort, b: cohort, within: cohort.prefault({}) }), json<Comparison>()),
  'compare.matrix': query(z.strictObject({ rows: z.enum(cohortKeys).default('brand'), columns: z.enum(cohortKeys).default('climate_zone'), metric: z.enum(compareMetrics).default('cop_at_pct') }), json<CompareMatrix>()),
  'compare.firmware': query(z.strictObject({ metric: z.enum(compareMetrics).default('cop_at_pct') }), json<FirmwareRow[]>()),
  'compare.causes': query(z.strictObject({}), json<CommonCause[]>()),
  /** The values that each key has, the most frequent first. */
  'compare.choices': query(z.strictObject({}), json<Record<CohortKey, { value: string; units: number }[]>>()),
} satisfies Calls
