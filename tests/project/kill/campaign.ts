import { rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { seededNumbers } from '../../support/seeded-numbers'
import { killOnce, moments, type KillPlan } from './kill-once'
import { readState, type ProjectState } from './project-state'
import type { Scenario } from './scenario'

export interface KillOutcome extends KillPlan {
  killed: boolean
  /** Which of the states of a scenario the project was in when it was opened again; otherwise what is wrong with it. */
  state: string
}

/** Of so many kills one at a random time over the whole run, the others right after something happened on disk, each in turn. */
export const planKills = (times: number, seed: number, undisturbed: number, ofSoMany = 2): KillPlan[] => {
  const random = seededNumbers(seed)
  const events = moments.filter((moment) => moment !== 'start')
  return Array.from({ length: times }, (_, index) =>
    index % ofSoMany === 0
      ? { moment: 'start' as const, afterMs: undisturbed * (0.1 + 0.95 * random()) }
      : { moment: events[(index - 1 - Math.floor(index / ofSoMany)) % events.length] ?? 'start', afterMs: random() < 0.5 ? 0 : 30 * random() },
  )
}

/** Kills one run and opens what it left: the outcome names the state it was found in. */
export const tryKill = async (scenario: Scenario, plan: KillPlan, index: number): Promise<KillOutcome> => {
  const project = scenario.copy(`kill-${index}`)
  try {
    const killed = await killOnce(scenario, project, plan)
    return { ...plan, killed, state: await stateOf(scenario, project) }
  } finally {
    for (const path of [project, `${project}.out`]) rmSync(path, { recursive: true, force: true })
  }
}

const stateOf = async (scenario: Scenario, project: string): Promise<string> => {
  let found: ProjectState
  try {
    found = await readState(project)
  } catch (error) {
    return `WRONG: does not open: ${error instanceof Error ? error.message : String(error)}`
  }
  const legitimate = Object.entries(scenario.states).find(([, state]) => isDeepStrictEqual(state, found))?.[0]
  return legitimate ?? `WRONG: ${differences(scenario.states, found)}`
}

const differences = (states: Scenario['states'], found: ProjectState): string => {
  const parts = (['imported', 'derived', 'reports'] as const).map((part) => {
    const same = Object.entries(states).filter(([, state]) => isDeepStrictEqual(state[part], found[part])).map(([name]) => name)
    const odd = Object.keys({ ...states.reported[part], ...found[part] }).filter((key) => !Object.values(states).some((state) => state[part][key] === found[part][key]))
    return `${part} as ${same.length > 0 ? same.join('/') : `never (${odd.join(', ')})`}`
  })
  return [...parts, `commands ${found.commands.join(', ')}`, `analysed ${found.analysed}`, `left over ${found.leftovers.join(', ') || 'nothing'}`].join('; ')
}

/** A table: moments down, states across, how often each. */
export const outcomeTable = (outcomes: readonly KillOutcome[]): string => {
  const states = [...new Set(outcomes.map(({ state }) => (state.startsWith('WRONG') ? 'WRONG' : state)))].sort()
  const row = (name: string, own: readonly KillOutcome[]) =>
    `${name.padEnd(20)}${[...states.map((state) => own.filter((o) => o.state.startsWith(state)).length), own.filter((o) => o.killed).length, own.length].map((n) => String(n).padStart(10)).join('')}`
  return [
    `${'killed after'.padEnd(20)}${[...states, 'in time', 'runs'].map((name) => name.padStart(10)).join('')}`,
    ...moments.map((moment) => [moment, outcomes.filter((o) => o.moment === moment)] as const).filter(([, own]) => own.length > 0).map(([moment, own]) => row(moment, own)),
    row('all', outcomes),
  ].join('\n')
}
