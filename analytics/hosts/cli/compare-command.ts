import { existsSync } from 'node:fs'
import { EngineError } from '../../contract/errors'
import { checkOutFolder, collectOfProject, compareCollected, publishComparison, readPeriod, type Period } from '../../engine'
import type { Arguments } from './arguments'
import { asOf, importInput, required, withProject } from './batch-commands'
import { progressOutput } from './progress'

/** `subcool compare`: a period against a reference period, each a file or folder, or days of a project. */
export const compareCommand = async (args: Arguments): Promise<void> => {
  if (args.out !== undefined) await checkOutFolder(args.out)
  const [before, after] = [required(args.baseline, '--baseline PERIOD|FILE'), required(args.period, '--period PERIOD|FILE')]
  const baseline = await collect(args, before, undefined)
  const period = await collect(args, after, baseline)
  const { text, json, csv } = compareCollected(baseline, period)
  if (args.out !== undefined) await publishComparison(csv, args.out, asOf(args))
  process.stdout.write(args.json ? json : text)
}

const collect = async (args: Arguments, which: string, like: Period | undefined): Promise<Period> => {
  const range = readPeriod(which)
  let collected: Period = new Map()
  if (range !== undefined) {
    if (args.project === undefined) throw new EngineError('bad-arguments', `${which} is a period: --project DIR.subcool has to say of what.`)
    await withProject(args, { create: false }, async (engine) => {
      collected = await collectOfProject(engine.project, { range, unit: args.unit, like })
    })
    return collected
  }
  if (!existsSync(which)) throw new EngineError('file-not-found', `${which} is neither a file or folder nor a period.`, { hint: 'Write a period as 2025-01-01..2025-02-28, 2025-01 or 2025-01-15.' })
  await withProject(args, { create: true, temporary: true }, async (engine) => {
    const progress = progressOutput(args.json)
    await engine.import(importInput(args, [which]), { onProgress: progress.show })
    collected = chosen(await collectOfProject(engine.project, { like }), args.unit)
    progress.end()
  })
  return collected
}

/** The named unit of several; one alone is what the file is about, whatever it is called. */
const chosen = (period: Period, unit: string | undefined): Period => (unit === undefined || period.size <= 1 ? period : new Map([...period].filter(([unitId]) => unitId === unit)))
