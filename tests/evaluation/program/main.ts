import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defrostGoals } from '../../../analytics/evaluation/defrost/defrost-goals'
import { evaluate, factsOfFleet } from '../../../analytics/evaluation/evaluate'
import { evaluationFiles } from '../../../analytics/evaluation/evaluation-files'
import { precisionGoal } from '../../../analytics/evaluation/goals/quietness'
import { isMissedForCertain } from '../../../analytics/evaluation/goals/goal'
import { evaluationText } from '../../../analytics/evaluation/tables/evaluation-text'
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
  const raised = await judge(connection, fleet, profile, options.threads, () => say('models'))
  say(`${raised} findings`)
  const facts = await factsOfFleet(connection, labelsOf(fleet), { profile, asOf: fleet.seen.to_on })
  const minutes = await judgeMinutePlan({ seed: options.seed, share: options.unitsShare }, folder, profile, options.threads, say)
  const scored = evaluate([...facts, ...minutes.facts], options.seed)
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
