import { evaluate, factsOfFleet } from '../evaluation/evaluate'
import { evaluationFiles } from '../evaluation/evaluation-files'
import { labelledUnits } from '../evaluation/labelled-units'
import { publishFiles, sha256 } from '../evaluation/publish-files'
import { evaluationText } from '../evaluation/tables/evaluation-text'
import { readTruth } from '../evaluation/truth'
import { withinData, type WithinData } from '../evaluation/within-data'
import { EngineError } from '../contract/errors'
import type { Profile } from '../pipeline/4-findings/profile'
import type { Project } from '../project/open-project'
import { lastLocalDay } from './default-as-of'
import { programVersion, ruleDataVersion } from './version'

export { readTruth }

/** A labelled folder that was analysed: what was found on its units, and the truth it is held against. */
export interface JudgedFolder extends WithinData {
  folder: string
  truthSha256: string
  asOf: string
  units: number
  /** Units of the truth without telemetry. */
  withoutTelemetry: number
}

/** The last day with telemetry in a project, in the zones of its units. Errors: `no-rows`. */
export const lastTelemetryDay = async ({ jobs }: Project): Promise<string> => {
  const day = await lastLocalDay(jobs)
  if (day === undefined) throw new EngineError('no-rows', 'There is no telemetry.', { hint: 'Name a file or folder with telemetry.' })
  return day
}

/** Holds the findings of an analysed project against the text of a `truth.csv`. Errors: `register-invalid`, `nothing-usable`. */
export const judgeFolder = async (project: Project, from: { folder: string; truth: string; asOf: string; profile: Profile }): Promise<JudgedFolder> => {
  const truths = readTruth(from.truth)
  const units = await labelledUnits(project.jobs, truths)
  if (units.length === 0) throw new EngineError('nothing-usable', `No unit of ${from.folder}/truth.csv has telemetry.`, { hint: 'Its unit_id has to be that of the telemetry.' })
  const facts = await factsOfFleet(project.jobs, units, { profile: from.profile, asOf: from.asOf })
  return {
    folder: from.folder,
    truthSha256: sha256(from.truth),
    asOf: from.asOf,
    units: units.length,
    withoutTelemetry: truths.length - units.length,
    ...withinData(facts),
  }
}

/** Scores labelled folders together and writes the evaluation into `outDir`; answers it as text. Errors: those of the out folder. */
export const publishEvaluation = async (folders: readonly JudgedFolder[], outDir: string, profile: Profile): Promise<string> => {
  const evaluation = evaluate(folders.flatMap(({ facts }) => facts))
  const asOf = folders.map((folder) => folder.asOf).sort().at(-1) ?? ''
  const lines = [
    ...folders.map(
      ({ folder, units, withoutTelemetry, notYet, over, asOf: day }) =>
        `${folder}: ${units} ${units === 1 ? 'unit' : 'units'} to ${day}${withoutTelemetry === 0 ? '' : `, ${withoutTelemetry} more of its truth without telemetry`}${notYet === 0 ? '' : `, ${notYet} with a fault that begins later and so without fault`}${over === 0 ? '' : `, ${over} left out whose fault was over before`}.`,
    ),
    `Profile ${profile.name}, Subcool ${programVersion}, rule data ${ruleDataVersion}.`,
  ]
  await publishFiles(evaluationFiles(evaluation, { title: 'Evaluation of the detectors', lines }), outDir, {
    version: programVersion,
    as_of: asOf,
    data_to: asOf,
    zone: 'site',
    profile: profile.name,
    rule_data_version: ruleDataVersion,
    inputs: folders.map(({ folder, truthSha256 }) => ({ file: `${folder}/truth.csv`, sha256: truthSha256 })),
  })
  return `${lines.join('\n')}\n\n${evaluationText(evaluation)}`
}
