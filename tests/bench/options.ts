import { parseArgs } from 'node:util'

export const stepNames = ['import', 'features', 'models', 'rpc', 'page', 'others', 'compliance', 'thresholds'] as const
export type StepName = (typeof stepNames)[number]

export interface BenchOptions {
  rows: number
  pairs: number
  json: boolean
  steps: ReadonlySet<StepName>
}

/** `--rows N [--pairs N] [--only import,features,models,rpc,page,others,compliance,thresholds] [--json]`. */
export const readOptions = (words: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: { rows: { type: 'string' }, pairs: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } },
  })
  const only = values.only?.split(',') ?? stepNames.filter((name) => !['others', 'compliance', 'thresholds'].includes(name))
  const unknown = only.find((name) => !stepNames.some((known) => known === name))
  if (unknown !== undefined) throw new Error(`--only ${unknown} is not one of ${stepNames.join(', ')}`)
  return {
    rows: whole('rows', values.rows ?? '2000000'),
    pairs: whole('pairs', values.pairs ?? '5'),
    json: values.json ?? false,
    steps: new Set(only as StepName[]),
  }
}

const whole = (name: string, text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} ${text} is not a whole number above 0`)
  return value
}
