import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface EvaluateOptions {
  quick: boolean
  seed: number
  /** Share of the fleet's units that are made, 0 to 1. */
  unitsShare: number
  outDir: string
  threads: number
  /** Only these faults, beside the fault-free units; empty = all. */
  faults: readonly string[]
  profile: string | undefined
  /** A database that keeps the tables of features: made where it is missing, else judged anew as it is. */
  features: string | undefined
  /** The file that the calibration made of this run is written to; the program is then built without one. */
  calibrate: string | undefined
}

const quickShare = 0.1
/** A seed that no test uses. */
const defaultSeed = 6_021_023

/** `[--quick] [--seed S] [--units-share X] [--out DIR] [--faults a,b] [--profile F] [--threads N] [--features F.duckdb] [--calibrate F.json]`. */
export const readOptions = (words: readonly string[]): EvaluateOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean' },
      seed: { type: 'string' },
      'units-share': { type: 'string' },
      out: { type: 'string' },
      faults: { type: 'string' },
      profile: { type: 'string' },
      features: { type: 'string' },
      threads: { type: 'string' },
      calibrate: { type: 'string' },
    },
  })
  const quick = values.quick ?? false
  return {
    quick,
    seed: number('seed', values.seed ?? String(defaultSeed), 0, 2 ** 32 - 1),
    unitsShare: number('units-share', values['units-share'] ?? String(quick ? quickShare : 1), 0.001, 1),
    outDir: resolve(values.out ?? 'out/evaluation'),
    threads: number('threads', values.threads ?? String(Math.min(8, availableParallelism())), 1, 64),
    faults: values.faults?.split(',').map((name) => name.trim()) ?? [],
    profile: values.profile,
    features: values.features === undefined ? undefined : resolve(values.features),
    calibrate: values.calibrate === undefined ? undefined : resolve(values.calibrate),
  }
}

const number = (name: string, text: string, low: number, high: number): number => {
  const value = Number(text)
  if (!(value >= low && value <= high)) throw new Error(`--${name} ${text} is not a number from ${low} to ${high}`)
  return value
}
