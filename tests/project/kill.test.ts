import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planKills, tryKill, type KillOutcome } from './kill/campaign'
import { makeScenario, type Scenario } from './kill/scenario'

const seed = 20_260_131
/** Three at random times, and one after each of the nine things that happen on disk. */
const kills = 12
const folder = mkdtempSync(join(tmpdir(), 'subcool-kill-'))
const outcomes: KillOutcome[] = []
let scenario: Scenario

beforeAll(async () => {
  scenario = await makeScenario(folder)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a run that is killed at any moment leaves the project as before or as after one of its steps', () => {
  test('the states differ from one another and leave nothing behind', () => {
    const { before, imported, analysed, reported } = scenario.states
    expect(imported.imported).not.toEqual(before.imported)
    expect(imported.derived).toEqual(before.derived)
    expect([before.analysed, imported.analysed, analysed.analysed]).toEqual([true, false, true])
    expect(analysed.derived).not.toEqual(before.derived)
    expect(analysed.reports).toEqual(before.reports)
    expect(reported.derived).toEqual(analysed.derived)
    expect(reported.commands.slice(-3)).toEqual(['import', 'analyse', 'report'])
    expect(Object.keys(reported.reports).length).toBe(Object.keys(before.reports).length + 1)
    expect([before, imported, analysed, reported].flatMap((state) => state.leftovers)).toEqual([])
  })

  test.each(Array.from({ length: kills }, (_, index) => index))('kill %i', async (index) => {
    const plan = planKills(kills, seed, scenario.undisturbed, 4)[index]
    if (plan === undefined) throw new Error(`there is no plan ${index}`)
    const outcome = await tryKill(scenario, plan, index)
    outcomes.push(outcome)
    expect(Object.keys(scenario.states), `${plan.moment} + ${Math.round(plan.afterMs)} ms`).toContain(outcome.state)
  }, 60_000)

  test('most of the kills came in time, before and after the import was in', () => {
    expect(outcomes.filter((outcome) => outcome.killed).length).toBeGreaterThan(outcomes.length / 2)
    expect(outcomes.map((outcome) => outcome.state)).toEqual(expect.arrayContaining(['before', 'imported']))
  })
})
