import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scenario } from './scenario'

/** When a run is killed: so many milliseconds after its start, or after something is seen in the project folder. */
export interface KillPlan {
  moment: Moment
  afterMs: number
}

export const moments = ['start', 'staged', 'telemetry renamed', 'record renamed', 'log written', 'log folded in', 'features begun', 'report begun', 'report filed', 'published'] as const
export type Moment = (typeof moments)[number]

/** Starts the command of a scenario, kills its whole process group by SIGKILL as planned; answers whether that came before its end. */
export const killOnce = async (scenario: Scenario, project: string, plan: KillPlan): Promise<boolean> => {
  const { program, args } = scenario.command(project)
  const reached = watcher(project, plan.moment)
  const child = spawn(program, args, { detached: true, stdio: 'ignore' })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_status, signal) => resolve(signal)))
  const running = () => child.exitCode === null && child.signalCode === null
  while (running() && !reached()) await new Promise((resolve) => setTimeout(resolve, 1))
  if (running() && plan.afterMs > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, plan.afterMs)), ended])
  if (running()) process.kill(-(child.pid as number), 'SIGKILL')
  return (await ended) === 'SIGKILL'
}

/** A question to be asked again and again: has the moment come? */
const watcher = (project: string, moment: Moment): (() => boolean) => {
  const names = (folder: string): string[] => {
    try {
      return readdirSync(join(project, folder))
    } catch {
      return []
    }
  }
  const size = (file: string): number => statSync(join(project, file), { throwIfNoEntry: false })?.size ?? 0
  const moreThan = (folder: string): (() => boolean) => {
    const before = names(folder).length
    return () => names(folder).length > before
  }
  const inWork = (prefix: string, below: string): boolean => names('tmp').some((name) => name.startsWith(prefix) && (below === '' || names(join('tmp', name, below)).length > 0))
  let largest = 0
  const telemetry = names('telemetry').length
  switch (moment) {
    case 'start':
      return () => true
    case 'staged':
      return () => inWork('import-', 'telemetry')
    case 'telemetry renamed':
      return moreThan('telemetry')
    case 'record renamed':
      return moreThan('imports')
    case 'log written':
      return () => names('telemetry').length > telemetry && size('project.duckdb.wal') > 0
    case 'log folded in':
      return () => {
        const now = size('project.duckdb.wal')
        largest = Math.max(largest, now)
        return names('telemetry').length > telemetry && now < largest
      }
    case 'features begun':
      return () => names('telemetry').length > telemetry && !names('tmp').some((name) => name.startsWith('import-'))
    case 'report begun':
      return () => inWork('report-', '')
    case 'report filed':
      return moreThan('reports')
    case 'published':
      return () => names('..').some((name) => name.startsWith(`.${basename(project)}.out`))
  }
}
