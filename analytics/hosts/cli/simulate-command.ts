import { EngineError } from '../../contract/errors'
import { faultFacts, simulate, simulatedFaults, tiers, type SimulatedFault, type Tier } from '../../../sample-data/simulator'
import type { Arguments } from './arguments'
import { progressOutput } from './progress'

/** `subcool simulate`: writes a labelled fleet; `--faults list` says which faults there are instead. */
export const simulateCommand = async (args: Arguments): Promise<void> => {
  if (args.faults === 'list') {
    process.stdout.write(faultList())
    return
  }
  if (args.out === undefined) throw new EngineError('bad-arguments', '--out DIR is needed. See subcool --help.')
  const progress = progressOutput(args.json)
  const made = await simulate({
    outDir: args.out,
    units: args.units ?? 8,
    months: args.months ?? 14,
    stepS: stepOf(args.stepS),
    tier: tierOf(args.tier),
    faults: faultsOf(args.faults),
    seed: args.seed ?? 1,
    format: formatOf(args.format),
    onProgress: ({ unitsDone, units }) => progress.show({ stage: 'simulate', done: unitsDone, total: units }),
  }).catch((error: unknown) => {
    if (error instanceof RangeError || /not empty|holds/.test(String(error))) throw new EngineError('bad-arguments', error instanceof Error ? error.message : String(error))
    throw error
  })
  progress.end()
  process.stdout.write(`${made.units} units, ${made.rows.toLocaleString('en-US')} rows in ${made.seconds.toFixed(1)} s: ${made.outDir}\n`)
}

/** A line for each fault: its code, the unit of its severity, and what the severity is. */
export const faultList = (): string =>
  simulatedFaults.map((fault) => `${fault.padEnd(28)}${faultFacts[fault].unit.padEnd(6)}${faultFacts[fault].says}\n`).join('')

const stepOf = (step: number | undefined): 60 | 300 | 900 => {
  if (step === undefined) return 300
  if (step === 60 || step === 300 || step === 900) return step
  throw new EngineError('bad-arguments', `--step-s ${step} is not one of 60, 300, 900.`)
}

const tierOf = (tier: string | undefined): Tier => {
  const found = tiers.find((known) => known === (tier ?? 'T4'))
  if (found === undefined) throw new EngineError('bad-arguments', `--tier ${tier} is not one of ${tiers.join(', ')}.`)
  return found
}

const faultsOf = (faults: string | undefined): SimulatedFault[] | 'all' | 'none' => {
  if (faults === undefined || faults === 'none') return 'none'
  if (faults === 'all') return 'all'
  return faults.split(',').map((name) => {
    const found = simulatedFaults.find((known) => known === name.trim())
    if (found === undefined) throw new EngineError('bad-arguments', `--faults: ${name} is not one of ${simulatedFaults.join(', ')}; \`--faults list\` says what each is.`)
    return found
  })
}

const formatOf = (format: string | undefined): 'csv' | 'parquet' => {
  if (format === undefined || format === 'parquet' || format === 'csv') return format ?? 'parquet'
  throw new EngineError('bad-arguments', `--format ${format} is not one of csv, parquet.`)
}
