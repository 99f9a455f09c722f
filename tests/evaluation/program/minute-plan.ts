import { join } from 'node:path'
import { factsOfFleet } from '../../../analytics/evaluation/evaluate'
import { loadCycles } from '../../../analytics/evaluation/defrost/load-cycles'
import type { DefrostUnit } from '../../../analytics/evaluation/defrost/score-defrosts'
import type { UnitFacts } from '../../../analytics/evaluation/unit-facts'
import type { Profile } from '../../../analytics/pipeline/4-findings/profile'
import { evaluationRecipe, type TrueDefrost } from '../../../sample-data/simulator'
import { fillFleetDatabase, openFleetDatabase } from './fleet-database'
import { judge, labelsOf, makeFeatures } from './judge-fleet'
import { seenAs } from './labelled-fleet'

export interface MinutePlan {
  facts: UnitFacts[]
  defrosts: DefrostUnit[]
}

/** Six winter weeks with samples of a minute, and the same units again with those of five: what defrosts were found and how they were judged. */
export const judgeMinutePlan = async (choice: { seed: number; share: number }, folder: string, profile: Profile, threads: number, say: (text: string) => void): Promise<MinutePlan> => {
  const { oneMinute } = evaluationRecipe(choice)
  const plans: MinutePlan[] = []
  for (const stepS of [60, 300]) {
    const fleet = seenAs({ ...oneMinute, step_s: stepS }, () => true, () => ['T4'])
    const actual = new Map<string, readonly TrueDefrost[]>()
    const { connection, close } = await openFleetDatabase(join(folder, String(stepS)), threads)
    try {
      await fillFleetDatabase(connection, fleet.seen, folder)
      await makeFeatures(connection, fleet, threads, () => undefined, (unitIds, defrosts) => unitIds.forEach((unitId) => actual.set(unitId, defrosts)))
      const found = await loadCycles(connection)
      const defrosts = [...actual].map(([unitId, defrosted]): DefrostUnit => ({ unitId, sampleS: stepS, true: defrosted, found: found.get(unitId) ?? [] }))
      if (stepS === 60) await judge(connection, fleet, profile, threads)
      const facts = stepS === 60 ? await factsOfFleet(connection, labelsOf(fleet), { profile, asOf: fleet.seen.to_on }) : []
      plans.push({ facts, defrosts })
      say(`defrosts of ${fleet.jobs.length} units at ${stepS} s`)
    } finally {
      close()
    }
  }
  return { facts: plans.flatMap(({ facts }) => facts), defrosts: plans.flatMap(({ defrosts }) => defrosts) }
}
