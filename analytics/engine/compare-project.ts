import { collectPeriod, type PeriodUnit } from '../evaluation/compare/collect-period'
import { comparePeriods } from '../evaluation/compare/compare-periods'
import { caution, comparisonCsv, comparisonText } from '../evaluation/compare/comparison-text'
import { readPeriod } from '../evaluation/compare/period'
import { publishFiles } from '../evaluation/publish-files'
import type { Project } from '../project/open-project'
import { lastTelemetryDay } from './evaluate-project'
import { programVersion, ruleDataVersion } from './version'

export { readPeriod }

/** Units of one period, each with its steady samples. */
export type Period = ReadonlyMap<string, PeriodUnit>

/**
 * Collects the steady samples of a project's units (or one) from a range of local days, or all of them; the refrigerants of
 * `like` are taken where the register names none. Errors: `no-rows`.
 */
export const collectOfProject = async (project: Project, from: { range?: ReturnType<typeof readPeriod>; unit?: string | undefined; like?: Period | undefined }): Promise<Period> => {
  const { like } = from
  return collectPeriod(
    { jobs: project.jobs, telemetryFolder: project.layout.telemetry },
    {
      asOf: await lastTelemetryDay(project),
      range: from.range,
      unitIds: from.unit === undefined ? undefined : new Set([from.unit]),
      ...(like === undefined ? {} : { assumed: (unitId: string) => (like.get(unitId) ?? (like.size === 1 ? [...like.values()][0] : undefined))?.refrigerant }),
    },
  )
}

/** Compares two periods; `json` is the same as numbers, `csv` one line an indicator. Errors: `nothing-usable`. */
export const compareCollected = (baseline: Period, period: Period): { text: string; json: string; csv: string } => {
  const comparisons = comparePeriods(baseline, period)
  const json = {
    causal: false,
    caution,
    units: comparisons.map(({ ranking, ...comparison }) => ({ ...comparison, ranking: ranking.map(({ fault, explained }) => ({ fault, explained })) })),
  }
  return { text: `${caution}\n\n${comparisons.map(comparisonText).join('\n')}`, json: `${JSON.stringify(json)}\n`, csv: comparisonCsv(comparisons) }
}

/** Writes `comparison.csv`. Errors: those of the out folder. */
export const publishComparison = (csv: string, outDir: string, asOf: string): Promise<void> =>
  publishFiles({ 'comparison.csv': csv }, outDir, { version: programVersion, as_of: asOf, data_to: null, zone: 'site', profile: '', rule_data_version: ruleDataVersion, inputs: [] })
