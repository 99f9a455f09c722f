import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { EngineError } from '../../contract/errors'
import { backtestProject, checkOutFolder } from '../../engine'
import type { Arguments } from './arguments'
import { asOfDay, readProfile, required, withProject } from './batch-commands'
import { progressOutput } from './progress'

/** `subcool backtest`: what visits confirmed against what was found before them, from the last analysis of a project or a new one where there is none. */
export const backtestCommand = async (args: Arguments): Promise<void> => {
  const outDir = required(args.out, '--out DIR')
  await checkOutFolder(outDir)
  const labels = args.labels === undefined ? undefined : { file: basename(args.labels), text: readLabels(args.labels) }
  await withProject(args, { create: false }, async (engine) => {
    const progress = progressOutput(args.json)
    if (!(await engine.analysed())) await engine.analyse({ ...asOfDay(args), profile: readProfile(args) }, { onProgress: progress.show })
    progress.end()
    const { text, warnings } = await backtestProject(engine.project, { outDir, profile: readProfile(args), labels })
    for (const warning of warnings) process.stderr.write(`subcool: ${warning}\n`)
    process.stdout.write(text)
  })
}

const readLabels = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new EngineError('file-not-found', `The labels ${path} can't be read.`, { hint: 'Check the path.', cause })
  }
}
