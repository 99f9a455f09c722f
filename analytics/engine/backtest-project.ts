import { isoDay } from '../contract/days'
import { readRow } from '../db/query'
import { backtest } from '../evaluation/backtest/backtest'
import { backtestCsv, backtestText } from '../evaluation/backtest/backtest-csv'
import { labelsOfProject, labelsOfText, type Label } from '../evaluation/backtest/labels'
import { publishFiles, sha256 } from '../evaluation/publish-files'
import { EngineError } from '../contract/errors'
import type { Profile } from '../pipeline/4-findings/profile'
import type { Project } from '../project/open-project'
import { circuitsOf } from './find-circuits'
import { usedProfile } from './used-profile'
import { programVersion, ruleDataVersion } from './version'

export interface BacktestInput {
  outDir: string
  /** Default: that of the last analysis. */
  profile: Profile | undefined
  /** Another service log than the project's, and what it is called. */
  labels: { file: string; text: string } | undefined
}

/**
 * Holds what visits confirmed against what the findings said before, and writes `backtest.csv` into `outDir`. Reads the last
 * analysis. Errors: `no-rows` before the first one, `nothing-usable` without labels, `register-invalid`, those of the out folder.
 */
export const backtestProject = async ({ jobs }: Project, input: BacktestInput): Promise<{ text: string; warnings: string[] }> => {
  const analysis = await readRow<{ as_of: string; data_to: string | null; zone: string | null }>(jobs, 'SELECT as_of, data_to, zone FROM analysis')
  if (analysis === undefined) throw new EngineError('no-rows', 'The project has not been analysed.', { hint: 'Run subcool analyse first.' })
  const profile = input.profile ?? (await usedProfile(jobs))
  const { labels, unknown } = input.labels === undefined ? await labelsOfProject(jobs) : labelsOfText(input.labels.text)
  if (labels.length === 0)
    throw new EngineError('nothing-usable', 'No visit of the service log says what it confirmed.', { hint: 'Fill confirmed_fault with a fault code, or none where nothing was found.' })
  const { lines, unknownUnit, outsideData } = await backtest(jobs, labels, { profile, asOf: analysis.as_of, circuits: await circuitsOf(jobs) })
  await publishFiles({ 'backtest.csv': backtestCsv(lines) }, input.outDir, {
    version: programVersion,
    as_of: analysis.as_of,
    data_to: analysis.data_to,
    zone: analysis.zone ?? 'UTC',
    profile: profile.name,
    rule_data_version: ruleDataVersion,
    inputs: input.labels === undefined ? [] : [{ file: input.labels.file, sha256: sha256(input.labels.text) }],
  })
  return {
    text: backtestText(lines),
    warnings: [
      ...unknown.map((fault) => `The labels name ${fault}, which is no fault code: left out.`),
      ...leftOut(unknownUnit, 'of units without telemetry in the project'),
      ...leftOut(outsideData.filter(({ fault }) => fault !== 'none'), 'outside the days of their units with data'),
    ],
  }
}

const mostNamed = 10

const leftOut = (labels: readonly Label[], which: string): string[] => {
  const named = labels.slice(0, mostNamed).map(({ unitId, confirmed }) => `${unitId} ${isoDay(confirmed)}`)
  const more = labels.length - named.length
  return labels.length === 0 ? [] : [`${labels.length} ${labels.length === 1 ? 'visit' : 'visits'} ${which}: left out (${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}).`]
}
