import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { EngineError } from '../../contract/errors'
import { checkOutFolder, judgeFolder, lastTelemetryDay, loadProfile, publishEvaluation, readTruth, type JudgedFolder } from '../../engine'
import type { Arguments } from './arguments'
import { importInput, readProfile, required, withProject } from './batch-commands'
import { progressOutput } from './progress'

/**
 * `subcool evaluate`: each folder is imported and analysed as `run` does it, without its truth; then the findings are held against
 * `truth.csv`.
 */
export const evaluateCommand = async (args: Arguments): Promise<void> => {
  const out = required(args.out, '--out DIR')
  if (args.paths.length === 0) throw new EngineError('bad-arguments', 'evaluate needs a folder with telemetry and truth.csv. See subcool --help.')
  await checkOutFolder(out)
  const truths = args.paths.map((path) => ({ path, text: truthOf(path) }))
  const profile = readProfile(args) ?? loadProfile()
  const judged: JudgedFolder[] = []
  for (const { path, text } of truths)
    await withProject(args, { temporary: true, create: true }, async (engine) => {
      const progress = progressOutput(args.json)
      await engine.import({ ...importInput(args, [path]), lastDay: args.asOf }, { onProgress: progress.show })
      const asOf = args.asOf ?? (await lastTelemetryDay(engine.project))
      await engine.analyse({ asOf, profile }, { onProgress: progress.show })
      judged.push(await judgeFolder(engine.project, { folder: basename(resolve(path)), truth: text, asOf, profile }))
      progress.end()
    })
  process.stdout.write(await publishEvaluation(judged, out, profile))
  process.stdout.write(`written: ${out}\n`)
}

/** The text of the `truth.csv` of a folder, in any case and at any depth, once it is known that it can be used. */
const truthOf = (folder: string): string => {
  if (!isFolder(folder)) throw new EngineError('file-not-found', `${folder} is not a folder.`, { hint: 'Name a folder with telemetry and truth.csv, such as one that subcool simulate wrote.' })
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => basename(name).toLowerCase() === 'truth.csv').sort()
  const [first, second] = found
  if (first === undefined) throw new EngineError('nothing-usable', `${folder} has no truth.csv.`, { hint: 'subcool simulate writes one; docs/evaluation.md names its columns.' })
  if (second !== undefined) throw new EngineError('register-duplicate', `${folder} has truth.csv twice: ${first} and ${second}.`, { hint: 'Name each labelled folder by itself.' })
  const text = readFileSync(join(folder, first), 'utf8')
  readTruth(text)
  return text
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
