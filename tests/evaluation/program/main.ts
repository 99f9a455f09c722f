import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluate, factsOfFleet } from '../../../analytics/evaluation/evaluate'
import { evaluationText } from '../../../analytics/evaluation/tables/evaluation-text'
import { readTruth } from '../../../analytics/evaluation/truth'
import { evaluationFiles } from '../../../analytics/evaluation/evaluation-files'
import type { LabelledUnit } from '../../../analytics/evaluation/unit-facts'
import { buildFeatures } from '../../../analytics/pipeline/2-features/build-features'
import type { UnitFrame } from '../../../analytics/pipeline/2-features/feature-batch'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { openFleetDatabase } from './fleet-database'
import { labelledFleet } from './labelled-fleet'
import { readOptions } from './options'
import { makeUnits } from './unit-lanes'

const options = readOptions(process.argv.slice(2))
const say = (text: string): void => void process.stderr.write(`${text}\n`)
const since = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`
const started = performance.now()
const profile = loadProfile(options.profile === undefined ? undefined : readFileSync(options.profile, 'utf8'))
const fleet = labelledFleet(options)
const folder = join(tmpdir(), `subcool-evaluate-${process.pid}`)
say(`${fleet.made.units.length} units, seen ${fleet.seen.units.length} times, ${fleet.made.from_on} to ${fleet.made.to_on}, seed ${options.seed}`)
const { connection, close } = await openFleetDatabase(fleet.seen, folder, options.threads)
try {
  const batches = (frames: readonly UnitFrame[]) => {
    const byId = new Map(frames.map((frame) => [frame.unitId, frame]))
    const jobs = fleet.jobs.map(({ place, seen }) => ({ place, seen: seen.map(({ unitId, tier }) => ({ frame: byId.get(unitId) as UnitFrame, tier })) }))
    return makeUnits(fleet.made, jobs, options.threads)
  }
  const onProgress = ({ done }: { done: number }) => {
    if (done % 50 === 0) say(`  ${done} of ${fleet.jobs.length} units made, ${since(started)}`)
  }
  await buildFeatures({ jobs: connection, batches }, { asOf: fleet.seen.to_on, workers: options.threads, onProgress })
  say(`features, ${since(started)}`)
  await runModels(connection, { workers: options.threads })
  say(`models, ${since(started)}`)
  const raised = await raiseFindings(connection, { profile, asOf: fleet.seen.to_on, dataTo: fleet.seen.to_on })
  say(`${raised} findings, ${since(started)}`)
  const truths = new Map(readTruth(fleet.truthCsv).map((truth) => [truth.unitId, truth]))
  const labelled = fleet.jobs.flatMap(({ seen }) =>
    seen.map(({ unitId, tier }): LabelledUnit => ({ unitId, tier, stepS: fleet.made.step_s, truth: truths.get(unitId) ?? missing(unitId) })),
  )
  const evaluation = evaluate(await factsOfFleet(connection, labelled, { profile, asOf: fleet.seen.to_on }), options.seed)
  const lines = [`${fleet.made.units.length} simulated units, ${fleet.made.from_on} to ${fleet.made.to_on}, ${fleet.made.step_s} s between samples, seed ${options.seed}; profile ${profile.name}.`]
  mkdirSync(options.outDir, { recursive: true })
  for (const [name, text] of Object.entries(evaluationFiles(evaluation, { title: 'Evaluation on a simulated fleet', lines }))) writeFileSync(join(options.outDir, name), text)
  process.stdout.write(evaluationText(evaluation))
} finally {
  close()
  rmSync(folder, { recursive: true, force: true })
}
say(`done, ${since(started)}`)

function missing(unitId: string): never {
  throw new Error(`no truth for ${unitId}`)
}
