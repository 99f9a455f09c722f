import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFacts } from '../../../analytics/evaluation/load-facts'
import { cellsOf } from '../../../analytics/evaluation/scoring/cells'
import { confusionOf, macroF1 } from '../../../analytics/evaluation/scoring/confusion'
import { bands, falseAlarmRate, populationOf, populations } from '../../../analytics/evaluation/scoring/false-alarm-rates'
import { scoreUnit, type UnitScore } from '../../../analytics/evaluation/scoring/score-unit'
import { confusionCsv, detectionsCsv, falseAlarmsCsv } from '../../../analytics/evaluation/tables/detail-csv'
import { evaluationCsv } from '../../../analytics/evaluation/tables/evaluation-csv'
import { readTruth } from '../../../analytics/evaluation/truth'
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
  const scores = (await loadFacts(connection, labelled, { profile, asOf: fleet.seen.to_on })).map(scoreUnit)
  mkdirSync(options.outDir, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(options.outDir, name), text)
  const views = [...new Set(scores.map(({ facts }) => facts.tier))].sort()
  write('evaluation.csv', evaluationCsv(cellsOf(scores, options.seed)))
  write('confusion.csv', confusionCsv(views.map((tier) => ({ tier, stepS: fleet.made.step_s, cells: confusionOf(scores.filter(({ facts }) => facts.tier === tier)) }))))
  write('detections.csv', detectionsCsv(scores))
  write('false_alarms.csv', falseAlarmsCsv(scores))
  print(scores)
} finally {
  close()
  rmSync(folder, { recursive: true, force: true })
}
say(`done, ${since(started)}`)

function missing(unitId: string): never {
  throw new Error(`no truth for ${unitId}`)
}

function print(scores: readonly UnitScore[]): void {
  const out = (text: string): void => void process.stdout.write(`${text}\n`)
  const percent = (value: number): string => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(0)} %`)
  for (const cell of cellsOf(scores, options.seed))
    out(
      `${cell.tier} ${cell.fault.padEnd(30)} ${String(cell.found).padStart(3)} of ${String(cell.units).padStart(3)}  recall ${percent(cell.recall)} (${percent(cell.recallInterval.low)} to ${percent(cell.recallInterval.high)})` +
        `  cause right ${percent(cell.causeRight)}  delay ${cell.delayDays.toFixed(0)} d (${cell.delayScoredDays.toFixed(0)} scored)  lead ${cell.leadWeeks.toFixed(0)} wk  false/unit-year ${cell.falseAlarmsPerUnitYear.toFixed(3)}  ppv10 ${percent(cell.ppvAt10Pct)} ${cell.note}`,
    )
  out(`macro F1 of the cause ${macroF1(scores).toFixed(3)}`)
  for (const tier of [...new Set(scores.map(({ facts }) => facts.tier))].sort())
    for (const population of populations)
      for (const band of bands) {
        const rate = falseAlarmRate(scores.filter((score) => populationOf(score) === population && score.facts.tier === tier), band, options.seed)
        out(`${tier} ${population}, ${band}: ${rate.falseAlarms} in ${rate.unitYears.toFixed(1)} unit-years = ${rate.perUnitYear.toFixed(3)} (${rate.interval.low.toFixed(3)} to ${rate.interval.high.toFixed(3)}), ${rate.unitsAlarmed} of ${rate.units} units`)
      }
}
