import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calibrate, calibrationJson } from '../../../analytics/evaluation/calibration/calibrate'
import { recalibrate } from '../../../analytics/evaluation/calibration/recalibrate'
import { reliabilityByView } from '../../../analytics/evaluation/calibration/reliability-by-view'
import { defrostGoals } from '../../../analytics/evaluation/defrost/defrost-goals'
import { evaluate, factsOfFleet } from '../../../analytics/evaluation/evaluate'
import { evaluationFiles } from '../../../analytics/evaluation/evaluation-files'
import { precisionGoal } from '../../../analytics/evaluation/goals/quietness'
import { isMissedForCertain } from '../../../analytics/evaluation/goals/goal'
import { scoreUnit } from '../../../analytics/evaluation/scoring/score-unit'
import { evaluationText } from '../../../analytics/evaluation/tables/evaluation-text'
import { reliabilityText } from '../../../analytics/evaluation/tables/reliability-text'
import type { UnitFacts } from '../../../analytics/evaluation/unit-facts'
import { calibration as shipped } from '../../../analytics/pipeline/4-findings/calibrated-confidence'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { fillFleetDatabase, openFleetDatabase } from './fleet-database'
import { judge, labelsOf, makeFeatures } from './judge-fleet'
import { labelledFleet } from './labelled-fleet'
import { judgeMinutePlan } from './minute-plan'
import { bringFeatures, keepFeatures } from './kept-features'
import { readOptions } from './options'

/** Fewer units decide nothing: of so many goals some are missed by chance. */
const enoughUnits = 100
const options = readOptions(process.argv.slice(2))
const started = performance.now()
const say = (text: string): void => void process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}\n`)
const profile = loadProfile(options.profile === undefined ? undefined : readFileSync(options.profile, 'utf8'))
const fleet = labelledFleet({ seed: options.seed, share: options.unitsShare, faults: options.faults })
const folder = join(tmpdir(), `subcool-evaluate-${process.pid}`)
say(`${fleet.jobs.length} units, seen ${fleet.seen.units.length} times, ${fleet.made.from_on} to ${fleet.made.to_on}, seed ${options.seed}`)
bringFeatures(options, folder)

/** Facts with the confidence that their own truth gives them; the calibration is kept in a file. */
const calibrated = (raised: readonly UnitFacts[], file: string): UnitFacts[] => {
  if (shipped.table.length > 0) throw new Error('to calibrate, the program has to be built without a calibration: npm run evaluate does it')
  const scores = raised.map(scoreUnit)
  process.stdout.write(['Before calibration', ...reliabilityByView(scores).flatMap(reliabilityText), '', 'After'].map((line) => `${line}\n`).join(''))
  const calibration = calibrate(scores, sourceOf(fleet.jobs.length))
  writeFileSync(file, calibrationJson(calibration))
  say(`calibration: ${file}`)
  return recalibrate(raised, calibration)
}

const sourceOf = (units: number): string =>
  `npm run evaluate -- --calibrate, seed ${options.seed}: share of findings that a technician would confirm, of ${units} simulated units, weighted so that one unit in ten is faulty and faults are as frequent among them as in that fleet. docs/evaluation.md says how.`

const { connection, isNew, close } = await openFleetDatabase(folder, options.threads)
try {
  if (isNew) {
    await fillFleetDatabase(connection, fleet.seen, folder)
    await makeFeatures(connection, fleet, options.threads, (done) => {
      if (done % 50 === 0 || done === fleet.jobs.length) say(`${done} of ${fleet.jobs.length} units made`)
    })
    await keepFeatures(connection, options, folder)
  }
  say('features')
  const count = await judge(connection, fleet, profile, options.threads, () => say('models'))
  say(`${count} findings`)
  const facts = await factsOfFleet(connection, labelsOf(fleet), { profile, asOf: fleet.seen.to_on })
  const minutes = await judgeMinutePlan({ seed: options.seed, share: options.unitsShare }, folder, profile, options.threads, say)
  const raised = [...facts, ...minutes.facts]
  const scored = evaluate(options.calibrate === undefined ? raised : calibrated(raised, options.calibrate), options.seed)
  const evaluation = { ...scored, goals: [...scored.goals, ...defrostGoals(minutes.defrosts, 'T4', options.seed)] }
  const lines = [`${fleet.jobs.length} simulated units, ${fleet.made.from_on} to ${fleet.made.to_on}, ${fleet.made.step_s} s between samples, seed ${options.seed}; profile ${profile.name}.`]
  mkdirSync(options.outDir, { recursive: true })
  for (const [name, text] of Object.entries(evaluationFiles(evaluation, { title: 'Evaluation on a simulated fleet', lines }))) writeFileSync(join(options.outDir, name), text)
  process.stdout.write(evaluationText(evaluation))
  const missed = evaluation.goals.filter((goal) => goal.units >= enoughUnits && isMissedForCertain(goal) && !goal.name.startsWith(precisionGoal))
  for (const { name, tier } of missed) say(`missed by more than chance: ${tier} ${name}`)
  if (missed.length > 0) process.exitCode = 1
} finally {
  close()
  rmSync(folder, { recursive: true, force: true })
}
say(`written: ${options.outDir}`)
