import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values } = parseArgs({ options: { times: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const load = async (name) => (await runnerImport(join(import.meta.dirname, name), { configFile: false, logLevel: 'error' })).module
const { makeScenario } = await load('scenario.ts')
const { planKills, tryKill, outcomeTable } = await load('campaign.ts')

const folder = mkdtempSync(join(tmpdir(), 'subcool-kill-'))
try {
  const scenario = await makeScenario(folder)
  console.log(`undisturbed: ${Math.round(scenario.undisturbed)} ms; ${values.times} kills, seed ${values.seed}`)
  const outcomes = []
  for (const [index, plan] of planKills(Number(values.times), Number(values.seed), scenario.undisturbed).entries()) {
    const outcome = await tryKill(scenario, plan, index)
    outcomes.push(outcome)
    if (outcome.state.startsWith('WRONG')) console.log(`${index}: ${plan.moment} + ${Math.round(plan.afterMs)} ms: ${outcome.state}`)
    if ((index + 1) % 20 === 0) console.log(`after ${index + 1}:\n${outcomeTable(outcomes)}`)
  }
  console.log(outcomeTable(outcomes))
  process.exitCode = outcomes.some(({ state }) => state.startsWith('WRONG')) ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
