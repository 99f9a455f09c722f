import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runStep, type StepResult } from './child'

interface DailySums {
  seconds: number
  days: number
  energy_kwh: number
  cop_heat_kwh: number
  starts: number
  steady_samples: number
  supply_median: number
}

export interface OtherTools {
  /** Seconds from CSV to all daily and cycle tables. */
  ours: number
  /** Seconds in which DuckDB only reads the same files with all cores: nothing that starts from CSV with it can be faster. */
  reading: number
  tools: { tool: string; seconds: number | null; ratio: number | null; note: string }[]
}

const polarsVersion = '0.26.1'

/** The same daily table from the same CSV files in pandas and nodejs-polars, where those are present. */
export const compareOthers = async ({ fleet, folder, say }: { fleet: string; folder: string; say: (text: string) => void }): Promise<OtherTools> => {
  const ours = await runStep<StepResult & DailySums>('daily', { fleet, project: join(folder, 'others.subcool') })
  const out = join(folder, 'others')
  mkdirSync(out, { recursive: true })
  const tools: OtherTools['tools'] = []
  const add = (tool: string, theirs: (DailySums & { version: string }) | string): void => {
    if (typeof theirs === 'string') tools.push({ tool, seconds: null, ratio: null, note: theirs })
    else tools.push({ tool: `${tool} ${theirs.version}`, seconds: theirs.seconds, ratio: theirs.seconds / ours.seconds, note: difference(theirs, ours) })
    say(`${tool}: ${JSON.stringify(theirs)}`)
  }
  add('pandas', daily('/usr/bin/python3', [resolve('tests/bench/daily-pandas.py'), fleet, out], 'python3-pandas is not installed'))
  const polars = installPolars(join(folder, 'polars'))
  add('nodejs-polars', polars === undefined ? 'nodejs-polars could not be installed' : daily(process.execPath, [resolve('tests/bench/daily-polars.mjs'), fleet, out, polars], 'nodejs-polars does not start'))
  return { ours: ours.seconds, reading: (await runStep('read', { fleet })).seconds, tools }
}

const daily = (program: string, args: string[], missing: string): (DailySums & { version: string }) | string => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 })
  return status === 0 ? (JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as DailySums & { version: string }) : missing
}

/** Says what differs by more than a millionth. */
const difference = (theirs: DailySums, ours: DailySums): string => {
  const names = ['days', 'energy_kwh', 'cop_heat_kwh', 'starts', 'steady_samples', 'supply_median'] as const
  const off = names.filter((name) => Math.abs(theirs[name] - ours[name]) > 1e-6 * Math.abs(ours[name]))
  return off.map((name) => `${name} ${theirs[name]} against ${ours[name]}`).join(', ')
}

const installPolars = (folder: string): string | undefined => {
  if (existsSync(join(folder, 'node_modules/nodejs-polars'))) return folder
  mkdirSync(folder, { recursive: true })
  const packages = [`nodejs-polars@${polarsVersion}`, `nodejs-polars-${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : ''}@${polarsVersion}`]
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages], { stdio: 'ignore' })
    return folder
  } catch {
    return undefined
  }
}
