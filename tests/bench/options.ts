import { parseArgs } from 'node:util'

export const stepNames = ['import', 'features', 'models', 'rpc', 'page', 'walk', 'others', 'compliance', 'thresholds', 'scale', 'month'] as const
export type StepName = (typeof stepNames)[number]

export interface BenchOptions {
  rows: number
  pairs: number
  /** An analysed project that the page is measured on, in place of one made here. */
  project: string | undefined
  /** Rounds of the walk through the page. */
  rounds: number
  /** Units of the steps `scale` and `month`, and of the project made for the page where it is given. */
  units: number | undefined
  /** Months of the step `month` and of the project made for the page. */
  months: number
  json: boolean
  steps: ReadonlySet<StepName>
}

/** `--rows N [--pairs N] [--only import,features,models,rpc,page,walk,others,compliance,thresholds,scale,month] [--units N [--months N]] [--rounds N] [--project ANALYSED.subcool] [--json]`. */
export const readOptions = (words: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: { rows: { type: 'string' }, pairs: { type: 'string' }, only: { type: 'string' }, units: { type: 'string' }, months: { type: 'string' }, project: { type: 'string' }, rounds: { type: 'string' }, json: { type: 'boolean' } },
  })
  const only = values.only?.split(',') ?? stepNames.filter((name) => !['walk', 'others', 'compliance', 'thresholds', 'scale', 'month'].includes(name))
  const unknown = only.find((name) => !stepNames.some((known) => known === name))
  if (unknown !== undefined) throw new Error(`--only ${unknown} is not one of ${stepNames.join(', ')}`)
  return {
    rows: whole('rows', values.rows ?? '2000000'),
    pairs: whole('pairs', values.pairs ?? '5'),
    units: values.units === undefined ? undefined : whole('units', values.units),
    months: whole('months', values.months ?? '24'),
    rounds: whole('rounds', values.rounds ?? '500'),
    project: values.project,
    json: values.json ?? false,
    steps: new Set(only as StepName[]),
  }
}

const whole = (name: string, text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} ${text} is not a whole number above 0`)
  return value
}
